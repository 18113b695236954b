//! A day on which many accounts are paid out: made, sent to the banks, arrived.
//!
//! Each account is a copy of a seller with a bank and has money available. The wall clock of the
//! world is moved to where the work is due; the runner's own lane does it.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use domain::{
    account::Account,
    id::AccountId,
    time::{DAY, HOUR, Timestamp},
};
use service::{payments, runner};
use testkit::{START, World, new_payment};

use crate::{
    Outcome, Plan,
    figures::{head, row, whole},
    place,
    tenths::Tenths,
    told,
};

/// How many accounts are written in one transaction.
const BATCH: usize = 500;

/// What happens to a payout, and how long after midnight of the first day all of it is due.
const STEPS: [(&str, i64); 3] = [
    ("made", 2 * HOUR),
    ("sent", 23 * HOUR),
    ("arrived", 8 * DAY),
];

/// Prints the table.
pub async fn run(plan: &Plan) -> Outcome<()> {
    let mut worlds = Vec::new();
    for (name, database) in place::fresh(plan).await? {
        worlds.push((name, World::on(database).await));
    }
    head(&["database", "step", "accounts", "a second", "by tenth"]);
    for (name, world) in worlds {
        fill(&world, plan.accounts).await?;
        pay(name, &world, plan.accounts).await?;
        World::end(Arc::new(world), Ok(())).await;
    }
    Ok(())
}

/// Does what is due, step by step.
async fn pay(name: &str, w: &World, accounts: usize) -> Outcome<()> {
    let midnight = Timestamp::from_unix(START - START % DAY).plus(DAY);
    let mut all = Duration::ZERO;
    for (step, after) in STEPS {
        w.clock.advance(midnight.plus(after).since(w.ctx.wall()));
        let (tenths, span, done) = work_off(w).await?;
        if done < accounts {
            return Err(format!("{done} of {accounts} payouts were {step}"));
        }
        all += span;
        let rate = whole(per_second(accounts, span));
        row(&[name, step, &accounts.to_string(), &rate, &tenths.text()]);
    }
    let rate = whole(per_second(accounts, all));
    row(&[name, "all three", &accounts.to_string(), &rate, ""]);
    Ok(())
}

/// Lets the lane of money do everything that is due.
async fn work_off(w: &World) -> Outcome<(Tenths, Duration, usize)> {
    let (start, mut tenths, mut done) = (Instant::now(), Tenths::default(), 0);
    tenths.note(Duration::ZERO, 0);
    loop {
        let more = runner::take_turns(&w.ctx).await.map_err(told("the lane"))?;
        if more == 0 {
            return Ok((tenths, start.elapsed(), done));
        }
        done += usize::try_from(more).unwrap_or_default();
        tenths.note(start.elapsed(), done);
    }
}

fn per_second(count: usize, span: Duration) -> f64 {
    let count = u32::try_from(count).map_or(f64::from(u32::MAX), f64::from);
    count / span.as_secs_f64().max(f64::EPSILON)
}

/// Makes accounts whose next payday is tomorrow.
async fn fill(w: &World, accounts: usize) -> Outcome<()> {
    let model = w.banked("Alma Ceramics").await;
    let all: Vec<usize> = (0..accounts).collect();
    for batch in all.chunks(BATCH) {
        let mut write = w.ctx.store.begin_write().await.map_err(told("a turn"))?;
        for number in batch {
            let account = Account {
                id: payee(*number),
                ..model.clone()
            };
            store::accounts::insert(&mut write, &account)
                .await
                .map_err(told("an account"))?;
        }
        write.commit().await.map_err(told("accounts"))?;
        earn(w, batch).await?;
    }
    Ok(())
}

/// Gives each of the accounts money that is available now.
async fn earn(w: &World, batch: &[usize]) -> Outcome<()> {
    let created = Timestamp::from_unix(START).plus(-30 * DAY);
    let sales: Vec<_> = batch
        .iter()
        .map(|number| {
            let order = format!("order{number}");
            new_payment(&payee(*number), &order, 5_000, 500, created)
        })
        .collect();
    let recorded = payments::record_many(&w.ctx, &w.admin(), &sales).await;
    recorded.map_err(told("payments")).map(drop)
}

fn payee(number: usize) -> AccountId {
    AccountId::from_suffix(&format!("payee{number}"))
}
