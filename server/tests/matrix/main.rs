//! The authorisation matrix: every operation, as everybody, on own objects, on somebody else's and
//! on what is not there.
//!
//! What there is comes from the router and from the list of server functions; who may do what
//! comes from the table of rights. In between stands one row for each operation, in `rows/`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests fail like tests"
)]

mod caller;
mod cells;
mod direction;
mod http;
mod keys;
mod kinds;
mod row;
mod rows;
mod ruling;
mod sphere;
mod spheres;

use std::collections::BTreeSet;
use std::sync::Arc;

use api::Table;
use api::table::Operation;
use cells::Matrix;
use row::Door;
use service::runner::Pulse;
use spheres::Spheres;
use testkit::{Probe, World};

/// Where the number of cells is written.
const DOCUMENT: &str = include_str!("../../../docs/ARCHITECTURE.md");

fn named(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}

/// Everything that the server of `world` answers.
fn table(world: &World) -> Table {
    let pulse = Arc::new(Pulse::default());
    server::router::table(world.ctx.clone(), pulse, server::site::options(None))
}

#[tokio::test]
async fn every_operation_has_its_row_and_every_row_its_operation() {
    let world = World::sqlite().await;
    let table = table(&world);
    let routed: BTreeSet<_> = table.operations().iter().map(named).collect();
    let declared: BTreeSet<_> = rows::all().map(|row| named(&row.operation())).collect();
    let missing: Vec<_> = routed.difference(&declared).collect();
    let stale: Vec<_> = declared.difference(&routed).collect();
    assert!(
        missing.is_empty(),
        "operations without a row in server/tests/matrix/rows: {missing:#?}"
    );
    assert!(
        stale.is_empty(),
        "rows of server/tests/matrix/rows without an operation: {stale:#?}"
    );
}

#[tokio::test]
async fn everybody_may_do_what_the_table_of_rights_says_and_nothing_else() {
    let world = World::sqlite().await;
    let router = table(&world).into_router();
    let spheres = Spheres::new(&world, &router).await;
    let callers = caller::all(&world, &spheres).await;
    let mut matrix = Matrix {
        router: &router,
        spheres: &spheres,
        probe: Probe::open(&world).await,
        cells: 0,
        faults: Vec::new(),
        showing: BTreeSet::new(),
    };
    matrix.settle(&callers).await;
    for row in rows::all() {
        let mut called = false;
        let chosen = callers.iter().filter(|caller| match caller.only_for {
            Some(permission) => row.door == Door::Api && row.takes(permission),
            None => true,
        });
        for caller in chosen {
            called |= match row.spends_session && caller.login.is_some() {
                true => {
                    let mut spare = caller.again();
                    spare.sign_in(&world.ctx, &spheres.operator).await;
                    spare.look_up(&world.ctx).await;
                    matrix.run(row, &spare).await
                }
                false => matrix.run(row, caller).await,
            };
        }
        if !called {
            let text = format!("{}: nobody could call it on objects of their own", row.call);
            matrix.faults.push(text);
        }
    }
    let report = service::verify::run(&world.ctx).await.unwrap();
    assert!(report.is_clean(), "the ledger does not add up: {report:#?}");
    let (cells, faults) = (matrix.cells, &matrix.faults);
    let pages = rows::all().filter(|row| row.page).map(|row| row.call);
    let blank: Vec<_> = pages
        .filter(|call| !matrix.showing.contains(call))
        .collect();
    assert!(
        blank.is_empty(),
        "pages on which nothing was seen that somebody wrote: {blank:#?}"
    );
    println!("{cells} cells");
    assert!(
        faults.is_empty(),
        "{} of {cells} cells are not as declared:\n{}",
        faults.len(),
        faults.join("\n")
    );
    let told = format!("{cells} cells");
    assert!(
        DOCUMENT.contains(&told),
        "docs/ARCHITECTURE.md does not say that the authorisation matrix has {told}"
    );
}
