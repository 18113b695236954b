//! A seller whose pages are looked at: the one who got the newest transfer.

use domain::id::AccountId;
use serde_json::Value;

use crate::{
    Outcome, client,
    product::{self, Product},
    told,
};

/// Who it is, and how they are signed in.
#[derive(Default)]
pub struct Seller {
    /// The cookie of the Express Dashboard.
    pub cookie: String,
    account: String,
    transfer: String,
    line: String,
}

impl Seller {
    /// Finds the seller and signs them in.
    pub async fn find(product: &Product) -> Outcome<Self> {
        let transfer = first(product, "/v1/transfers?limit=1").await?;
        let line = first(product, "/v1/balance_transactions?limit=1").await?;
        let account = text(&transfer, "destination");
        Ok(Self {
            cookie: cookie(product, &account).await?,
            account,
            transfer: text(&transfer, "id"),
            line: text(&line, "id"),
        })
    }

    /// The path with the ids of this database.
    pub fn name(&self, path: &str) -> String {
        path.replace("{account}", &self.account)
            .replace("{transfer}", &self.transfer)
            .replace("{line}", &self.line)
    }
}

async fn first(product: &Product, path: &str) -> Outcome<Value> {
    let answer = client::answer(product.addr, product::ask_api(path, &product.key)).await?;
    let mut list: Value = serde_json::from_slice(&answer).map_err(told(path))?;
    let first = list["data"][0].take();
    match first.is_object() {
        true => Ok(first),
        false => Err(format!("{path} is empty")),
    }
}

fn text(object: &Value, field: &str) -> String {
    object[field].as_str().unwrap_or_default().to_owned()
}

/// The cookie of the account's owner, who followed a login link.
async fn cookie(product: &Product, account: &str) -> Outcome<String> {
    let (ctx, admin) = (&product.ctx, &product.office.admin);
    let account: AccountId = account.parse().map_err(told("an account"))?;
    let link = service::links::create(ctx, admin, &account).await;
    let url = link.map_err(told("a login link"))?.url;
    let token = url.split("token=").nth(1).unwrap_or_default();
    let challenge = service::login::redeem(ctx, token, None).await;
    let challenge = challenge.map_err(told("a login link"))?.0;
    // The code of test mode.
    let session = service::login::answer(ctx, &challenge, "000000").await;
    let token = session.map_err(told("signing in"))?.token;
    Ok(format!("tributary_express={token}"))
}
