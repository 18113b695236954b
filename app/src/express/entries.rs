//! Entries as rows of a list: transactions and payments look the same.

use crate::format;
use crate::i18n::{ExpressTexts, PayoutTexts};
use crate::queries::express::{Entry, EntryKind, EntryList};
use crate::ui::{Icon, IconName, MoneyText, StatusBadge, payout_status, written};
use domain::payout::PayoutStatus;
use leptos::prelude::*;

/// The rows of a page, each leading to its entry.
#[component]
pub fn EntryRows(
    /// The page.
    list: EntryList,
    /// The address of the entry with this id.
    href: fn(&str) -> String,
) -> impl IntoView {
    let t = ExpressTexts::here();
    // The code is left out where everything on the page is in one currency that is known.
    let bare = list
        .page
        .items
        .iter()
        .all(|entry| entry.net.currency() == list.currency);
    let rows = list
        .page
        .items
        .iter()
        .map(|entry| {
            let sub = subtitle(t, entry, &list);
            view! {
                <li class="list__item">
                    <span class="list__icon"><Icon name=icon(entry.kind) /></span>
                    <div class="list__text">
                        <a class="row-link list__title" href=href(&entry.id)>
                            {title(t, entry, &list.platform)}
                        </a>
                        <div class="list__sub">
                            <time datetime=format::iso(entry.created)>{sub.0}</time>
                            {sub.1}
                        </div>
                    </div>
                    <div class="list__value">
                        <MoneyText money=entry.net signed=true bare />
                        {payout_badge(t, entry)}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="list">{rows}</ul> }.into_any()
}

/// Where a payout stands, unless it simply arrived.
fn payout_badge(t: ExpressTexts, entry: &Entry) -> Option<AnyView> {
    let payout = entry.payout.as_ref()?;
    let leaves = entry.net.is_negative();
    let shown = leaves && payout.status != PayoutStatus::Paid;
    shown.then(|| {
        let status = payout_status(t.0, payout.status);
        view! { <StatusBadge status /> }.into_any()
    })
}

/// What an entry is called: its own description, or where it came from or went.
pub fn title(t: ExpressTexts, entry: &Entry, platform: &str) -> String {
    let own = entry.description.as_deref();
    match (entry.kind, own) {
        (EntryKind::Payment | EntryKind::Transfer, Some(own)) => written(own),
        (EntryKind::Transfer, None) if entry.net.is_negative() => t.transfer_to(platform),
        (EntryKind::Payment | EntryKind::Transfer, None) => t.payment_from(platform),
        (EntryKind::Refund, Some(own)) => t.refund_of(own),
        (EntryKind::Refund, None) => t.refund_plain().to_owned(),
        (EntryKind::Dispute, Some(own)) => t.dispute_of(own),
        (EntryKind::Dispute, None) => t.dispute_plain().to_owned(),
        (EntryKind::Payout, _) => payout_title(t, entry),
        (EntryKind::Fee | EntryKind::TopUp | EntryKind::Adjustment, Some(own)) => written(own),
        (EntryKind::Fee, None) => t.fee_plain().to_owned(),
        (EntryKind::TopUp, None) => t.top_up_plain().to_owned(),
        (EntryKind::Adjustment, None) => t.adjustment_plain().to_owned(),
    }
}

/// A payout is called by its bank: money that left, came back, or was debited there.
fn payout_title(t: ExpressTexts, entry: &Entry) -> String {
    let Some(payout) = &entry.payout else {
        return t.payout_plain().to_owned();
    };
    let came_back = matches!(payout.status, PayoutStatus::Failed | PayoutStatus::Canceled);
    if entry.net.is_negative() {
        PayoutTexts(t.0).payout_to(&payout.bank)
    } else if came_back {
        t.payout_back(&payout.bank)
    } else {
        PayoutTexts(t.0).debit_from(&payout.bank)
    }
}

/// When, and behind it what else is worth knowing: fees, the type, when it becomes available.
fn subtitle(t: ExpressTexts, entry: &Entry, list: &EntryList) -> (String, String) {
    let when = format::recent(t.0, entry.created, list.now, entry.offset);
    let mut rest = String::new();
    let mut add = |text: &str| {
        rest.push_str(" · ");
        rest.push_str(text);
    };
    // The titles of the others begin with it.
    if matches!(
        entry.kind,
        EntryKind::Transfer | EntryKind::TopUp | EntryKind::Fee
    ) {
        add(&kind(t, entry.kind).to_lowercase());
    }
    if entry.fee.is_negative() {
        let back = entry.fee.checked_neg().unwrap_or(entry.fee);
        add(&t.fees_back(format::amount(t.0, back)));
    } else if !entry.fee.is_zero() {
        add(&t.fees_of(format::amount(t.0, entry.fee)));
    }
    if let Some(payout) = entry.payout.as_ref().filter(|it| is_under_way(it.status)) {
        add(&t.arrives_on(format::weekday_day(t.0, payout.arrives, 0)));
    }
    if !entry.available {
        add(&t.available_from(format::day_month(t.0, entry.available_on)));
    }
    (when, rest)
}

const fn is_under_way(status: PayoutStatus) -> bool {
    matches!(status, PayoutStatus::Pending | PayoutStatus::InTransit)
}

/// The type of an entry in a word.
pub const fn kind(t: ExpressTexts, kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Payment => t.kind_payment(),
        EntryKind::Transfer => t.kind_transfer(),
        EntryKind::Fee => t.kind_fee(),
        EntryKind::TopUp => t.kind_top_up(),
        EntryKind::Refund => t.kind_refund(),
        EntryKind::Dispute => t.kind_dispute(),
        EntryKind::Payout => t.kind_payout(),
        EntryKind::Adjustment => t.kind_adjustment(),
    }
}

const fn icon(kind: EntryKind) -> IconName {
    match kind {
        EntryKind::Payment => IconName::Receive,
        EntryKind::Transfer => IconName::Transfer,
        EntryKind::Fee => IconName::Fee,
        EntryKind::TopUp => IconName::Plus,
        EntryKind::Refund => IconName::Refresh,
        EntryKind::Dispute => IconName::Info,
        EntryKind::Payout => IconName::ArrowUp,
        EntryKind::Adjustment => IconName::Edit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::queries::express::EntryPayout;
    use crate::ui::testing::html;
    use domain::list::Page;
    use domain::money::{Currency, Money};
    use domain::time::{DAY, parse_iso};

    fn entry() -> Entry {
        let created = parse_iso("2026-11-22T13:41:00Z").unwrap();
        Entry {
            id: "txn_1".into(),
            kind: EntryKind::Payment,
            description: None,
            gross: Money::new(14_800, Currency::USD),
            fee: Money::new(620, Currency::USD),
            net: Money::new(14_180, Currency::USD),
            created,
            offset: 0,
            available: false,
            available_on: parse_iso("2026-11-24").unwrap(),
            payout: None,
        }
    }

    fn payout(status: PayoutStatus, net: i64) -> Entry {
        Entry {
            kind: EntryKind::Payout,
            net: Money::new(net, Currency::USD),
            fee: Money::zero(Currency::USD),
            available: true,
            payout: Some(EntryPayout {
                bank: "STRIPE TEST BANK ••••6789".into(),
                status,
                arrives: parse_iso("2026-11-24").unwrap(),
                failure: None,
            }),
            ..entry()
        }
    }

    fn list(entry: Entry) -> EntryList {
        EntryList {
            now: entry.created.plus(600),
            platform: "Meridian Market".into(),
            currency: Currency::USD,
            page: Page {
                items: vec![entry],
                ..Page::empty()
            },
        }
    }

    #[test]
    fn a_payment_names_its_platform_fees_and_date() {
        let list = list(entry());
        let t = ExpressTexts(Locale::En);
        assert_eq!(
            title(t, &list.page.items[0], &list.platform),
            "Payment from Meridian Market"
        );
        let (when, rest) = subtitle(t, &list.page.items[0], &list);
        assert_eq!(when, "Today, 13:41");
        assert_eq!(rest, " · fees 6.20 · available 24 Nov");
    }

    #[test]
    fn a_transfer_says_so_and_keeps_its_own_description() {
        let entry = Entry {
            kind: EntryKind::Transfer,
            description: Some("November workshop".into()),
            fee: Money::zero(Currency::USD),
            available: true,
            ..entry()
        };
        let list = EntryList {
            now: entry.created.plus(DAY),
            ..list(entry)
        };
        let t = ExpressTexts(Locale::Es);
        assert_eq!(title(t, &list.page.items[0], "M"), "November workshop");
        let (when, rest) = subtitle(t, &list.page.items[0], &list);
        assert_eq!(when, "Ayer, 13:41");
        assert_eq!(rest, " · transferencia");
    }

    #[test]
    fn what_the_platform_pulled_is_a_transfer_to_it() {
        let pulled = Entry {
            kind: EntryKind::Transfer,
            description: None,
            net: Money::new(-1_234, Currency::USD),
            ..entry()
        };
        let t = ExpressTexts(Locale::En);
        assert_eq!(title(t, &pulled, "M"), "Transfer to M");
    }

    #[test]
    fn a_payout_names_its_bank_and_its_arrival_while_it_is_under_way() {
        let t = ExpressTexts(Locale::En);
        let list = list(payout(PayoutStatus::InTransit, -88_410));
        let out = html(move || view! { <EntryRows list href=|id| id.to_owned() /> });
        for text in [
            "Payout to STRIPE TEST BANK ••••6789",
            "arrives Tue, 24 Nov",
            "On the way",
            "−884.10",
        ] {
            assert!(out.contains(text), "{text} in {out}");
        }
        let back = payout(PayoutStatus::Failed, 88_410);
        assert!(title(t, &back, "M").ends_with("came back"));
        assert!(payout_badge(t, &back).is_none());
        let paid = payout(PayoutStatus::Paid, -88_410);
        assert!(payout_badge(t, &paid).is_none());
    }

    #[test]
    fn a_refund_names_what_it_gives_back_and_the_fee_that_came_back() {
        let entry = Entry {
            kind: EntryKind::Refund,
            description: Some("Order 10391".into()),
            fee: Money::new(-160, Currency::USD),
            available: true,
            ..entry()
        };
        let t = ExpressTexts(Locale::En);
        assert_eq!(title(t, &entry, "M"), "Refund · Order 10391");
        let list = list(entry);
        let (_, rest) = subtitle(t, &list.page.items[0], &list);
        assert_eq!(rest, " · fees 1.60 back");
    }
}
