use crate::format;
use crate::i18n::ExpressTexts;
use crate::queries::express::{AccountBalance, express_balances};
use crate::queries::payouts::NextPayout;
use crate::routes::paths;
use crate::ui::{
    BarSegment, Card, ErrorPanel, MoneyLink, MoneyText, ProgressBar, SkeletonRows, Tone,
};
use domain::money::Money;
use leptos::prelude::*;

/// The account's balance in each currency: the total, how it is made up, and what comes next.
#[component]
pub fn BalanceCard() -> impl IntoView {
    let t = ExpressTexts::here();
    let data = Resource::new(|| (), |()| express_balances());
    view! {
        <Card>
            <Suspense fallback=|| view! { <SkeletonRows rows=4 /> }>
                {move || Suspend::new(async move {
                    match data.await {
                        Ok(balances) => balances
                            .into_iter()
                            .map(|balance| one(t, balance))
                            .collect_view()
                            .into_any(),
                        Err(error) => view! { <ErrorPanel error /> }.into_any(),
                    }
                })}
            </Suspense>
        </Card>
    }
    .into_any()
}

fn one(t: ExpressTexts, balance: AccountBalance) -> AnyView {
    let segments = vec![
        BarSegment {
            value: balance.available.minor(),
            tone: Tone::Strong,
        },
        BarSegment {
            value: balance.pending.minor(),
            tone: Tone::Soft,
        },
    ];
    view! {
        <div class="balance">
            <div class="balance__head">
                <h2 class="balance__label">{t.total_balance()}</h2>
                <span>{balance.total.currency().upper()}</span>
            </div>
            <p class="balance__total">
                <MoneyLink
                    money=balance.total
                    href=paths::EXPRESS_TRANSACTIONS
                    large=true
                    bare=true
                />
            </p>
            <ProgressBar segments />
            <dl class="balance__parts">
                {part(t.available(), balance.available, Tone::Strong)}
                {part(t.available_soon(), balance.pending, Tone::Soft)}
                {part(t.on_the_way(), balance.in_transit, Tone::Faint)}
            </dl>
            {next(t, &balance)}
            {way(t, &balance)}
        </div>
    }
    .into_any()
}

fn part(label: &'static str, money: Money, tone: Tone) -> AnyView {
    let swatch = format!("balance__swatch balance__swatch--{}", tone.word());
    view! {
        <div class="balance__part">
            <dt>
                <span class=swatch aria-hidden="true"></span>
                {label}
            </dt>
            <dd>
                <MoneyText money bare=true />
            </dd>
        </div>
    }
    .into_any()
}

/// When the next pending money becomes available. The day is one of the calendar, the same in
/// every time zone.
fn next(t: ExpressTexts, balance: &AccountBalance) -> Option<AnyView> {
    let next = balance.next?;
    let currency = balance.pending.currency();
    let amount = format::amount(t.0, Money::new(next.amount, currency));
    let rest = balance.pending.minor().saturating_sub(next.amount);
    let later = (rest > 0).then(|| {
        let rest = format::amount(t.0, Money::new(rest, currency));
        view! { <br />{t.later(rest)} }
    });
    let line = view! {
        <p class="balance__next">
            <strong>{amount}</strong>
            {format!(" {} ", t.becomes_available())}
            <strong>{format::weekday_day(t.0, next.at, 0)}</strong>
            {later}
        </p>
    };
    Some(line.into_any())
}

/// What arrives at the bank next, else when the next payout is made. Days of the calendar, the
/// same in every time zone.
fn way(t: ExpressTexts, balance: &AccountBalance) -> Option<AnyView> {
    let Some(first) = balance.arriving.clone() else {
        return balance.payout.and_then(|next| next_payout(t, next));
    };
    let rest = balance.in_transit.minor();
    let rest = rest.saturating_sub(first.amount.minor());
    let rest = (rest > 0).then(|| {
        let rest = format::amount(t.0, Money::new(rest, first.amount.currency()));
        view! { <br />{t.more_on_the_way(rest)} }
    });
    let line = view! {
        <p class="balance__next">
            <strong>{format::amount(t.0, first.amount)}</strong>
            {format!(" {} ", t.arrives_at())}
            <strong>{format::weekday_day(t.0, first.at, 0)}</strong>
            <br />
            {t.at_bank(&first.bank)}
            {rest}
        </p>
    };
    Some(line.into_any())
}

