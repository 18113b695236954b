//! `GET /v1/payouts`

use domain::payout::{Payout, PayoutFilter, PayoutStatus};
use service::payouts;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
};

/// Payouts, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let names = "pending, in_transit, paid, failed or canceled";
    let filter = PayoutFilter {
        status: params.one_of("status", PayoutStatus::from_name, names)?,
        destination: params.given("destination")?,
        arrival_date: list::times(params, "arrival_date")?,
        created: list::created(params)?,
    };
    call.finish_list::<Payout>()?;
    let page = payouts::list(&call.ctx, &call.actor, None, &filter, &request).await?;
    call.page("/v1/payouts", page).await
}
