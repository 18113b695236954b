//! `GET /v1/transfers`

use domain::transfer::{Transfer, TransferFilter};
use service::transfers;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    list,
};

/// Transfers, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let request = list::page(&mut call.params)?;
    let created = list::created(&mut call.params)?;
    let destination = match call.params.given("destination")? {
        None => None,
        Some(text) => {
            let absent = |_| Problem::no_such_param("destination", &text, "destination");
            Some(text.parse().map_err(absent)?)
        }
    };
    let transfer_group = call.params.given("transfer_group")?;
    call.finish_list::<Transfer>()?;
    let filter = TransferFilter {
        destination,
        transfer_group,
        currency: None,
        created,
    };
    let page = transfers::list(&call.ctx, &call.actor, &filter, &request).await?;
    call.page("/v1/transfers", page).await
}
