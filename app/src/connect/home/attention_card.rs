use crate::format;
use crate::i18n::{CommonTexts, ConnectTexts};
use crate::routes::paths;
use crate::ui::{Card, EmptyState, StatusBadge, account_status};
use crate::url::UrlBuilder;
use domain::account::{AccountStatus, StatusCounts};
use leptos::prelude::*;

/// The statuses that ask something of the platform or of the account.
const WATCHED: [AccountStatus; 4] = [
    AccountStatus::Restricted,
    AccountStatus::RestrictedSoon,
    AccountStatus::InReview,
    AccountStatus::Pending,
];

/// How many accounts need attention, by status.
#[component]
pub fn AttentionCard(
    /// How many accounts are in which status.
    counts: StatusCounts,
) -> impl IntoView {
    let texts = ConnectTexts::here();
    let common = CommonTexts::here();
    let view_all = move || view! { <a class="link" href=paths::ACCOUNTS>{common.view_all()}</a> };
    let rows: Vec<_> = WATCHED
        .into_iter()
        .map(|status| (status, counts.of(status)))
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| row(texts, status, count))
        .collect();
    let body = if rows.is_empty() {
        view! { <EmptyState title=texts.attention_none() body=texts.attention_none_body() /> }
            .into_any()
    } else {
        view! { <ul class="list">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <Card title=texts.attention_title() actions=view_all flush=true>
            {body}
        </Card>
    }
    .into_any()
}

fn row(texts: ConnectTexts, status: AccountStatus, count: i64) -> impl IntoView {
    let href = UrlBuilder::new(paths::ACCOUNTS)
        .set("status", status.name())
        .build();
    let shown = account_status(texts.0, status);
    view! {
        <li class="list__item">
            <div class="list__text">
                <div class="list__title">
                    <a class="row-link" href=href>
                        <StatusBadge status=shown />
                    </a>
                </div>
                <div class="list__sub">{shown.explanation}</div>
            </div>
            <div class="list__value" aria-label=texts.accounts_count(count)>
                {format::count(texts.0, count)}
            </div>
        </li>
    }
}
