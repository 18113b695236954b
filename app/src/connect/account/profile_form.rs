use crate::actions::accounts::UpdateProfile;
use crate::error::{action_error, field_error};
use crate::i18n::{AccountTexts, CommonTexts};
use crate::routes::paths;
use crate::ui::{ErrorSummary, Field, LinkButton, SubmitButton, Variant};
use domain::account::Account;
use leptos::prelude::*;

/// The form for an account's profile.
#[component]
pub fn ProfileForm(
    /// The account.
    account: Account,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let common = CommonTexts(texts.0);
    let action = ServerAction::<UpdateProfile>::new();
    let error = action_error(action);
    let back = paths::account(account.id.as_str());
    let profile = account.business_profile;
    let line = move |name, label, kind, value: Option<String>| {
        let error = field_error(error, name);
        view! { <ProfileLine name label kind value=value.unwrap_or_default() error /> }
    };
    view! {
        <ActionForm action attr:class="form">
            <ErrorSummary error />
            <input type="hidden" name="account" value=account.id.to_string() />
            {line("business_name", texts.business_name(), "text", profile.name)}
            {line("display_name", texts.display_name(), "text", account.settings.display_name)}
            {line("email", texts.contact_email(), "email", account.email)}
            {line("url", texts.website(), "url", profile.url)}
            <ProductField
                value=profile.product_description.unwrap_or_default()
                error=field_error(error, "product_description")
            />
            {line("support_email", texts.support_email(), "email", profile.support_email)}
            {line("support_phone", texts.support_phone(), "tel", profile.support_phone)}
            {line("support_url", texts.support_url(), "url", profile.support_url)}
            <div class="form__actions">
                <LinkButton href=back variant=Variant::Ghost>
                    {common.cancel()}
                </LinkButton>
                <SubmitButton pending=action.pending()>{texts.save_profile()}</SubmitButton>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// One line of the form. The field's name is its own; what is sent is grouped under `profile`.
#[component]
fn ProfileLine(
    name: &'static str,
    label: &'static str,
    kind: &'static str,
    value: String,
    error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <Field name label error optional=true>
            <input
                class="input"
                id=format!("field-{name}")
                name=format!("profile[{name}]")
                type=kind
                dir="auto"
                value=value
                autocomplete="off"
                autofocus=move || error.get().is_some()
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=move || error.get().map(|_| format!("field-{name}-error"))
            />
        </Field>
    }
    .into_any()
}

#[component]
fn ProductField(value: String, error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <Field
            name="product_description"
            label=AccountTexts::here().product()
            error
            optional=true
        >
            <textarea
                class="input input--area"
                id="field-product_description"
                name="profile[product_description]"
                rows="3"
                dir="auto"
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=move || {
                    error.get().map(|_| "field-product_description-error")
                }
            >
                {value}
            </textarea>
        </Field>
    }
    .into_any()
}
