use super::MaybeText;
use super::{Icon, IconName};
use leptos::prelude::*;

/// How much a button asks for attention. At most one primary per page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Variant {
    /// The one thing to do here.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// No frame until it is pointed at.
    Ghost,
    /// Takes something away.
    Danger,
}

impl Variant {
    /// The classes of a button of this kind.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Secondary => "button button--secondary",
            Self::Ghost => "button button--ghost",
            Self::Danger => "button button--danger",
        }
    }
}

/// A button that does something on this page. For forms use `SubmitButton`.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    variant: Variant,
    /// An icon before the text.
    #[prop(default = None, into)]
    icon: Option<IconName>,
    /// The `type` attribute: `button` unless told.
    #[prop(default = "button")]
    kind: &'static str,
    /// Text for screen readers where the button shows only an icon.
    #[prop(optional, into)]
    label: MaybeText,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let only_icon = children.is_none();
    view! {
        <button
            type=kind
            class=variant.class()
            class:button--icon=only_icon
            aria-label=label.0
        >
            {icon.map(|name| view! { <Icon name /> })}
            {children.map(|children| children())}
        </button>
    }
    .into_any()
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// How much it asks for attention.
    #[prop(optional)]
    variant: Variant,
    /// An icon before the text.
    #[prop(default = None, into)]
    icon: Option<IconName>,
    children: Children,
) -> impl IntoView {
    view! {
        <a href=href class=variant.class()>
            {icon.map(|name| view! { <Icon name /> })}
            {children()}
        </a>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;

    #[test]
    fn variants_have_their_class() {
        for (variant, class) in [
            (Variant::Primary, "button--primary"),
            (Variant::Secondary, "button--secondary"),
            (Variant::Ghost, "button--ghost"),
            (Variant::Danger, "button--danger"),
        ] {
            let out = html(move || view! { <Button variant>"Go"</Button> });
            assert!(
                out.contains(class) && out.contains("type=\"button\""),
                "{out}"
            );
        }
    }

    #[test]
    fn icon_only_buttons_have_a_name() {
        let out = html(|| view! { <Button icon=IconName::More label="More actions" /> });
        assert!(out.contains("button--icon") && out.contains("aria-label=\"More actions\""));
    }
}
