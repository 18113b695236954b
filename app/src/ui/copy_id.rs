use super::{Icon, IconName, written};
use crate::i18n::CommonTexts;
use leptos::prelude::*;
use std::time::Duration;

/// How long the tick stands after a copy.
const CONFIRMATION: Duration = Duration::from_millis(1_600);

/// An id in fixed width, with a button that copies it.
#[component]
pub fn CopyId(
    /// The text that is shown and copied.
    #[prop(into)]
    id: String,
) -> impl IntoView {
    let texts = CommonTexts::here();
    let (copied, set_copied) = signal(false);
    let value = StoredValue::new(id.clone());
    let copy = move |_| {
        let clipboard = window().navigator().clipboard();
        // The promise only says whether the browser allowed it; there is nothing to do if not.
        let _ = value.with_value(|text| clipboard.write_text(text));
        set_copied.set(true);
        set_timeout(move || set_copied.set(false), CONFIRMATION);
    };
    view! {
        <span class="copy-id">
            <code class="copy-id__text">{written(&id)}</code>
            <button
                type="button"
                class="copy-id__button"
                aria-label=texts.copy_value(&id)
                title=texts.copy()
                on:click=copy
            >
                {move || {
                    let name = if copied.get() { IconName::Check } else { IconName::Copy };
                    view! { <Icon name /> }
                }}
            </button>
            <span class="visually-hidden" role="status">
                {move || copied.get().then_some(texts.copied())}
            </span>
        </span>
    }
    .into_any()
}
