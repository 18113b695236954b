//! What tests need to read as stories: a [`World`] with a temporary store on either engine, a
//! clock that the test moves, and ids that are the same on every run.
//!
//! ```ignore
//! testkit::both_engines! {
//!     async fn transfer_over_available_balance_is_refused(w: &World) { … }
//! }
//! ```

mod audit;
mod build;
mod database;
mod faults;
mod phones;
mod plans;
mod probe;
mod queue;
mod refusal;
mod sales;
mod sizes;
mod statements;
mod world;

pub use build::{bank, express, new_payment, new_payout, new_topup, new_transfer, usd};
pub use database::Database;
pub use phones::{Phones, Told};
pub use probe::{LedgerRow, LineRow, MadeRow, Marks, Probe};
pub use queue::JobRow;
pub use refusal::{refusal, refused};
pub use sales::Sale;
pub use statements::statements;
pub use world::{START, TestClock, World};

/// Makes one test per engine of each function: `name::sqlite` and `name::postgres`. After the
/// test the ledger must add up and no job may have failed. Without a reachable Postgres the second
/// says so aloud, and fails when `CI` is set.
#[macro_export]
macro_rules! both_engines {
    ($($(#[$doc:meta])* async fn $name:ident($world:ident: &$world_type:ty) $body:block)*) => {$(
        $(#[$doc])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn story($world: &$world_type) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn sqlite() {
                let world = ::std::sync::Arc::new($crate::World::sqlite().await);
                let own = world.clone();
                let outcome = tokio::spawn(async move { story(&own).await }).await;
                $crate::World::end(world, outcome).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn postgres() {
                let Some(world) = $crate::World::postgres().await else { return };
                let world = ::std::sync::Arc::new(world);
                let own = world.clone();
                let outcome = tokio::spawn(async move { story(&own).await }).await;
                $crate::World::end(world, outcome).await;
            }
        }
    )*};
}
