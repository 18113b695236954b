use crate::actions::keys::CreateKey;
use crate::error::{action_error, field_error};
use crate::i18n::DeveloperTexts;
use crate::ui::{ErrorSummary, SubmitButton, TextField};
use leptos::prelude::*;

/// Makes a secret key.
#[component]
pub fn NewKeyForm() -> impl IntoView {
    let texts = DeveloperTexts::here();
    let action = ServerAction::<CreateKey>::new();
    let error = action_error(action);
    view! {
        <ActionForm action attr:class="form">
            <ErrorSummary error />
            <TextField
                name="name"
                label=texts.key_name()
                help=texts.key_name_help()
                error=field_error(error, "name")
                maxlength=100u32
                autocomplete="off"
            />
            <div class="form__actions">
                <SubmitButton pending=action.pending()>{texts.create_key()}</SubmitButton>
            </div>
        </ActionForm>
    }
    .into_any()
}
