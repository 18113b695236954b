//! Several that are measured in turns.

use std::net::SocketAddr;

use crate::{
    Outcome, Plan,
    client::{self, Asks},
    figures::{median, ratio, row, whole},
};

/// One of those that are measured.
pub struct Runner {
    /// Where it listens.
    pub addr: SocketAddr,
    /// What it is asked.
    pub asks: Asks,
}

/// Measures each in turns, round by round, and prints a row: the connections, the first one's rate,
/// and for each of the others the rate and its ratio to the first.
pub async fn run(plan: &Plan, connections: usize, runners: &[Runner]) -> Outcome<()> {
    let mut rates: Vec<Vec<f64>> = vec![Vec::new(); runners.len()];
    for _ in 0..plan.rounds {
        for (runner, rates) in runners.iter().zip(&mut rates) {
            let asks = runner.asks.clone();
            rates.push(client::rate(runner.addr, connections, plan.span, asks).await?);
        }
    }
    let mut medians = rates.into_iter().map(median);
    let first = medians.next().unwrap_or_default();
    let mut cells = vec![connections.to_string(), whole(first)];
    for rate in medians {
        cells.push(whole(rate));
        cells.push(ratio(rate, first));
    }
    row(&cells);
    Ok(())
}
