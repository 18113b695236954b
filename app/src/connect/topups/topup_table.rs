use crate::i18n::{CommonTexts, MoneyTexts};
use crate::routes::paths;
use crate::ui::{Column, MoneyText, RowLink, StatusBadge, Table, TimeText, topup_status, written};
use domain::time::Timestamp;
use domain::topup::Topup;
use leptos::prelude::*;

/// Top-ups, one per row.
#[component]
pub fn TopupTable(
    /// The top-ups.
    topups: Vec<Topup>,
    /// The present by the platform's clock.
    now: Timestamp,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let common = CommonTexts(texts.0);
    let rows = topups
        .into_iter()
        .map(|it| row(common, it, now))
        .collect_view();
    view! {
        <Table caption=common.top_ups()>
            <thead>
                <tr>
                    <Column label=common.description() />
                    <Column label=common.status() />
                    <Column label=common.amount() numeric=true />
                    <Column label=common.date() />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(common: CommonTexts, topup: Topup, now: Timestamp) -> impl IntoView {
    let title = topup.description.unwrap_or_else(|| topup.id.to_string());
    view! {
        <tr>
            <td class="cell--main">
                <RowLink href=paths::topup(topup.id.as_str())>{written(title)}</RowLink>
            </td>
            <td data-label=common.status()>
                <StatusBadge status=topup_status(common.0, topup.status) />
            </td>
            <td class="cell--number" data-label=common.amount()>
                <MoneyText money=topup.amount />
            </td>
            <td class="cell--muted" data-label=common.date()>
                <TimeText at=topup.created now />
            </td>
        </tr>
    }
}
