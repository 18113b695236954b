use crate::actions::keys::CreateKey;
use crate::error::{action_error, field_error};
use crate::i18n::{DeveloperTexts, PermissionTexts};
use crate::ui::{CheckField, Choice, ErrorSummary, SelectField, SubmitButton, TextField};
use crate::url::keys::KeyDraft;
use domain::actor::Rights;
use leptos::prelude::*;

/// Makes a secret key.
#[component]
pub fn NewKeyForm(
    /// What was filled in before.
    draft: KeyDraft,
    /// What the key can carry.
    grantable: Rights,
) -> impl IntoView {
    let texts = DeveloperTexts::here();
    let action = ServerAction::<CreateKey>::new();
    let error = action_error(action);
    let choices = vec![
        Choice::new("all", texts.access_all()),
        Choice::new("read", texts.access_read()),
        Choice::new("pick", texts.access_pick()),
    ];
    view! {
        <ActionForm action attr:class="form key-form">
            <ErrorSummary error />
            <TextField
                name="name"
                label=texts.key_name()
                value=draft.name.clone()
                help=texts.key_name_help()
                error=field_error(error, "name")
                maxlength=100u32
                autocomplete="off"
            />
            <SelectField
                name="access"
                label=texts.access()
                choices
                value=draft.access.clone()
                help=texts.access_help()
                error=field_error(error, "access")
            />
            {picker(texts, &draft, grantable)}
            <div class="form__actions">
                <SubmitButton pending=action.pending()>{texts.create_key()}</SubmitButton>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// What can be picked. The style sheet shows it while picking is chosen.
fn picker(texts: DeveloperTexts, draft: &KeyDraft, grantable: Rights) -> impl IntoView {
    let words = PermissionTexts(texts.0);
    let boxes = grantable
        .iter()
        .map(|permission| {
            let checked = draft.picked(permission.name());
            view! {
                <CheckField
                    name="permissions[]"
                    value=permission.name()
                    label=words.of(permission)
                    checked
                />
            }
        })
        .collect_view();
    view! {
        <fieldset class="key-form__picker">
            <legend>{texts.access_pick()}</legend>
            {boxes}
        </fieldset>
    }
}
