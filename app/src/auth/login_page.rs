use crate::actions::auth::SignIn;
use crate::error::action_error;
use crate::i18n::AuthTexts;
use crate::ui::{ErrorSummary, PageHeader, SubmitButton, TextField};
use crate::url::page::text;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Where members of a platform's team sign in.
#[component]
pub fn LoginPage() -> impl IntoView {
    let t = AuthTexts::here();
    let query = use_query_map();
    let next = move || query.with(|query| text(query, "next"));
    let action = ServerAction::<SignIn>::new();
    view! {
        <PageHeader title=t.sign_in() />
        <ActionForm action attr:class="form">
            <ErrorSummary error=action_error(action) />
            <input type="hidden" name="next" value=next />
            <TextField
                name="email"
                label=t.email()
                kind="email"
                autocomplete=Some("username")
                maxlength=Some(254)
                autofocus=true
            />
            <TextField
                name="password"
                label=t.password()
                kind="password"
                autocomplete=Some("current-password")
                maxlength=Some(1_024)
            />
            <SubmitButton pending=action.pending() wide=true>
                {t.sign_in()}
            </SubmitButton>
        </ActionForm>
        <p class="auth__note">{t.no_password()}</p>
    }
    .into_any()
}
