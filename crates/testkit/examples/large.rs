//! Makes a large platform in a database of its own, which stays.
//!
//! `cargo run --release -p tributary-testkit --example large -- ADDRESS ACCOUNTS LINES [verify]`
//!
//! ADDRESS is a file that is not there yet, or the URL of an empty database on Postgres. Prints how
//! to sign in and a secret key; with `verify` the ledger is added up at the end.

use std::time::Instant;

use domain::actor::Role;
use service::{
    clock::{Clock, SystemClock},
    keys::{self, Kind},
    members,
};
use testkit::{Database, Large, START, World};

/// How the administrator signs in.
const EMAIL: &str = "admin@large.example";
const PASSWORD: &str = "large correct horse";

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [address, accounts, lines, ..] = words.as_slice() else {
        panic!("give ADDRESS ACCOUNTS LINES");
    };
    let size = Large {
        accounts: accounts.parse().expect("a number of accounts"),
        lines: lines.parse().expect("a number of lines"),
    };
    let start = Instant::now();
    let world = World::on(Database::Kept(address.clone())).await;
    world.clock.advance(SystemClock.now().unix() - START);
    size.fill(&world).await;
    let roles = [Role::Administrator];
    members::create(
        &world.ctx,
        &world.operator(),
        EMAIL,
        "Large",
        PASSWORD,
        &roles,
    )
    .await
    .expect("the administrator is made");
    let kind = Kind::Secret(keys::grantable(&world.operator()));
    let key = keys::create(&world.ctx, &world.operator(), "large", kind)
        .await
        .expect("a key");
    println!("{size:?} in {} ms", start.elapsed().as_millis());
    println!("email {EMAIL}\npassword {PASSWORD}\nkey {}", key.text);
    if words.iter().any(|word| word == "verify") {
        let report = service::verify::run(&world.ctx).await.expect("a report");
        assert!(report.is_clean(), "the ledger does not add up: {report:#?}");
        println!("the ledger adds up");
    }
    world.ctx.store.close().await;
}
