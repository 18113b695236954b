//! Reading a balance over HTTP, against an endpoint that only answers with JSON.

use std::sync::Arc;

use testkit::Database;

use crate::{
    Outcome, Plan,
    figures::head,
    place,
    probe::{self, Probe},
    product::{self, Product},
    race::{self, Runner},
};

/// How many connections ask at once.
const CONNECTIONS: usize = 8;

/// Prints the table.
pub async fn run(plan: &Plan) -> Outcome<()> {
    let probe = Probe::start().await?;
    let mut runners = vec![Runner {
        addr: probe.addr,
        asks: Arc::new(|_| probe::ask_balance()),
    }];
    let mut columns = vec!["connections", "bare JSON"];
    let mut served: Vec<(Product, Database)> = Vec::new();
    for (name, database) in place::fresh(plan).await? {
        let product = Product::start(&database.address()).await?;
        product.office.sellers(&product.ctx, 1).await?;
        let key = product.key.clone();
        runners.push(Runner {
            addr: product.addr,
            asks: Arc::new(move |_| product::ask_api("/v1/balance", &key)),
        });
        columns.extend([name, "ratio"]);
        served.push((product, database));
    }
    head(&columns);
    race::run(plan, CONNECTIONS, &runners).await?;
    for (product, database) in served {
        product.stop().await?;
        database.remove().await;
    }
    Ok(())
}
