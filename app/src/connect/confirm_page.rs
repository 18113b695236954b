use crate::actions::proof::ConfirmPassword;
use crate::error::{action_error, field_error};
use crate::i18n::{AuthTexts, CommonTexts};
use crate::routes::paths;
use crate::ui::{Card, ErrorSummary, LinkButton, PageHeader, SubmitButton, TextField, Variant};
use crate::url::page::text;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Asks for the password before something that needs a recent proof of identity.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let t = AuthTexts::here();
    let query = use_query_map();
    let next = move || query.with(|query| text(query, "next"));
    let action = ServerAction::<ConfirmPassword>::new();
    let error = action_error(action);
    view! {
        <div class="narrow">
            <PageHeader title=t.confirm_title() />
            <Card>
                <ActionForm action attr:class="form">
                    <ErrorSummary error />
                    <input type="hidden" name="next" value=next />
                    <p>{t.confirm_body()}</p>
                    <TextField
                        name="password"
                        label=t.password()
                        kind="password"
                        autocomplete=Some("current-password")
                        maxlength=Some(1_024)
                        error=field_error(error, "password")
                        autofocus=true
                    />
                    <div class="form__actions">
                        <LinkButton href=paths::CONNECT variant=Variant::Ghost>
                            {CommonTexts(t.0).cancel()}
                        </LinkButton>
                        <SubmitButton pending=action.pending()>{t.confirm_submit()}</SubmitButton>
                    </div>
                </ActionForm>
            </Card>
        </div>
    }
    .into_any()
}
