//! One entry opened: gross, fee and net as a receipt, and the rest below.

use super::entries::{kind, title};
use crate::format;
use crate::i18n::{ExpressTexts, PayoutTexts};
use crate::queries::express::{Entry, EntryDetail, EntryKind, EntryPayout};
use crate::ui::{
    Badge, Card, CopyId, Crumb, DateText, Description, DescriptionList, Intent, MoneyText, Notice,
    PageHeader, TimeText, payout_status,
};
use leptos::prelude::*;

/// A transaction or a payment with everything known of it.
#[component]
pub fn EntryDetailView(
    /// The entry.
    detail: EntryDetail,
    /// The list that it is from: name and address.
    list: (&'static str, &'static str),
    /// What it leads to, if anything: text and address.
    other: Option<(&'static str, String)>,
) -> impl IntoView {
    let t = ExpressTexts::here();
    let entry = detail.entry.clone();
    let name = title(t, &entry, &detail.platform);
    let trail = vec![Crumb::link(list.0, list.1), Crumb::here(name.clone())];
    let (intent, status) = availability(t, &entry);
    let badge = move || view! { <Badge intent label=status.clone() /> };
    let fault = entry.payout.as_ref().and_then(|it| it.failure.as_ref());
    let fault = fault.map(|fault| {
        let body = PayoutTexts(t.0).fault(fault);
        let title = PayoutTexts(t.0).failed_title();
        view! { <Notice intent=Intent::Urgent title>{body}</Notice> }
    });
    view! {
        <PageHeader title=name trail badge />
        <div class="stack">
            {fault}
            <Receipt entry=entry.clone() platform=detail.platform.clone() />
            <Facts detail other />
        </div>
    }
    .into_any()
}

/// Whether the money can be moved, in words.
fn availability(t: ExpressTexts, entry: &Entry) -> (Intent, String) {
    if let Some(payout) = &entry.payout {
        let status = payout_status(t.0, payout.status);
        (status.intent, status.label.to_owned())
    } else if entry.available {
        (Intent::Positive, t.available_now().to_owned())
    } else {
        // A day of the calendar, the same in every time zone.
        (
            Intent::Info,
            t.available_on(format::date(t.0, entry.available_on)),
        )
    }
}

/// Gross, fee and net.
#[component]
fn Receipt(entry: Entry, platform: String) -> impl IntoView {
    let t = ExpressTexts::here();
    let minus_fee = entry.fee.checked_neg().unwrap_or(entry.fee);
    view! {
        <Card>
            <DescriptionList receipt=true>
                <Description term=t.gross()>
                    <MoneyText money=entry.gross />
                </Description>
                <Description term=t.platform_fee(platform)>
                    <MoneyText money=minus_fee />
                </Description>
                <Description term=t.net() note=move || t.net_note()>
                    <MoneyText money=entry.net large=true />
                </Description>
            </DescriptionList>
        </Card>
    }
    .into_any()
}

/// When, what, from where, and the ids to ask about it with.
#[component]
fn Facts(detail: EntryDetail, other: Option<(&'static str, String)>) -> impl IntoView {
    let t = ExpressTexts::here();
    let EntryDetail {
        entry,
        reference,
        platform,
        ..
    } = detail;
    let (_, status) = availability(t, &entry);
    let bank = entry.payout.as_ref();
    let source = match entry.kind {
        EntryKind::Transfer if entry.net.is_negative() => t.pulled_by(&platform),
        EntryKind::Transfer => t.sent_by(&platform),
        EntryKind::Payment => t.paid_through(&platform),
        EntryKind::Refund => t.refund_source().to_owned(),
        EntryKind::Dispute => t.dispute_source().to_owned(),
        EntryKind::Payout => bank.map_or_else(
            || t.balance_source().to_owned(),
            |bank| t.payout_source(&bank.bank),
        ),
        EntryKind::Fee | EntryKind::TopUp | EntryKind::Adjustment => t.balance_source().to_owned(),
    };
    let arrival = bank.map(|bank| arrival(t, bank));
    let link = other.map(|(text, href)| {
        view! { " "<a class="link" href=href>{text}</a> }
    });
    let reference = reference.map(|id| {
        view! {
            <Description term=t.reference(&platform)>
                <span class="mono">{id}</span>
            </Description>
        }
    });
    view! {
        <Card>
            <DescriptionList>
                <Description term=t.date()>
                    <TimeText at=entry.created offset=entry.offset />
                </Description>
                <Description term=t.status()>{status}</Description>
                <Description term=t.kind()>{kind(t, entry.kind)}</Description>
                <Description term=t.what_it_is()>{source}{link}</Description>
                {arrival}
                {reference}
                <Description term=t.id()>
                    <CopyId id=entry.id />
                </Description>
            </DescriptionList>
        </Card>
    }
    .into_any()
}

fn arrival(t: ExpressTexts, payout: &EntryPayout) -> AnyView {
    let at = payout.arrives;
    view! {
        <Description term=t.arrival()>
            <DateText at />
        </Description>
    }
    .into_any()
}
