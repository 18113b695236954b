use super::{Icon, IconName, Variant};
use crate::i18n::CommonTexts;
use leptos::prelude::*;

/// Sends the form it stands in. While `pending` it cannot be pressed again and shows that work is
/// going on.
#[component]
pub fn SubmitButton(
    /// The action's `pending()`.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// How much it asks for attention.
    #[prop(default = Variant::Primary)]
    variant: Variant,
    /// An icon before the text.
    #[prop(default = None, into)]
    icon: Option<IconName>,
    /// Whether it fills the width, as on a phone.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    let status = move || pending.get().then(|| CommonTexts::here().working());
    view! {
        <button
            type="submit"
            class=variant.class()
            class:button--pending=move || pending.get()
            class:button--wide=wide
            disabled=move || pending.get()
        >
            {icon.map(|name| view! { <Icon name /> })}
            {children()}
            <span class="button__spinner" aria-hidden="true"></span>
            <span class="visually-hidden" role="status">
                {status}
            </span>
        </button>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;

    #[test]
    fn cannot_be_pressed_twice() {
        let idle = html(|| view! { <SubmitButton>"Send 1.00 USD"</SubmitButton> });
        assert!(!idle.contains("disabled"), "{idle}");
        let busy =
            html(|| view! { <SubmitButton pending=Signal::stored(true)>"Send"</SubmitButton> });
        assert!(
            busy.contains("disabled") && busy.contains("button--pending"),
            "{busy}"
        );
    }
}
