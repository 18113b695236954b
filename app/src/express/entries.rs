//! Entries as rows of a list: transactions and payments look the same.

use crate::format;
use crate::i18n::ExpressTexts;
use crate::queries::express::{Entry, EntryKind, EntryList};
use crate::ui::{Icon, IconName, MoneyText};
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
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="list">{rows}</ul> }.into_any()
}

/// What an entry is called: its own description, or where it came from.
pub fn title(t: ExpressTexts, entry: &Entry, platform: &str) -> String {
    entry
        .description
        .clone()
        .unwrap_or_else(|| t.payment_from(platform))
}

/// When, and behind it what else is worth knowing: fees, the type, when it becomes available.
fn subtitle(t: ExpressTexts, entry: &Entry, list: &EntryList) -> (String, String) {
    let when = format::recent(t.0, entry.created, list.now, entry.offset);
    let mut rest = String::new();
    let mut add = |text: &str| {
        rest.push_str(" · ");
        rest.push_str(text);
    };
    if entry.kind != EntryKind::Payment {
        add(&kind(t, entry.kind).to_lowercase());
    }
    if !entry.fee.is_zero() {
        add(&t.fees_of(format::amount(t.0, entry.fee)));
    }
    if !entry.available {
        add(&t.available_from(format::day_month(t.0, entry.available_on)));
    }
    (when, rest)
}

/// The type of an entry in a word.
pub const fn kind(t: ExpressTexts, kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Payment => t.kind_payment(),
        EntryKind::Transfer => t.kind_transfer(),
        EntryKind::Fee => t.kind_fee(),
        EntryKind::TopUp => t.kind_top_up(),
    }
}

const fn icon(kind: EntryKind) -> IconName {
    match kind {
        EntryKind::Payment => IconName::Receive,
        EntryKind::Transfer => IconName::Transfer,
        EntryKind::Fee => IconName::Fee,
        EntryKind::TopUp => IconName::Plus,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
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
}
