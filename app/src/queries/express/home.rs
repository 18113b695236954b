use super::{AccountBalance, EntryList, NetVolume};
use crate::error::UiError;
#[cfg(feature = "ssr")]
use crate::queries::payouts::NextPayout;
use crate::url::express::HomeQuery;
use leptos::prelude::*;

/// How many transactions the home page shows.
#[cfg(feature = "ssr")]
const RECENT: u32 = 6;

/// The account's balances, its own currency first.
#[server(endpoint = "queries/express/balances")]
pub async fn express_balances() -> Result<Vec<AccountBalance>, UiError> {
    use crate::ssr;
    use service::balances;
    let (ctx, session) = (ssr::ctx()?, ssr::account()?);
    let (actor, account) = (&session.actor, &session.account);
    let found = balances::of_account(&ctx, actor, &account.id)
        .await
        .map_err(ssr::ui_error)?;
    let upcoming = balances::upcoming(&ctx, actor, &account.id)
        .await
        .map_err(ssr::ui_error)?;
    let payouts = sorted::under_way(&ctx, actor)
        .await
        .map_err(ssr::ui_error)?;
    let mut shown = sorted::balances(account.default_currency, &found, &upcoming, &payouts);
    if let Some(own) = shown.first_mut() {
        own.payout = Some(NextPayout::of(account, session.now));
    }
    Ok(shown)
}

/// The account's net volume over an interval, in its own time zone.
#[server(endpoint = "queries/express/earnings")]
pub async fn express_earnings(
    /// Which interval, in which currency.
    query: HomeQuery,
) -> Result<NetVolume, UiError> {
    use crate::ssr;
    use service::{balances, earnings};
    let (ctx, session) = (ssr::ctx()?, ssr::account()?);
    let (actor, account) = (&session.actor, &session.account);
    let found = balances::of_account(&ctx, actor, &account.id)
        .await
        .map_err(ssr::ui_error)?;
    let currencies = sorted::currencies(account.default_currency, &found);
    let wanted = query
        .currency
        .parse()
        .ok()
        .filter(|currency| currencies.contains(currency));
    let currency = wanted.unwrap_or(account.default_currency);
    let chart = earnings::chart(&ctx, actor, &account.id, currency, query.interval()).await;
    Ok(NetVolume {
        earnings: chart.map_err(ssr::ui_error)?,
        currencies,
    })
}

/// The account's latest transactions.
#[server(endpoint = "queries/express/recent")]
pub async fn express_recent() -> Result<EntryList, UiError> {
    use crate::ssr;
    use domain::{balance_transaction::TransactionFilter, list::PageRequest};
    let (ctx, session) = (ssr::ctx()?, ssr::account()?);
    let filter = TransactionFilter::default();
    let page = PageRequest::first(RECENT);
    let found = service::balances::transactions(&ctx, &session.actor, &filter, &page).await;
    super::read::of_lines(&ctx, &session, found.map_err(ssr::ui_error)?).await
}

#[cfg(feature = "ssr")]
mod sorted {
    use super::super::{AccountBalance, OnItsWay, Upcoming};
    use domain::actor::Actor;
    use domain::balance_transaction::Balance;
    use domain::list::PageRequest;
    use domain::money::{Currency, Money};
    use domain::payout::{Payout, PayoutFilter, PayoutStatus};
    use domain::time::Timestamp;
    use service::Ctx;

    /// Payouts that have not arrived yet: at most a hundred of each status.
    pub async fn under_way(ctx: &Ctx, actor: &Actor) -> service::Result<Vec<Payout>> {
        let page = PageRequest::first(100);
        let mut found = Vec::new();
        for status in [PayoutStatus::InTransit, PayoutStatus::Pending] {
            let wanted = PayoutFilter {
                status: Some(status),
                ..PayoutFilter::default()
            };
            let some = service::payouts::list(ctx, actor, None, &wanted, &page).await?;
            found.extend(some.items);
        }
        Ok(found)
    }

    /// What arrives first in a currency: everything for one bank on one day.
    fn arriving(payouts: &[Payout], currency: Currency) -> Option<OnItsWay> {
        let own = || {
            let all = payouts.iter();
            all.filter(move |it| it.currency() == currency && !it.is_debit())
        };
        let first = own().min_by_key(|it| it.arrival_date)?;
        let together = own()
            .filter(|it| it.arrival_date == first.arrival_date)
            .filter(|it| it.destination == first.destination);
        let sum = together.fold(0_i64, |sum, it| sum.saturating_add(it.moves.amount.minor()));
        Some(OnItsWay {
            amount: Money::new(sum, currency),
            at: first.arrival_date,
            bank: first.destination_label.trim().to_owned(),
        })
    }

    /// The account's own currency, then those it has balances in.
    pub fn currencies(own: Currency, balances: &[Balance]) -> Vec<Currency> {
        let others = balances
            .iter()
            .map(|balance| balance.currency)
            .filter(|it| *it != own);
        std::iter::once(own).chain(others).collect()
    }

    /// One balance per currency; nothing, where there is none in the account's own.
    pub fn balances(
        own: Currency,
        balances: &[Balance],
        upcoming: &[(Currency, Timestamp, i64)],
        payouts: &[Payout],
    ) -> Vec<AccountBalance> {
        let find = |currency| balances.iter().find(|balance| balance.currency == currency);
        let view = |currency: Currency| {
            let balance = find(currency).copied().unwrap_or(Balance::empty(currency));
            let next = upcoming.iter().find(|(other, ..)| *other == currency);
            AccountBalance {
                total: balance.total(),
                available: Money::new(balance.available, currency),
                pending: Money::new(balance.pending, currency),
                in_transit: Money::new(balance.in_transit, currency),
                next: next.map(|(_, at, amount)| Upcoming {
                    at: *at,
                    amount: *amount,
                }),
                arriving: arriving(payouts, currency),
                payout: None,
            }
        };
        currencies(own, balances).into_iter().map(view).collect()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn the_own_currency_comes_first_even_without_a_balance() {
            let eur = Balance {
                pending: 500,
                ..Balance::empty(Currency::EUR)
            };
            let at = Timestamp::from_unix(86_400);
            let later = (Currency::EUR, Timestamp::from_unix(172_800), 200);
            let found = balances(
                Currency::USD,
                &[eur],
                &[(Currency::EUR, at, 300), later],
                &[],
            );
            assert_eq!(found.len(), 2);
            assert_eq!(found[0].total, Money::zero(Currency::USD));
            assert_eq!(found[0].next, None);
            assert_eq!(found[1].next, Some(Upcoming { at, amount: 300 }));
        }
    }
}
