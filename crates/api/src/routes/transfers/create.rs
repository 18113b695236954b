//! `POST /v1/transfers`

use domain::{
    id::AccountId,
    transfer::{NewTransfer, Transfer},
};
use service::transfers;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    params::Params,
};

/// Sends funds.
pub async fn create(mut call: Call) -> Result<Answer> {
    let new = read(&mut call.params)?;
    call.finish::<Transfer>()?;
    call.settle(transfers::create(&call.ctx, &call.actor, &new, call.key()).await?)
        .await
}

fn read(params: &mut Params) -> Result<NewTransfer> {
    // Money has one source here, and it is called by Stripe's most common name.
    if params
        .given("source_type")?
        .is_some_and(|source| source != "card")
    {
        return Err(Problem::unsupported("source_type"));
    }
    Ok(NewTransfer {
        amount: params.amount()?,
        destination: destination(params)?,
        source_transaction: params.id("source_transaction", "charge")?,
        description: params.optional("description")?,
        transfer_group: params.optional("transfer_group")?,
        metadata: params.new_metadata()?,
    })
}

fn destination(params: &mut Params) -> Result<AccountId> {
    let text = params.required("destination")?;
    text.parse()
        .map_err(|_| Problem::no_such_param("destination", &text, "destination"))
}
