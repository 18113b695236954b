//! Every list and page over HTTP, with little data and with much.

mod paths;

use std::sync::Arc;

use testkit::Database;

use crate::{
    Outcome, Plan,
    client::{self, Asks},
    figures::{head, median, ratio, row},
    product::{self, Product},
};
use paths::{API, PAGES};

/// Prints the table.
pub async fn run(plan: &Plan) -> Outcome<()> {
    let own = Database::sqlite();
    let mut sites = vec![Site::open(&own.address()).await?];
    let sellers = plan.sellers.min(40);
    if let Some(first) = sites.first() {
        first
            .product
            .office
            .sellers(&first.product.ctx, sellers)
            .await?;
    }
    if let Some(large) = &plan.database {
        sites.push(Site::open(large).await?);
    }
    head(&["path", "small", "large", "ratio"]);
    for path in PAGES.into_iter().chain(API) {
        measure(plan, path, &sites).await?;
    }
    for site in sites {
        site.product.stop().await?;
    }
    if plan.database.is_none() {
        println!("\nThe large one is named with --database.");
    }
    Ok(())
}

async fn measure(plan: &Plan, path: &'static str, sites: &[Site]) -> Outcome<()> {
    let mut medians = Vec::new();
    for site in sites {
        let times = client::times(site.product.addr, plan.views, site.asks(path)).await?;
        medians.push(median(times));
    }
    let mut medians = medians.into_iter();
    let small = medians.next().unwrap_or_default();
    let (large, times) = match medians.next() {
        Some(large) => (format!("{large:.1}"), ratio(large, small)),
        None => ("-".to_owned(), "-".to_owned()),
    };
    row(&[path.to_owned(), format!("{small:.1}"), large, times]);
    Ok(())
}

/// The product on one database, and a member of the team who is signed in.
struct Site {
    product: Product,
    cookie: String,
}

impl Site {
    async fn open(database: &str) -> Outcome<Self> {
        let product = Product::start(database).await?;
        let cookie = product.office.cookie(&product.ctx).await?;
        Ok(Self { product, cookie })
    }

    fn asks(&self, path: &'static str) -> Asks {
        let (key, cookie) = (self.product.key.clone(), self.cookie.clone());
        match path.starts_with("/v1/") {
            true => Arc::new(move |_| product::ask_api(path, &key)),
            false => Arc::new(move |_| product::ask_page(path, &cookie)),
        }
    }
}
