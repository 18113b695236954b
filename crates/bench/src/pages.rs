//! Every list and page over HTTP, with little data and with much.

mod paths;
mod seller;

use std::sync::Arc;

use testkit::Database;

use crate::{
    Outcome, Plan,
    client::{self, Asks},
    figures::{head, median, ratio, row},
    product::{self, Product},
};
use paths::{API, EXPRESS, PAGES};
use seller::Seller;

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
    for larger in &plan.databases {
        sites.push(Site::open(larger).await?);
    }
    for site in &mut sites {
        site.look_around().await?;
    }
    let mut columns = vec!["path".to_owned(), "small".to_owned()];
    columns.extend(plan.databases.iter().cloned());
    columns.push("last to first of them".to_owned());
    head(&columns.iter().map(String::as_str).collect::<Vec<_>>());
    for path in PAGES.into_iter().chain(EXPRESS).chain(API) {
        measure(plan, path, &sites).await?;
    }
    for site in sites {
        site.product.stop().await?;
    }
    if plan.databases.is_empty() {
        println!("\nLarger ones are named with --database.");
    }
    Ok(())
}

async fn measure(plan: &Plan, path: &'static str, sites: &[Site]) -> Outcome<()> {
    let mut medians = Vec::new();
    for site in sites {
        let times = client::times(site.product.addr, plan.views, site.asks(path)).await?;
        medians.push(median(times));
    }
    let mut cells = vec![path.to_owned()];
    cells.extend(medians.iter().map(|it| format!("{it:.1}")));
    cells.push(match medians.as_slice() {
        [_, first, .., last] => ratio(*last, *first),
        _ => "-".to_owned(),
    });
    row(&cells);
    Ok(())
}

/// The product on one database, and a member of the team and a seller who are signed in.
struct Site {
    product: Product,
    cookie: String,
    seller: Seller,
}

impl Site {
    async fn open(database: &str) -> Outcome<Self> {
        let product = Product::start(database).await?;
        let cookie = product.office.cookie(&product.ctx).await?;
        Ok(Self {
            product,
            cookie,
            seller: Seller::default(),
        })
    }

    /// Finds somebody whose pages are looked at.
    async fn look_around(&mut self) -> Outcome<()> {
        self.seller = Seller::find(&self.product).await?;
        Ok(())
    }

    /// Asks for a path, in which `{account}` and the like stand for ids of this database.
    fn asks(&self, path: &str) -> Asks {
        let path = self.seller.name(path);
        let key = self.product.key.clone();
        if path.starts_with("/v1/") {
            return Arc::new(move |_| product::ask_api(&path, &key));
        }
        let cookie = match path.starts_with("/express") {
            true => self.seller.cookie.clone(),
            false => self.cookie.clone(),
        };
        Arc::new(move |_| product::ask_page(&path, &cookie))
    }
}
