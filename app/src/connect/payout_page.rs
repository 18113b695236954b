use super::parts::{EventsCard, PostingsCard, loaded_under};
use super::payouts::{PayoutFacts, PayoutLines, PayoutNotice, PayoutSums};
use crate::format;
use crate::i18n::{ConnectTexts, MoneyTexts, PayoutTexts};
use crate::queries::payouts::{PayoutData, load_payout};
use crate::routes::paths;
use crate::ui::{CopyId, Crumb, PageHeader, StatusBadge, payout_status};
use crate::url::page::{PageQuery, neighbours};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// One payout: what it paid out, where it goes, its postings and events.
#[component]
pub fn PayoutPage() -> impl IntoView {
    let texts = PayoutTexts::here();
    let (params, query) = (use_params_map(), use_query_map());
    let param = move |name: &str| params.with(|params| params.get(name).unwrap_or_default());
    let asked = Memo::new(move |_| {
        let page = query.with(PageQuery::from_query);
        (param("id"), param("payout"), page)
    });
    let data = Resource::new(
        move || asked.get(),
        |(account, id, page)| load_payout(account, id, page),
    );
    let trail = vec![Crumb::link(
        ConnectTexts(texts.0).connected_accounts(),
        paths::ACCOUNTS,
    )];
    loaded_under(texts.payout(), trail, data, |data| view! { <Shown data /> })
}

#[component]
fn Shown(data: PayoutData) -> impl IntoView {
    let texts = PayoutTexts::here();
    let payout = data.payout.clone();
    let amount = format::money(texts.0, payout.moves.amount.money());
    let title = if payout.is_debit() {
        texts.debit_of(amount)
    } else {
        texts.payout_of(amount)
    };
    let status = payout_status(texts.0, payout.status);
    let id = payout.id.to_string();
    let base = paths::payout(payout.account.as_str(), payout.id.as_str());
    let pages = neighbours(&base, &data.lines, |line| line.id.to_string());
    view! {
        <PageHeader
            title=title.clone()
            trail=trail(texts, &data, title)
            badge=move || view! { <StatusBadge status /> }
            subtitle=move || view! { <CopyId id=id.clone() /> }
        />
        <div class="stack">
            <PayoutNotice payout=payout.clone() />
            <PayoutSums payout total=data.total />
            <PayoutFacts data=data.clone() />
            <PayoutLines lines=data.lines.items of_platform=data.of_platform pages />
            <PostingsCard postings=data.postings />
            <EventsCard events=data.events />
        </div>
    }
    .into_any()
}

/// The way here: through the account's payouts, or through the platform's own balances.
fn trail(texts: PayoutTexts, data: &PayoutData, title: String) -> Vec<Crumb> {
    let here = Crumb::here(title);
    if data.of_platform {
        let balances = MoneyTexts(texts.0).balances();
        return vec![Crumb::link(balances, paths::BALANCES), here];
    }
    let account = paths::account(data.payout.account.as_str());
    vec![
        Crumb::link(ConnectTexts(texts.0).connected_accounts(), paths::ACCOUNTS),
        Crumb::link(data.owner_name.clone(), account.clone()),
        Crumb::link(texts.payouts(), format!("{account}?tab=payouts#activity")),
        here,
    ]
}
