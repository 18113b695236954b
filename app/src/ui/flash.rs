use super::{Icon, IconName};
use crate::i18n::CommonTexts;
use leptos::prelude::*;

/// Says once that something was done, after the redirect that followed it.
#[component]
pub fn Flash(
    /// What was done; nothing is shown without it.
    message: Option<String>,
) -> impl IntoView {
    let (open, set_open) = signal(true);
    let content = move |message: String| {
        view! {
            <div class="flash" hidden=move || !open.get()>
                <Icon name=IconName::Check />
                <p>{message}</p>
                <button
                    type="button"
                    class="flash__close"
                    aria-label=CommonTexts::here().dismiss()
                    on:click=move |_| set_open.set(false)
                >
                    <Icon name=IconName::Close />
                </button>
            </div>
        }
    };
    view! { <div role="status" class="flash-slot">{message.map(content)}</div> }.into_any()
}
