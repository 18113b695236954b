use crate::connect::parts::words;
use crate::i18n::{AccountTexts, CommonTexts};
use crate::routes::paths;
use crate::ui::{Card, DateText, Description, DescriptionList, written};
use domain::account::Account;
use leptos::prelude::*;

/// What is known of the business.
#[component]
pub fn ProfileCard(
    /// The account.
    account: Account,
    /// Whether the person who looks may change it.
    can_edit: bool,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let edit = paths::account_profile(account.id.as_str());
    let actions = move || {
        can_edit.then(|| {
            view! {
                <a class="link" href=edit.clone()>
                    {texts.edit_profile()}
                </a>
            }
        })
    };
    let kind = account
        .business_type
        .map(|kind| words::business_type(texts.0, kind).to_owned());
    let zone = account.time_zone().to_owned();
    let profile = account.business_profile;
    let facts = [
        (texts.business_name(), profile.name),
        (texts.display_name(), account.settings.display_name),
        (texts.contact_email(), account.email),
        (texts.website(), profile.url),
        (texts.product(), profile.product_description),
        (texts.support_email(), profile.support_email),
        (texts.support_phone(), profile.support_phone),
        (texts.support_url(), profile.support_url),
        (texts.business_type(), kind),
        (
            texts.settlement_currency(),
            Some(account.default_currency.upper()),
        ),
        (texts.time_zone(), Some(zone)),
    ];
    let facts = facts
        .into_iter()
        .map(|(term, value)| fact(texts, term, value))
        .collect_view();
    view! {
        <Card title=texts.profile() actions>
            <DescriptionList>
                {facts}
                <Description term=texts.connected()>
                    <DateText at=account.created />
                </Description>
            </DescriptionList>
        </Card>
    }
    .into_any()
}

fn fact(texts: AccountTexts, term: &'static str, value: Option<String>) -> impl IntoView {
    let value = match value {
        Some(value) => written(value).into_any(),
        None => view! { <span class="faint">{CommonTexts(texts.0).not_set()}</span> }.into_any(),
    };
    view! { <Description term>{value}</Description> }
}
