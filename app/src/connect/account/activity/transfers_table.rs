use crate::i18n::{AccountTexts, CommonTexts};
use crate::routes::paths;
use crate::ui::{Column, DateText, MoneyText, RowLink, Table};
use domain::transfer::Transfer;
use leptos::prelude::*;

/// Funds that the platform sent to the account.
#[component]
pub fn TransfersTable(
    /// The transfers.
    transfers: Vec<Transfer>,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let common = CommonTexts(texts.0);
    let rows = transfers
        .into_iter()
        .map(|it| row(texts, it))
        .collect_view();
    view! {
        <Table caption=texts.tab_transfers()>
            <thead>
                <tr>
                    <Column label=common.description() />
                    <Column label="Id" />
                    <Column label=common.date() />
                    <Column label=common.amount() numeric=true />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(texts: AccountTexts, transfer: Transfer) -> impl IntoView {
    let common = CommonTexts(texts.0);
    let title = transfer
        .description
        .unwrap_or_else(|| texts.sent_by_platform().to_owned());
    view! {
        <tr>
            <td class="cell--main">
                <RowLink href=paths::transfer(transfer.id.as_str())>{title}</RowLink>
            </td>
            <td class="cell--muted cell--wide mono">{transfer.id.to_string()}</td>
            <td class="cell--muted" data-label=common.date()>
                <DateText at=transfer.created />
            </td>
            <td class="cell--number" data-label=common.amount()>
                <MoneyText money=transfer.amount />
            </td>
        </tr>
    }
}
