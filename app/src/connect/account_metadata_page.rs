use super::account::MetadataForm;
use super::account_profile_page::form_trail;
use super::parts::loaded;
use crate::i18n::AccountTexts;
use crate::queries::account::{AccountData, load_account};
use crate::ui::{Card, EmptyState, PageHeader};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Changing an account's metadata.
#[component]
pub fn AccountMetadataPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let data = Resource::new(move || id.get(), load_account);
    view! {
        <div class="narrow">
            <PageHeader
                title=AccountTexts::here().edit_metadata()
                trail=form_trail(&id.get_untracked(), AccountTexts::here().edit_metadata())
            />
            {loaded(data, |data| view! { <FormCard data /> })}
        </div>
    }
}

#[component]
fn FormCard(data: AccountData) -> impl IntoView {
    let title = data.account.label();
    let form = if data.rights.edit_accounts {
        view! { <MetadataForm account=data.account.id.to_string() metadata=data.account.metadata /> }.into_any()
    } else {
        view! { <EmptyState title=AccountTexts::here().cannot_edit() /> }.into_any()
    };
    view! { <Card title>{form}</Card> }.into_any()
}
