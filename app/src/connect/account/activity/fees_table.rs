use crate::i18n::{AccountTexts, CommonTexts};
use crate::routes::paths;
use crate::ui::{Column, DateText, MoneyText, RowLink, Table};
use domain::payment::ApplicationFee;
use leptos::prelude::*;

/// Fees that the platform kept from the account's payments.
#[component]
pub fn FeesTable(
    /// The fees.
    fees: Vec<ApplicationFee>,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let common = CommonTexts(texts.0);
    let rows = fees.into_iter().map(|it| row(texts, it)).collect_view();
    view! {
        <Table caption=texts.tab_fees()>
            <thead>
                <tr>
                    <Column label=texts.fee() />
                    <Column label=texts.from_payment() />
                    <Column label=common.date() />
                    <Column label=common.amount() numeric=true />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(texts: AccountTexts, fee: ApplicationFee) -> impl IntoView {
    let common = CommonTexts(texts.0);
    view! {
        <tr>
            <td class="cell--main mono">
                <RowLink href=paths::balance_line(
                    fee.balance_transaction.as_str(),
                )>{fee.id.to_string()}</RowLink>
            </td>
            <td class="above-link mono cell--wide">
                <a class="link" href=paths::payment(fee.payment.as_str())>
                    {fee.payment.to_string()}
                </a>
            </td>
            <td class="cell--muted" data-label=common.date()>
                <DateText at=fee.created />
            </td>
            <td class="cell--number" data-label=common.amount()>
                <MoneyText money=fee.amount />
            </td>
        </tr>
    }
}
