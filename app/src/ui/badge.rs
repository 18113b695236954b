use super::MaybeText;
use super::{Icon, IconName};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What a badge or notice asks of the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Intent {
    /// Nothing to do, nothing special.
    #[default]
    Neutral,
    /// Under way.
    Info,
    /// Done, working.
    Positive,
    /// Failed.
    Negative,
    /// Worth acting on.
    Warning,
    /// Must be acted on.
    Urgent,
}

impl Intent {
    /// The word in class names.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Positive => "positive",
            Self::Negative => "negative",
            Self::Warning => "warning",
            Self::Urgent => "urgent",
        }
    }

    /// The icon that carries the meaning beside the colour.
    pub const fn icon(self) -> IconName {
        match self {
            Self::Neutral => IconName::Circle,
            Self::Info | Self::Warning => IconName::Clock,
            Self::Positive => IconName::Check,
            Self::Negative | Self::Urgent => IconName::Warning,
        }
    }
}

/// A read-only state: icon and one word.
#[component]
pub fn Badge(
    /// What it asks of the reader.
    intent: Intent,
    /// One word, or two.
    #[prop(into)]
    label: String,
    /// Another icon than the intent's own.
    #[prop(default = None, into)]
    icon: Option<IconName>,
    /// A sentence that explains the state, shown on hover.
    #[prop(optional, into)]
    explanation: MaybeText,
) -> impl IntoView {
    view! {
        <span class=format!("badge badge--{}", intent.word()) title=explanation.0>
            <Icon name=icon.unwrap_or(intent.icon()) />
            {label}
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;

    #[test]
    fn every_intent_has_a_class_an_icon_and_its_text() {
        for intent in [
            Intent::Neutral,
            Intent::Info,
            Intent::Positive,
            Intent::Negative,
            Intent::Warning,
            Intent::Urgent,
        ] {
            let out = html(move || view! { <Badge intent label="Paused" /> });
            assert!(out.contains(&format!("badge--{}", intent.word())), "{out}");
            assert!(out.contains("<svg") && out.contains("Paused"));
        }
    }
}
