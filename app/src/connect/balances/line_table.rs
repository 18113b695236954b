use crate::connect::parts::words;
use crate::i18n::{CommonTexts, MoneyTexts};
use crate::routes::paths;
use crate::ui::{Badge, Column, Intent, MoneyText, RowLink, Table, TimeText, written};
use domain::balance_transaction::BalanceTransaction;
use domain::time::Timestamp;
use leptos::prelude::*;

/// What changed a balance, each line opening into its parts.
#[component]
pub fn LineTable(
    /// The lines.
    lines: Vec<BalanceTransaction>,
    /// The present by the platform's clock.
    now: Timestamp,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let common = CommonTexts(texts.0);
    let rows = lines
        .into_iter()
        .map(|it| row(texts, it, now))
        .collect_view();
    view! {
        <Table caption=texts.all_activity()>
            <thead>
                <tr>
                    <Column label=texts.kind() />
                    <Column label=common.description() />
                    <Column label=common.status() />
                    <Column label=common.date() />
                    <Column label=texts.net() numeric=true />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(texts: MoneyTexts, line: BalanceTransaction, now: Timestamp) -> impl IntoView {
    let common = CommonTexts(texts.0);
    let (intent, status) = line_status(texts, line.available);
    let net = line.net_money();
    view! {
        <tr>
            <td class="cell--main">
                <RowLink href=paths::balance_line(
                    line.id.as_str(),
                )>{words::transaction_type(texts.0, line.kind)}</RowLink>
            </td>
            <td class="cell--muted cell--wide">
                {line.description.map_or_else(|| "—".to_owned(), written)}
            </td>
            <td class="cell--wide">
                <Badge intent label=status />
            </td>
            <td class="cell--muted" data-label=common.date()>
                <TimeText at=line.created now />
            </td>
            <td class="cell--number" data-label=texts.net()>
                <MoneyText money=net signed=true />
            </td>
        </tr>
    }
}

/// Whether a line's net can be moved, as a badge.
pub fn line_status(texts: MoneyTexts, available: bool) -> (Intent, &'static str) {
    if available {
        (Intent::Positive, texts.available())
    } else {
        (Intent::Info, texts.soon())
    }
}
