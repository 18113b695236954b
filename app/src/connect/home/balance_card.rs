use crate::connect::parts::BalanceTable;
use crate::i18n::{CommonTexts, ConnectTexts, MoneyTexts};
use crate::routes::paths;
use crate::ui::{Card, EmptyState, LinkButton, Variant};
use domain::balance_transaction::Balance;
use leptos::prelude::*;

/// The platform's own balance.
#[component]
pub fn BalanceCard(
    /// One per currency.
    balances: Vec<Balance>,
    /// Whether the person who looks may add funds.
    can_add: bool,
) -> impl IntoView {
    let texts = ConnectTexts::here();
    let common = CommonTexts::here();
    let add = MoneyTexts::here().add_to_balance();
    let view_all = move || view! { <a class="link" href=paths::BALANCES>{common.view_all()}</a> };
    if balances.is_empty() {
        return view! {
            <Card title=texts.balance_title()>
                <EmptyState title=texts.balance_empty() body=texts.balance_empty_body()>
                    {can_add
                        .then(|| {
                            view! {
                                <LinkButton href=paths::NEW_TOPUP variant=Variant::Primary>
                                    {add}
                                </LinkButton>
                            }
                        })}
                </EmptyState>
            </Card>
        }
        .into_any();
    }
    view! {
        <Card title=texts.balance_title() actions=view_all flush=true>
            <BalanceTable caption=texts.balance_title() balances />
        </Card>
    }
    .into_any()
}
