//! A process with sixteen writers is killed at random moments, and loses nothing that it had
//! acknowledged. `cargo xtask model --kills N` does it more often.

use std::path::Path;

use model::{Engine, kill::kill};

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
