use super::link_form::{LinkForm, may_have_link};
use crate::actions::links::CreateLoginLink;
use crate::connect::parts::words;
use crate::i18n::{AccountTexts, ConnectTexts, country_name};
use crate::queries::account::AccountData;
use crate::routes::paths;
use crate::ui::{
    CopyId, Crumb, IconName, LinkButton, PageHeader, StatusBadge, Variant, account_status, written,
};
use crate::url::UrlBuilder;
use domain::account::{Account, Capability, CapabilityStatus};
use leptos::prelude::*;

/// Whether funds can be sent to it now.
pub fn can_receive(account: &Account) -> bool {
    account.capabilities.get(&Capability::Transfers) == Some(&CapabilityStatus::Active)
}

/// The form for a transfer to this account.
pub fn send_url(account: &Account) -> String {
    UrlBuilder::new(paths::NEW_TRANSFER)
        .set("to", account.id.as_str())
        .build()
}

/// The head of an account's page: what it is called, its state, what can be done.
#[component]
pub fn AccountHead(
    /// The account.
    data: AccountData,
    /// Makes a login link.
    link: ServerAction<CreateLoginLink>,
) -> impl IntoView {
    let locale = AccountTexts::here().0;
    let account = data.account;
    let name = account.label();
    let trail = vec![
        Crumb::link(ConnectTexts(locale).connected_accounts(), paths::ACCOUNTS),
        Crumb::here(name.clone()),
    ];
    let status = account_status(locale, account.status);
    let linkable = data.rights.create_links && may_have_link(&account);
    let send = (data.rights.send_funds && can_receive(&account)).then(|| send_url(&account));
    let id = account.id.to_string();
    let actions = move || {
        let send = send.clone().map(|href| {
            view! {
                <LinkButton href variant=Variant::Primary icon=IconName::ArrowRight>
                    {AccountTexts(locale).send_funds()}
                </LinkButton>
            }
        });
        view! {
            {linkable.then(|| view! { <LinkForm account=id.clone() action=link /> })}
            {send}
        }
    };
    view! {
        <PageHeader
            title=name
            trail
            badge=move || view! { <StatusBadge status /> }
            subtitle=move || subtitle(&account)
            actions
        />
    }
    .into_any()
}

fn subtitle(account: &Account) -> impl IntoView + use<> {
    let locale = crate::i18n::use_locale();
    let kind = words::account_kind(locale, account.kind);
    view! {
        {account.email.clone().map(|email| view! { <span>{written(email)}</span> })}
        <CopyId id=account.id.to_string() />
        <span>{format!("{kind} · {}", country_name(locale, account.country))}</span>
    }
}
