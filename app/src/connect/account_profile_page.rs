use super::account::ProfileForm;
use super::parts::loaded;
use crate::i18n::{AccountTexts, ConnectTexts};
use crate::queries::account::{AccountData, load_account};
use crate::routes::paths;
use crate::ui::{Card, Crumb, EmptyState, PageHeader};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Changing an account's profile.
#[component]
pub fn AccountProfilePage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let data = Resource::new(move || id.get(), load_account);
    view! {
        <div class="narrow">
            <PageHeader
                title=AccountTexts::here().edit_profile()
                trail=form_trail(&id.get_untracked(), AccountTexts::here().edit_profile())
            />
            {loaded(data, |data| view! { <FormCard data /> })}
        </div>
    }
}

#[component]
fn FormCard(data: AccountData) -> impl IntoView {
    let title = data.account.label();
    let form = if data.rights.edit_accounts {
        view! { <ProfileForm account=data.account /> }.into_any()
    } else {
        view! { <EmptyState title=AccountTexts::here().cannot_edit() /> }.into_any()
    };
    view! { <Card title>{form}</Card> }.into_any()
}

/// The way from the list to a form of the account `id`.
pub fn form_trail(id: &str, form: &'static str) -> Vec<Crumb> {
    vec![
        Crumb::link(ConnectTexts::here().connected_accounts(), paths::ACCOUNTS),
        Crumb::link(ConnectTexts::here().account(), paths::account(id)),
        Crumb::here(form),
    ]
}
