use crate::i18n::MoneyTexts;
use crate::ui::{Column, MoneyText, Table};
use domain::balance_transaction::Balance;
use domain::money::Money;
use leptos::prelude::*;

/// Balances, one row per currency.
#[component]
pub fn BalanceTable(
    /// What the table lists.
    #[prop(into)]
    caption: String,
    /// The balances.
    balances: Vec<Balance>,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let rows = balances.into_iter().map(|it| row(texts, it)).collect_view();
    view! {
        <Table caption plain=true>
            <thead>
                <tr>
                    <Column label=texts.currency() />
                    <Column label=texts.available() numeric=true />
                    <Column label=texts.soon() numeric=true />
                    <Column label=texts.in_transit() numeric=true />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(texts: MoneyTexts, balance: Balance) -> impl IntoView {
    let money = |minor| Money::new(minor, balance.currency);
    view! {
        <tr>
            <td class="cell--main">{balance.currency.upper()}</td>
            <td class="cell--number" data-label=texts.available()>
                <MoneyText money=money(balance.available) />
            </td>
            <td class="cell--number" data-label=texts.soon()>
                <MoneyText money=money(balance.pending) />
            </td>
            <td class="cell--number" data-label=texts.in_transit()>
                <MoneyText money=money(balance.in_transit) />
            </td>
        </tr>
    }
}
