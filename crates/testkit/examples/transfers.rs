//! How many durable transfers per second the service makes, each under a key of its own, for 1, 8
//! and 64 callers at once.
//!
//! `cargo run --release -p tributary-testkit --example transfers [postgres] [SECONDS]`
//!
//! The database lies in the temporary folder: `TMPDIR` says on which disk. Databases for tests do
//! not wait for the disk on Postgres, unless `PGOPTIONS='-c synchronous_commit=on'` says so.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use domain::account::Account;
use service::{Key, transfers};
use testkit::{World, new_transfer};

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let postgres = words.iter().any(|word| word == "postgres");
    let seconds = words.iter().find_map(|word| word.parse().ok()).unwrap_or(5);
    let world = if postgres {
        World::postgres().await.expect("a Postgres that answers")
    } else {
        World::sqlite().await
    };
    let world = Arc::new(world);
    world.fund(1_000_000_000).await;
    let mut sellers = Vec::new();
    for number in 0..16 {
        sellers.push(world.seller(&format!("Seller {number}")).await);
    }
    for callers in [1, 8, 64] {
        let rate = rate(&world, &sellers, callers, Duration::from_secs(seconds)).await;
        println!("{callers:>3} callers {rate:>8.0} transfers/s");
    }
    World::end(world, Ok(())).await;
}

async fn rate(w: &Arc<World>, sellers: &[Account], callers: usize, span: Duration) -> f64 {
    let start = Instant::now();
    let tasks: Vec<_> = (0..callers)
        .zip(sellers.iter().cycle())
        .map(|(caller, seller)| {
            let (w, seller) = (w.clone(), seller.id.clone());
            tokio::spawn(async move {
                let actor = w.admin();
                let new = new_transfer(&seller, 1);
                let mut made = 0_u32;
                while start.elapsed() < span {
                    let key = format!("{callers}-{caller}-{made}");
                    let key = Key::new(&key, "send 1".to_owned());
                    transfers::create(&w.ctx, &actor, &new, key.as_ref())
                        .await
                        .expect("a transfer");
                    made += 1;
                }
                made
            })
        })
        .collect();
    let mut made = 0;
    for task in tasks {
        made += task.await.expect("the caller ends");
    }
    f64::from(made) / start.elapsed().as_secs_f64()
}
