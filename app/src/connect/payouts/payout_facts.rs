use crate::connect::parts::MetadataList;
use crate::connect::payments::link;
use crate::i18n::{CommonTexts, MoneyTexts, PaymentTexts, PayoutTexts};
use crate::queries::payouts::PayoutData;
use crate::routes::paths;
use crate::ui::{Card, CopyId, DateText, Description, DescriptionList, TimeText, written};
use domain::payout::{Payout, PayoutMethod, PayoutStatus};
use leptos::prelude::*;

/// Where a payout goes, when, how it came about, and by what the bank finds it.
#[component]
pub fn PayoutFacts(
    /// The payout with what is behind it.
    data: PayoutData,
) -> impl IntoView {
    let texts = PayoutTexts::here();
    let common = CommonTexts(texts.0);
    let payout = data.payout;
    let owner = if data.of_platform {
        written(data.owner_name).into_any()
    } else {
        let href = paths::account(payout.account.as_str());
        view! { <a class="link" href=href>{written(data.owner_name)}</a> }.into_any()
    };
    let metadata = (!payout.metadata.is_empty()).then(|| {
        let metadata = payout.metadata.clone();
        view! {
            <Card title=MoneyTexts(texts.0).metadata()>
                <MetadataList metadata />
            </Card>
        }
    });
    let words = [
        (common.description(), payout.description.clone()),
        (
            PaymentTexts(texts.0).statement(),
            payout.statement_descriptor.clone(),
        ),
    ];
    let words = words
        .into_iter()
        .filter_map(|(term, text)| Some((term, text?)))
        .map(|(term, text)| view! { <Description term>{written(text)}</Description> })
        .collect_view();
    let (at, label) = (payout.created, payout.destination_label.clone());
    let (dates, way) = (dates(texts, &payout), way(texts, &payout));
    let links = links(texts, &payout, data.of_platform);
    view! {
        <Card title=MoneyTexts(texts.0).details()>
            <DescriptionList>
                <Description term=MoneyTexts(texts.0).account()>{owner}</Description>
                <Description term=texts.to()>{written(label)}</Description>
                <Description term=common.date()>
                    <TimeText at />
                </Description>
                {dates}
                {way}
                {words}
                {links}
            </DescriptionList>
        </Card>
        {metadata}
    }
    .into_any()
}

/// When it leaves and arrives, in the tense of its status.
fn dates(texts: PayoutTexts, payout: &Payout) -> AnyView {
    let (leaves, arrives) = match payout.status {
        PayoutStatus::Pending => (Some(texts.sends()), texts.arrives()),
        PayoutStatus::InTransit => (Some(texts.sent()), texts.arrives()),
        PayoutStatus::Paid => (Some(texts.sent()), texts.arrived()),
        PayoutStatus::Failed => (Some(texts.sent()), texts.expected_arrival()),
        PayoutStatus::Canceled => (None, texts.expected_arrival()),
    };
    let (at, arrival) = (payout.sends_at, payout.arrival_date);
    let leaves = leaves.map(|term| {
        view! {
            <Description term>
                <TimeText at />
            </Description>
        }
    });
    view! {
        {leaves}
        <Description term=arrives>
            <DateText at=arrival />
        </Description>
    }
    .into_any()
}

fn way(texts: PayoutTexts, payout: &Payout) -> AnyView {
    let how = if payout.automatic {
        texts.by_schedule()
    } else {
        texts.asked_for()
    };
    let speed = match payout.method {
        PayoutMethod::Standard => texts.standard(),
        PayoutMethod::Instant => texts.instant(),
    };
    let trace = match payout.trace_id.clone() {
        Some(id) => view! { <CopyId id /> }.into_any(),
        None => view! { <span class="faint">{texts.not_known_yet()}</span> }.into_any(),
    };
    view! {
        <Description term=texts.how()>{how}</Description>
        <Description term=texts.method()>{speed}</Description>
        <Description term=texts.trace_id() note=move || texts.trace_help()>
            {trace}
        </Description>
    }
    .into_any()
}

/// Its line, the line of what came back, and the payouts on either side of a reversal.
fn links(texts: PayoutTexts, payout: &Payout, of_platform: bool) -> AnyView {
    let account = payout.account.as_str();
    let line = |id: &str| paths::line_of(account, of_platform, id);
    let lines = [
        (
            MoneyTexts(texts.0).transaction_id(),
            Some(payout.balance_transaction.to_string()),
        ),
        (
            texts.came_back_line(),
            payout.failure_balance_transaction.clone().map(String::from),
        ),
    ];
    let lines = lines.map(|(term, id)| id.map(|id| link(term, line(&id), id)));
    let payouts = [
        (texts.takes_back(), payout.moves.original().cloned()),
        (texts.taken_back_by(), payout.reversed_by.clone()),
    ];
    let payouts = payouts.map(|(term, id)| {
        id.map(|id| link(term, paths::payout(account, id.as_str()), id.to_string()))
    });
    let (lines, payouts) = (
        lines.into_iter().collect_view(),
        payouts.into_iter().collect_view(),
    );
    view! {
        {lines}
        {payouts}
    }
    .into_any()
}
