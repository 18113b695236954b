use crate::actions::auth::FinishSetup;
use crate::error::{action_error, field_error};
use crate::format;
use crate::i18n::AuthTexts;
use crate::ui::{Choice, ErrorSummary, PageHeader, SelectField, SubmitButton, TextField};
use domain::login::MIN_PASSWORD;
use leptos::prelude::*;

/// The fields that make a platform and its owner.
#[component]
pub fn SetupForm(
    /// The token of the address.
    token: String,
) -> impl IntoView {
    let t = AuthTexts::here();
    let action = ServerAction::<FinishSetup>::new();
    let error = action_error(action);
    let at = move |name| field_error(error, name);
    let countries = format::countries(t.0)
        .into_iter()
        .map(|(country, name)| Choice::new(country.code(), name))
        .collect();
    view! {
        <PageHeader title=t.setup_title() />
        <p class="muted">{t.setup_intro()}</p>
        <ActionForm action attr:class="form">
            <ErrorSummary error />
            <input type="hidden" name="token" value=token />
            <TextField
                name="platform_name"
                label=t.platform_name()
                help=t.platform_name_help()
                autocomplete=Some("organization")
                maxlength=Some(100)
                error=at("platform_name")
                autofocus=true
            />
            <SelectField
                name="country"
                label=t.country()
                help=t.country_help()
                choices=countries
                value="US"
                error=at("country")
            />
            <TextField
                name="name"
                label=t.your_name()
                autocomplete=Some("name")
                maxlength=Some(100)
                error=at("name")
            />
            <TextField
                name="email"
                label=t.email()
                kind="email"
                autocomplete=Some("username")
                maxlength=Some(254)
                error=at("email")
            />
            <TextField
                name="password"
                label=t.password()
                kind="password"
                help=t.password_help(MIN_PASSWORD)
                autocomplete=Some("new-password")
                maxlength=Some(256)
                error=at("password")
            />
            <SubmitButton pending=action.pending() wide=true>
                {t.create()}
            </SubmitButton>
        </ActionForm>
    }
    .into_any()
}
