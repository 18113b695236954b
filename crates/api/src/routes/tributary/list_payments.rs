//! `GET /v1/tributary/payments`

use domain::payment::PaymentFilter;
use service::payments;

use crate::{
    call::{Answer, Call},
    error::Result,
    list::{self, Range},
    resources::RecordedPayment,
};

/// The payments that an account received, newest first.
pub async fn list_payments(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let account = super::account(params)?;
    let created = list::created(params)?;
    let amount = list::range(params, "amount")?;
    let currency = match params.has("currency") {
        true => Some(params.currency()?),
        false => None,
    };
    call.finish_list::<RecordedPayment>()?;
    // An account that is not there has no payments, which is not the same as having none.
    let known = service::accounts::retrieve(&call.ctx, &call.actor, &account).await?;
    let wanted = PaymentFilter {
        created,
        // An amount is one of some currency: of the account's own, if nothing is said.
        currency: currency.or((amount != Range::default()).then_some(known.default_currency)),
        amount_from: amount.from,
        amount_to: amount.to,
        ..Default::default()
    };
    let page = payments::list(&call.ctx, &call.actor, &account, &wanted, &request).await?;
    call.page("/v1/tributary/payments", page.map(RecordedPayment))
        .await
}
