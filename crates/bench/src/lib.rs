//! What the product costs, as ratios of one run: against a bare probe that does the least that a
//! durable transfer needs, and against itself with more data.
//!
//! Each section prints one table. A figure means something beside the other figures of its table.

pub mod args;
mod balance;
mod client;
mod figures;
mod imports;
mod pages;
mod payday;
mod people;
mod place;
mod probe;
mod product;
mod program;
mod race;
mod start;
mod tenths;
mod transfers;

pub use args::{Plan, Section};

/// What is told to whoever started the bench when it cannot go on.
pub type Outcome<T> = Result<T, String>;

/// Turns any error into what is told, with what was being done.
fn told<E: std::fmt::Display>(doing: &str) -> impl FnOnce(E) -> String {
    move |error| format!("{doing}: {error}")
}

/// Runs the sections of the plan, one after the other.
pub async fn run(plan: &Plan) -> Outcome<()> {
    println!("{}", plan.heading());
    for section in &plan.sections {
        println!("\n## {}\n", section.title());
        match section {
            Section::Transfers => transfers::run(plan).await?,
            Section::Balance => balance::run(plan).await?,
            Section::Payday => payday::run(plan).await?,
            Section::Imports => imports::run(plan).await?,
            Section::Start => start::run(plan).await?,
            Section::Pages => pages::run(plan).await?,
        }
    }
    Ok(())
}
