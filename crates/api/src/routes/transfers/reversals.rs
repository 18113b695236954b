//! `GET /v1/transfers/:id/reversals`

use domain::{id::TransferId, transfer::Reversal};
use service::transfers;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
};

/// The reversals of a transfer, newest first.
pub async fn reversals(mut call: Call) -> Result<Answer> {
    let id: TransferId = call.id("transfer")?;
    let request = list::page(&mut call.params)?;
    call.finish_list::<Reversal>()?;
    let page = transfers::reversals(&call.ctx, &call.actor, &id, &request).await?;
    let url = format!("/v1/transfers/{id}/reversals");
    call.page(&url, page).await
}
