use super::setup_form::SetupForm;
use crate::i18n::AuthTexts;
use crate::queries::auth::setup_is_open;
use crate::routes::paths;
use crate::ui::{ErrorPanel, LinkButton, PageHeader, SkeletonRows};
use crate::url::page::text;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The first run: makes the platform and its owner.
#[component]
pub fn SetupPage() -> impl IntoView {
    let t = AuthTexts::here();
    let query = use_query_map();
    let token = Memo::new(move |_| query.with(|query| text(query, "token")));
    let open = Resource::new(move || token.get(), setup_is_open);
    view! {
        <Suspense fallback=|| view! { <SkeletonRows rows=4 /> }>
            {move || Suspend::new(async move {
                match open.await {
                    Ok(true) => view! { <SetupForm token=token.get_untracked() /> }.into_any(),
                    Ok(false) => closed(t),
                    Err(error) => view! {
                        <PageHeader title=t.setup_title() />
                        <ErrorPanel error />
                    }
                    .into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}

fn closed(t: AuthTexts) -> AnyView {
    view! {
        <PageHeader title=t.closed_title() />
        <p>{t.closed_body()}</p>
        <LinkButton href=paths::LOGIN>{t.go_to_sign_in()}</LinkButton>
    }
    .into_any()
}
