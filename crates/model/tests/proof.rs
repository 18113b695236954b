//! Model and service do the same random operations and must agree after each.
//!
//! 20,000 operations over both databases: seeds that are always the same, and one new seed that is
//! printed. `cargo xtask model --operations N --seed S` does more of them, or the same again.

use model::{Engine, Plan, Report, Sabotage, run};

async fn agree(engine: Engine, seed: u64, operations: usize) -> Report {
    let plan = Plan {
        engine,
        seed,
        operations,
        sabotage: None,
    };
    let report = run(plan).await.unwrap_or_else(|error| panic!("{error}"));
    println!("seed {seed} on {engine}: {report:?}");
    report
}

/// The same, with every kind of operation done at least once.
async fn agree_on_everything(engine: Engine, seed: u64, operations: usize) {
    let report = agree(engine, seed, operations).await;
    let missed = report.never_done();
    let all = report.skipped || missed.is_empty();
    assert!(all, "{missed:?} never worked: {report:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_agrees_with_the_model() {
    for seed in [1, 2, 3] {
        agree_on_everything(Engine::Sqlite, seed, 2_500).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_agrees_with_the_model_for_more_seeds() {
    for seed in [4, 5] {
        agree_on_everything(Engine::Sqlite, seed, 2_500).await;
    }
    for seed in [6, 7] {
        agree(Engine::Sqlite, seed, 500).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_agrees_with_the_model_for_a_new_seed() {
    agree(Engine::Sqlite, rand::random_range(0..1_000_000_000), 2_500).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_agrees_with_the_model() {
    for seed in [8, 9] {
        agree(Engine::Postgres, seed, 2_000).await;
    }
}

/// The bug is noticed as what it is: by the comparison that `finding` begins, which names `what`.
async fn noticed(sabotage: Sabotage, finding: &str, what: &str) {
    let plan = Plan {
        engine: Engine::Sqlite,
        seed: 1,
        operations: 200,
        sabotage: Some(sabotage),
    };
    let error = run(plan).await.expect_err("the bug goes unnoticed");
    let (found, how_to_see_it) = error.split_once("\n\nafter operation").expect("a step");
    assert!(
        found.starts_with(finding) && found.contains(what),
        "{error}"
    );
    assert!(how_to_see_it.contains("see it again"), "{error}");
    println!("{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn money_from_nowhere_is_noticed() {
    noticed(Sabotage::Ledger, "usd sums to 1", "not to zero").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_without_a_posting_is_noticed() {
    noticed(Sabotage::Line, "the lines differ", "store:").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_effect_that_happens_twice_is_noticed() {
    noticed(Sabotage::Twice, "the lines differ", "\"transfer\"").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_for_another_reason_is_noticed() {
    let finding = "refused for another reason";
    noticed(Sabotage::Reason, finding, "store: resource_missing").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_about_another_parameter_is_noticed() {
    let finding = "refused for another reason";
    noticed(Sabotage::Param, finding, "about metadata").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_price_is_noticed() {
    noticed(Sabotage::Price, "the lines differ", "\"charge\"").await;
}
