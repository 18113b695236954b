//! `GET /v1/transfers/:id/reversals`

use domain::{
    id::TransferId,
    list::{Page, Position},
    transfer::Transfer,
};
use serde_json::Value;
use service::transfers;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    expand::{Kind, Shape},
    list,
};

/// The reversals of a transfer. Transfers cannot be reversed yet, so there are none.
pub async fn reversals(mut call: Call) -> Result<Answer> {
    let id: TransferId = call.id("transfer")?;
    let request = list::page(&mut call.params)?;
    call.finish(Shape::Many(Kind::Plain))?;
    let transfer: Transfer = transfers::retrieve(&call.ctx, &call.actor, &id).await?;
    let absent = |id: &str, param| Err(Problem::no_such_param("transfer reversal", id, param));
    match &request.position {
        Position::First => {}
        Position::After(id) => return absent(id, "starting_after"),
        Position::Before(id) => return absent(id, "ending_before"),
    }
    let url = format!("/v1/transfers/{}/reversals", transfer.id);
    call.page(&url, Page::<Value>::empty(), |it| it).await
}
