use crate::i18n::{CommonTexts, MoneyTexts};
use crate::queries::transfers::NamedTransfer;
use crate::routes::paths;
use crate::ui::{Column, MoneyText, RowLink, Table, TimeText, written};
use domain::time::Timestamp;
use leptos::prelude::*;

/// Transfers, one per row.
#[component]
pub fn TransferTable(
    /// The transfers.
    transfers: Vec<NamedTransfer>,
    /// The present by the platform's clock.
    now: Timestamp,
    /// Whether it stands inside a card.
    #[prop(optional)]
    plain: bool,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let common = CommonTexts::here();
    let rows = transfers
        .into_iter()
        .map(|it| row(common, it, now))
        .collect_view();
    view! {
        <Table caption=common.transfers() plain>
            <thead>
                <tr>
                    <Column label=texts.destination() />
                    <Column label=common.description() />
                    <Column label=common.amount() numeric=true />
                    <Column label=common.date() />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(common: CommonTexts, row: NamedTransfer, now: Timestamp) -> impl IntoView {
    let NamedTransfer { transfer, name } = row;
    let description = transfer.description.unwrap_or_else(|| "—".to_owned());
    view! {
        <tr>
            <td class="cell--main">
                <RowLink href=paths::transfer(transfer.id.as_str())>{written(name)}</RowLink>
            </td>
            <td class="cell--muted cell--wide">{written(description)}</td>
            <td class="cell--number" data-label=common.amount()>
                <MoneyText money=transfer.amount />
            </td>
            <td class="cell--muted" data-label=common.date()>
                <TimeText at=transfer.created now />
            </td>
        </tr>
    }
}