fn next_payout(t: ExpressTexts, next: NextPayout) -> Option<AnyView> {
    let line = match next {
        NextPayout::On(at) => view! {
            <p class="balance__next">
                {format!("{} ", t.next_payout_on())}
                <strong>{format::weekday_day(t.0, at, 0)}</strong>
            </p>
        }
        .into_any(),
        NextPayout::Manual => return None,
        NextPayout::NoBank => plain(t.next_payout_no_bank()),
        NextPayout::BankErrored => plain(t.next_payout_bank()),
        NextPayout::NotEnabled => plain(t.next_payout_off()),
    };
    Some(line)
}

fn plain(text: &'static str) -> AnyView {
    view! { <p class="balance__next">{text}</p> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::queries::express::{OnItsWay, Upcoming};
    use crate::ui::testing::html;
    use domain::money::Currency;
    use domain::time::parse_iso;

    fn balance(next: Option<i64>) -> AccountBalance {
        let usd = |minor| Money::new(minor, Currency::USD);
        let at = parse_iso("2026-11-24").unwrap();
        AccountBalance {
            total: usd(211_683),
            available: usd(141_022),
            pending: usd(70_661),
            in_transit: usd(0),
            next: next.map(|amount| Upcoming { at, amount }),
            arriving: None,
            payout: None,
        }
    }

    #[test]
    fn money_on_its_way_has_a_day_and_a_bank() {
        let usd = |minor| Money::new(minor, Currency::USD);
        let moving = AccountBalance {
            in_transit: usd(100_000),
            arriving: Some(OnItsWay {
                amount: usd(88_410),
                at: parse_iso("2026-11-24").unwrap(),
                bank: "Test Bank ••••6789".into(),
            }),
            ..balance(None)
        };
        let out = html(move || one(ExpressTexts(Locale::En), moving));
        for text in [
            "884.10",
            "Tue, 24 Nov",
            "Test Bank ••••6789",
            "115.90 more on the way",
        ] {
            assert!(out.contains(text), "{text} in {out}");
        }
    }

    #[test]
    fn without_money_on_its_way_the_next_payout_has_a_day_or_a_reason() {
        let with = |next| {
            let shown = AccountBalance {
                payout: Some(next),
                ..balance(None)
            };
            html(move || one(ExpressTexts(Locale::En), shown))
        };
        let day = with(NextPayout::On(parse_iso("2026-11-30").unwrap()));
        assert!(
            day.contains("Next payout") && day.contains("Mon, 30 Nov"),
            "{day}"
        );
        assert!(with(NextPayout::BankErrored).contains("Change your bank account"));
        assert!(!with(NextPayout::Manual).contains("balance__next"));
    }

    #[test]
    fn the_total_and_its_parts_are_figures() {
        let out = html(|| one(ExpressTexts(Locale::En), balance(None)));
        for figure in ["2,116.83", "1,410.22", "706.61", "0.00", "USD"] {
            assert!(out.contains(figure), "{figure} in {out}");
        }
        assert!(!out.contains("becomes available"), "{out}");
    }

    #[test]
    fn the_next_money_has_a_day_and_the_rest_comes_later() {
        let all = html(|| one(ExpressTexts(Locale::En), balance(Some(70_661))));
        assert!(
            all.contains("Tue, 24 Nov") && !all.contains("after that"),
            "{all}"
        );
        let part = html(|| one(ExpressTexts(Locale::En), balance(Some(50_000))));
        assert!(part.contains("206.61 more after that"), "{part}");
    }
}
