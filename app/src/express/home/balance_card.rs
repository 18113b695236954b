use crate::format;
use crate::i18n::ExpressTexts;
use crate::queries::express::{AccountBalance, express_balances};
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::queries::express::Upcoming;
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
        }
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
