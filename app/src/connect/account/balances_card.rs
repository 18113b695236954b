use super::head::{can_receive, send_url};
use crate::connect::parts::BalanceTable;
use crate::i18n::AccountTexts;
use crate::queries::account::AccountData;
use crate::ui::{Card, EmptyState};
use leptos::prelude::*;

/// What the account holds, per currency, with the way to send more or the reason why not.
#[component]
pub fn BalancesCard(
    /// The account with its figures.
    data: AccountData,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let why_not = if !data.rights.send_funds {
        Some(texts.no_send_role())
    } else if !can_receive(&data.account) {
        Some(texts.no_send_capability())
    } else {
        None
    };
    let href = send_url(&data.account);
    let actions = move || match why_not {
        Some(reason) => view! { <span class="muted">{reason}</span> }.into_any(),
        None => view! {
            <a class="link" href=href.clone()>
                {texts.send_funds()}
            </a>
        }
        .into_any(),
    };
    let body = if data.balances.is_empty() {
        view! { <EmptyState title=texts.no_balance() /> }.into_any()
    } else {
        view! { <BalanceTable caption=texts.balances() balances=data.balances /> }.into_any()
    };
    view! {
        <div id="balances">
            <Card title=texts.balances() actions flush=true>
                {body}
            </Card>
        </div>
    }
    .into_any()
}
