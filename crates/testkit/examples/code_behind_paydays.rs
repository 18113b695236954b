//! How long a sign-in code takes while many paydays are due and being done.
//!
//! `cargo run --release -p tributary-testkit --example code_behind_paydays [postgres] [ACCOUNTS]`
//!
//! Ten thousand of the accounts are copies of a seller with a bank, have money available, and are
//! paid out by the real runner, in test mode; the paydays of the others find nothing to pay out. Codes of live mode go to an adapter that keeps them; those of test mode
//! are in the outbox when the call answers. The database lies in the temporary folder: `TMPDIR`
//! says on which disk. Databases for tests do not wait for the disk on Postgres, unless
//! `PGOPTIONS='-c synchronous_commit=on'` says so.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use domain::{
    account::Account,
    actor::Actor,
    id::AccountId,
    list::PageRequest,
    task::Task,
    time::{DAY, Timestamp},
};
use service::{Ctx, links, login, outbox, payments, runner};
use testkit::{Phones, START, World, new_payment};

/// How many accounts have money to be paid out.
const PAYEES: usize = 10_000;
/// How many accounts are written in one transaction.
const BATCH: usize = 500;
/// How many codes are asked for in live mode.
const CODES: usize = 20;
/// The pause between two of them.
const PAUSE: Duration = Duration::from_millis(250);

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let accounts = words.iter().find_map(|word| word.parse().ok());
    let accounts = accounts.unwrap_or(100_000);
    let world = if words.iter().any(|word| word == "postgres") {
        World::postgres().await.expect("a Postgres that answers")
    } else {
        World::sqlite().await
    };
    world.leaves_jobs();
    fill(&world, accounts).await;
    let mut owners = Vec::new();
    for number in 0..CODES {
        let (name, phone) = (format!("live{number}"), phone(number));
        owners.push((world.live_seller(&name, Some(&phone)).await, phone));
    }
    world.clock.advance(DAY);
    measure(&world, &owners, accounts).await;
    World::end(Arc::new(world), Ok(())).await;
}

fn payee(number: usize) -> AccountId {
    AccountId::from_suffix(&format!("payee{number}"))
}

fn phone(number: usize) -> String {
    format!("+346000000{number:02}")
}

/// Makes accounts whose next payday is tomorrow.
async fn fill(w: &World, accounts: usize) {
    let start = Instant::now();
    let model = w.banked("Alma Ceramics").await;
    let all: Vec<_> = (0..accounts.min(PAYEES)).collect();
    for batch in all.chunks(BATCH) {
        let mut write = w.ctx.store.begin_write().await.expect("a turn");
        for number in batch {
            let account = Account {
                id: payee(*number),
                ..model.clone()
            };
            store::accounts::insert(&mut write, &account)
                .await
                .expect("the account is written");
        }
        write.commit().await.expect("they are real");
        earn(w, batch).await;
    }
    let tomorrow = Timestamp::from_unix(START).plus(DAY);
    let others: Vec<_> = (PAYEES..accounts)
        .map(|number| Task::Payday {
            account: payee(number),
            day: tomorrow.date(),
        })
        .collect();
    for batch in others.chunks(BATCH) {
        w.enqueue(&w.tenant(), batch, w.ctx.wall()).await;
    }
    let seconds = start.elapsed().as_secs();
    let waiting = w.waiting("payday").await;
    println!("{waiting} paydays of {accounts} accounts made in {seconds} s");
}

/// Gives each of the accounts money that is available now.
async fn earn(w: &World, batch: &[usize]) {
    let created = Timestamp::from_unix(START).plus(-30 * DAY);
    let sales: Vec<_> = batch
        .iter()
        .map(|number| {
            new_payment(
                &payee(*number),
                &format!("sale{number}"),
                5_000,
                500,
                created,
            )
        })
        .collect();
    payments::record_many(&w.ctx, &w.admin(), &sales)
        .await
        .expect("the payments are recorded");
}

/// Starts the runner, and asks for codes while it does the paydays.
async fn measure(w: &World, owners: &[(AccountId, String)], accounts: usize) {
    let phones = Arc::new(Phones::default());
    let ctx = w.with_phones(&phones);
    let start = Instant::now();
    let running = runner::start(&ctx);
    let mut slowest = Duration::ZERO;
    for (owner, phone) in owners {
        tokio::time::sleep(PAUSE).await;
        let token = link(&ctx, &w.live_admin(), owner).await;
        let asked = Instant::now();
        login::redeem(&ctx, &token, None).await.expect("a code");
        let answered = asked.elapsed();
        phones.taken(phone, 1).await;
        let sent = asked.elapsed();
        slowest = slowest.max(sent);
        let done = paid(w).await;
        let (answered, sent) = (answered.as_millis(), sent.as_millis());
        println!("live: answered in {answered} ms, sent after {sent} ms, {done} paydays done");
    }
    in_test_mode(w).await;
    let (done, span) = (paid(w).await, start.elapsed());
    running.stop().await;
    let slowest = slowest.as_millis();
    println!("slowest of {CODES}: {slowest} ms");
    println!(
        "{done} of {accounts} paydays done in {} ms",
        span.as_millis()
    );
    if done == accounts {
        println!("no payday was left: take more accounts");
    }
}

/// A code of test mode is in the outbox when the call answers.
async fn in_test_mode(w: &World) {
    let token = link(&w.ctx, &w.admin(), &payee(0)).await;
    let asked = Instant::now();
    login::redeem(&w.ctx, &token, None).await.expect("a code");
    let answered = asked.elapsed().as_millis();
    let shown = outbox::list(&w.ctx, &w.admin(), &PageRequest::first(10)).await;
    let shown = shown.expect("the outbox").items.len();
    println!("test: answered in {answered} ms, messages in the outbox: {shown}");
}

async fn link(ctx: &Ctx, actor: &Actor, owner: &AccountId) -> String {
    let link = links::create(ctx, actor, owner).await.expect("a link");
    let (_, token) = link.url.split_once("token=").expect("a link has a token");
    token.to_owned()
}

async fn paid(w: &World) -> usize {
    w.count_jobs(Some("payday"), "done").await
}
