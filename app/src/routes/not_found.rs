use crate::i18n::ErrorTexts;
use crate::layouts::PlainLayout;
use crate::ui::{EmptyState, LinkButton};
use leptos::prelude::*;
use leptos_meta::Title;

/// What stands at an address that names nothing.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    let texts = ErrorTexts::here();
    view! {
        <Title text=texts.not_found_title() />
        <PlainLayout>
            <h1 class="visually-hidden">{texts.not_found_title()}</h1>
            <EmptyState title=texts.not_found_title() body=texts.not_found_body()>
                <LinkButton href="/">{texts.go_home()}</LinkButton>
            </EmptyState>
        </PlainLayout>
    }
}
