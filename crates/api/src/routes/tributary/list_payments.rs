//! `GET /v1/tributary/payments`

use domain::payment::PaymentFilter;
use service::payments;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
    resources::RecordedPayment,
};

/// The payments that an account received, newest first.
pub async fn list_payments(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let account = super::account(params)?;
    let created = list::created(params)?;
    let amount = list::range(params, "amount")?;
    call.finish_list::<RecordedPayment>()?;
    let wanted = PaymentFilter {
        created,
        amount_from: amount.from,
        amount_to: amount.to,
        ..Default::default()
    };
    // An account that is not there has no payments, which is not the same as having none.
    service::accounts::retrieve(&call.ctx, &call.actor, &account).await?;
    let page = payments::list(&call.ctx, &call.actor, &account, &wanted, &request).await?;
    call.page("/v1/tributary/payments", page.map(RecordedPayment))
        .await
}
