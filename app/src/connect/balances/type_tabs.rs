use crate::i18n::MoneyTexts;
use crate::routes::paths;
use crate::ui::{Tab, Tabs};
use crate::url::UrlBuilder;
use domain::balance_transaction::TransactionType;
use leptos::prelude::*;

/// The activity by type. A platform receives no payments itself, so there is no tab for them.
#[component]
pub fn TypeTabs(
    /// The type in the address; empty for all.
    chosen: String,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let tab = |label: &str, name: &str| Tab {
        label: label.to_owned(),
        href: UrlBuilder::new(paths::BALANCES).set("type", name).build(),
        count: None,
        current: chosen == name,
    };
    let items = vec![
        tab(texts.every_type(), ""),
        tab(texts.transfers(), TransactionType::Transfer.name()),
        tab(texts.fees(), TransactionType::ApplicationFee.name()),
        tab(texts.topups(), TransactionType::Topup.name()),
    ];
    view! { <Tabs label=texts.activity_by_type() items /> }.into_any()
}
