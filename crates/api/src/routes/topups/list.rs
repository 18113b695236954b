//! `GET /v1/topups`

use domain::topup::{Topup, TopupFilter, TopupStatus};
use service::topups;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
};

/// Top-ups, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let created = list::created(params)?;
    let amount = list::range(params, "amount")?;
    let names = "canceled, failed, pending, reversed or succeeded";
    let status = params.one_of("status", TopupStatus::from_name, names)?;
    call.finish_list::<Topup>()?;
    let filter = TopupFilter {
        status,
        amount_from: amount.from,
        amount_to: amount.to,
        created,
    };
    let page = topups::list(&call.ctx, &call.actor, &filter, &request).await?;
    call.page("/v1/topups", page).await
}
