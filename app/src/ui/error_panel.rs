use super::{Icon, IconName, written};
use crate::error::UiError;
use crate::i18n::{CommonTexts, ErrorTexts};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// What stands where data could not be loaded; the rest of the page stays.
#[component]
pub fn ErrorPanel(
    /// What went wrong.
    error: UiError,
) -> impl IntoView {
    let errors = ErrorTexts::here();
    let error = error.in_locale(errors.0);
    let location = use_location();
    // A plain link to this page, so that trying again works without JavaScript too.
    let retry = move || {
        format!(
            "{}{}",
            location.pathname.get(),
            query(&location.search.get())
        )
    };
    view! {
        <div class="error-panel" role="alert">
            <Icon name=IconName::Warning />
            <div class="error-panel__text">
                <p class="error-panel__title">{errors.load_failed()}</p>
                <p>{written(error.message)}</p>
                {error
                    .request_id
                    .map(|id| view! { <p class="error-panel__id">{errors.request_id(id)}</p> })}
            </div>
            <a class="button button--secondary" href=retry rel="external">
                {CommonTexts::here().retry()}
            </a>
        </div>
    }
    .into_any()
}

fn query(search: &str) -> String {
    if search.is_empty() {
        String::new()
    } else {
        format!("?{}", search.trim_start_matches('?'))
    }
}
