//! `POST /v1/payouts`

use domain::payout::{NewPayout, Payout, PayoutMethod};
use service::payouts;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    params::Params,
};

/// Pays out from the balance of the acting account.
pub async fn create(mut call: Call) -> Result<Answer> {
    let new = read(&mut call.params)?;
    call.finish::<Payout>()?;
    call.settle(payouts::create(&call.ctx, &call.actor, None, &new, call.key()).await?)
        .await
}

fn read(params: &mut Params) -> Result<NewPayout> {
    params.unsupported(&["payout_method"])?;
    // Money has one source here, and it is called by Stripe's most common name.
    if params
        .given("source_type")?
        .is_some_and(|source| source != "card")
    {
        return Err(Problem::unsupported("source_type"));
    }
    let method = params.one_of("method", PayoutMethod::from_name, "instant or standard")?;
    Ok(NewPayout {
        amount: params.amount()?,
        method: method.unwrap_or_default(),
        destination: params.given("destination")?,
        description: params.optional("description")?,
        statement_descriptor: params.optional("statement_descriptor")?,
        metadata: params.new_metadata()?,
    })
}
