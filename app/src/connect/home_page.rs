use super::home::{AttentionCard, BalanceCard, TransfersCard};
use super::parts::loaded;
use crate::i18n::ConnectTexts;
use crate::queries::home::load_home;
use crate::ui::PageHeader;
use leptos::prelude::*;

/// Where the platform stands: its balance, accounts that need attention, the newest transfers.
#[component]
pub fn HomePage() -> impl IntoView {
    let texts = ConnectTexts::here();
    let data = Resource::new(|| (), |()| load_home());
    view! {
        <PageHeader title=texts.page_title() />
        {loaded(
            data,
            |data| {
                view! {
                    <div class="stack">
                        <BalanceCard balances=data.balances can_add=data.rights.add_funds />
                        <AttentionCard counts=data.counts />
                        <TransfersCard transfers=data.transfers now=data.now />
                    </div>
                }
            },
        )}
    }
}
