//! Durable transfers over HTTP, with key, idempotency, event and audit row.

use std::sync::Arc;

use testkit::Database;

use crate::{
    Outcome, Plan,
    client::Asks,
    figures::head,
    place,
    probe::{self, Probe},
    product::{self, Product},
    race::{self, Runner},
};

/// How many connections ask at once.
const CONNECTIONS: [usize; 3] = [1, 8, 64];

/// Prints the table.
pub async fn run(plan: &Plan) -> Outcome<()> {
    let probe = Probe::start().await?;
    let mut runners = vec![Runner {
        addr: probe.addr,
        asks: Arc::new(|number| probe::ask_transfer(number, "acct_seller")),
    }];
    let mut columns = vec!["connections", "probe"];
    let mut served: Vec<(Product, Database)> = Vec::new();
    for (name, database) in place::fresh(plan).await? {
        let product = Product::start(&database.address()).await?;
        runners.push(Runner {
            addr: product.addr,
            asks: asks(&product, plan.sellers).await?,
        });
        columns.extend([name, "ratio"]);
        served.push((product, database));
    }
    head(&columns);
    for connections in CONNECTIONS {
        race::run(plan, connections, &runners).await?;
    }
    for (product, database) in served {
        product.stop().await?;
        database.remove().await;
    }
    Ok(())
}

/// Transfers to sellers by turns.
async fn asks(product: &Product, count: usize) -> Outcome<Asks> {
    let sellers = product.office.sellers(&product.ctx, count).await?;
    let key = product.key.clone();
    Ok(Arc::new(move |number| {
        let place = usize::try_from(number).unwrap_or_default() % sellers.len().max(1);
        let seller = sellers.get(place).map_or("", |seller| seller.as_str());
        product::ask_transfer(number, &key, seller)
    }))
}
