use crate::connect::parts::TransferTable;
use crate::i18n::{CommonTexts, ConnectTexts, MoneyTexts};
use crate::queries::transfers::NamedTransfer;
use crate::routes::paths;
use crate::ui::{Card, EmptyState};
use domain::time::Timestamp;
use leptos::prelude::*;

/// The newest transfers.
#[component]
pub fn TransfersCard(
    /// The transfers.
    transfers: Vec<NamedTransfer>,
    /// The present by the platform's clock.
    now: Timestamp,
) -> impl IntoView {
    let texts = ConnectTexts::here();
    let common = CommonTexts::here();
    let money = MoneyTexts::here();
    let view_all = move || view! { <a class="link" href=paths::TRANSFERS>{common.view_all()}</a> };
    let body = if transfers.is_empty() {
        view! { <EmptyState title=money.no_transfers() body=money.no_transfers_body() /> }
            .into_any()
    } else {
        view! { <TransferTable transfers now plain=true /> }.into_any()
    };
    view! {
        <Card title=texts.recent_transfers() actions=view_all flush=true>
            {body}
        </Card>
    }
    .into_any()
}
