//! A process with sixteen writers is killed at random moments, and loses nothing that it had
//! acknowledged. `cargo xtask model --kills N` does it more often.

use std::{path::Path, time::Duration};

use model::{
    Engine,
    kill::{kill, two},
};

const KILLS: usize = 25;

async fn nothing_is_lost(engine: Engine) {
    let program = Path::new(env!("CARGO_BIN_EXE_tributary-model"));
    let seed = rand::random_range(0..1_000_000_000);
    let losses = kill(program, engine, KILLS, seed)
        .await
        .unwrap_or_else(|error| panic!("{error}"));
    println!("seed {seed} on {engine}: {losses:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kills_lose_no_acknowledged_effect_on_sqlite() {
    nothing_is_lost(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kills_lose_no_acknowledged_effect_on_postgres() {
    nothing_is_lost(Engine::Postgres).await;
}

async fn two_servers(engine: Engine) {
    let program = Path::new(env!("CARGO_BIN_EXE_tributary-model"));
    let (span, pause) = (Duration::from_secs(8), Duration::from_secs(2));
    let losses = two::race(program, engine, span, pause).await.unwrap();
    assert!(losses.skipped || losses.kills == 3, "{losses:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_servers_one_is_killed_and_nothing_is_lost_or_paid_twice_on_sqlite() {
    two_servers(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_servers_one_is_killed_and_nothing_is_lost_or_paid_twice_on_postgres() {
    two_servers(Engine::Postgres).await;
}
