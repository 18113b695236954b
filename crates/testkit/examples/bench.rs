//! How the cost of pages grows with size, in the process. Prints ratios of one run, which mean the
//! same on every machine; the times beside them do not.
//!
//! `cargo run --release -p tributary-testkit --example bench`

use std::time::{Duration, Instant};

use domain::{
    account::{AccountFilter, AccountOrder, AccountSort, AccountStatus},
    balance_transaction::TransactionFilter,
    earnings::Interval,
    list::PageRequest,
    money::Currency,
    time::DAY,
};
use service::{accounts, balances, clock, earnings, payments};
use testkit::{World, express, new_payment};

const SMALL: usize = 500;
const LARGE: usize = 10_000;

#[tokio::main]
async fn main() {
    let world = World::sqlite().await;
    sizes(&world).await;
}

/// Pages, searches and charts while accounts and payments grow.
async fn sizes(w: &World) {
    let busy = w.seller("Busy Bee").await;
    println!("cost of a page at {SMALL} and at {LARGE} accounts (and twice as many payments)");
    let small = measure(w, &busy.id, 0, SMALL).await;
    let large = measure(w, &busy.id, SMALL, LARGE).await;
    for ((name, before), (_, after)) in small.iter().zip(&large) {
        let ratio = after.as_secs_f64() / before.as_secs_f64();
        println!("  {name:<34} {before:>10.1?} {after:>10.1?}   x{ratio:.1}");
    }
}

async fn measure(
    w: &World,
    busy: &domain::id::AccountId,
    from: usize,
    to: usize,
) -> Vec<(&'static str, Duration)> {
    grow(w, busy, from, to).await;
    let admin = w.admin();
    let page = PageRequest::first(25);
    let list = async |filter: AccountFilter, sort: AccountSort| {
        let order = AccountOrder {
            sort,
            descending: true,
        };
        accounts::search(&w.ctx, &admin, &filter, order, &page)
            .await
            .expect("a page");
    };
    let rejected = || AccountFilter {
        status: Some(AccountStatus::Rejected),
        ..Default::default()
    };
    let in_dollars = || AccountFilter {
        currency: Some(Currency::USD),
        ..Default::default()
    };
    let found = || AccountFilter {
        query: Some("bee".into()),
        ..Default::default()
    };
    vec![
        (
            "accounts, newest",
            time(async || list(Default::default(), AccountSort::Created).await).await,
        ),
        (
            "accounts, by balance",
            time(async || list(in_dollars(), AccountSort::Balance).await).await,
        ),
        (
            "accounts, a rare status",
            time(async || list(rejected(), AccountSort::Created).await).await,
        ),
        (
            "accounts, a word",
            time(async || list(found(), AccountSort::Created).await).await,
        ),
        (
            "transactions of a busy account",
            time(async || {
                let filter = TransactionFilter::default();
                balances::transactions(&w.ctx, &w.owner(busy), &filter, &page)
                    .await
                    .expect("a page");
            })
            .await,
        ),
        (
            "earnings over a lifetime",
            time(async || {
                earnings::chart(&w.ctx, &admin, busy, Currency::USD, Interval::Lifetime)
                    .await
                    .expect("a chart");
            })
            .await,
        ),
    ]
}

/// The middle of 15 runs.
async fn time(mut run: impl AsyncFnMut()) -> Duration {
    let mut times = Vec::new();
    for _ in 0..15 {
        let start = Instant::now();
        run().await;
        times.push(start.elapsed());
    }
    times.sort_unstable();
    times[7]
}

async fn grow(w: &World, busy: &domain::id::AccountId, from: usize, to: usize) {
    let now = clock::get(&w.ctx, &w.admin()).await.expect("the time");
    let numbers: Vec<usize> = (from..to).collect();
    for chunk in numbers.chunks(250) {
        let rows: Vec<_> = chunk
            .iter()
            .map(|n| accounts::ImportRow {
                external_id: format!("row-{n}"),
                account: express(&format!("Seller {n}")),
            })
            .collect();
        accounts::import(&w.ctx, &w.admin(), &rows)
            .await
            .expect("imported");
        // Two payments per account go to the busy one, spread over ten years.
        let made: Vec<_> = chunk
            .iter()
            .flat_map(|n| [n * 2, n * 2 + 1])
            .map(|n| {
                let age = i64::try_from(n).expect("small") * 3_650 * DAY / 20_000;
                new_payment(busy, &format!("order-{n}"), 1_000, 100, now.plus(-age))
            })
            .collect();
        payments::record_many(&w.ctx, &w.admin(), &made)
            .await
            .expect("recorded");
    }
}
