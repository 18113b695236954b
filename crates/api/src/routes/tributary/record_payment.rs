//! `POST /v1/tributary/payments`

use domain::{
    money::{Money, Positive, parse_minor},
    payment::NewPayment,
    time::{END, Timestamp},
};
use service::payments;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    params::Params,
    resources::RecordedPayment,
};

/// Records a payment that was made elsewhere.
pub async fn record_payment(mut call: Call) -> Result<Answer> {
    let created = created(&mut call.params)?;
    let params = &mut call.params;
    let account = super::account(params)?;
    let amount = params.amount()?;
    let application_fee = fee(params, amount)?;
    let external_id = params.required("external_id")?;
    let description = params.optional("description")?;
    let metadata = params.new_metadata()?;
    call.finish::<RecordedPayment>()?;
    let created = match created {
        Some(created) => created,
        None => service::clock::get(&call.ctx, &call.actor).await?,
    };
    let new = NewPayment {
        account,
        amount,
        application_fee,
        created,
        external_id,
        description,
        metadata,
    };
    let reply = payments::record(&call.ctx, &call.actor, &new, call.key()).await?;
    call.settle(reply.map(RecordedPayment)).await
}

fn created(params: &mut Params) -> Result<Option<Timestamp>> {
    match params.integer("created")? {
        None => Ok(None),
        Some(seconds) if (0..END).contains(&seconds) => Ok(Some(Timestamp::from_unix(seconds))),
        Some(_) => {
            let message = "Send a time in seconds since 1970.";
            Err(Problem::invalid(
                "created",
                "parameter_invalid_integer",
                message,
            ))
        }
    }
}

/// The fee, which may be zero or absent.
fn fee(params: &mut Params, amount: Positive) -> Result<Money> {
    const NAME: &str = "application_fee_amount";
    let zero = Money::zero(amount.currency());
    match params.given(NAME)? {
        None => Ok(zero),
        Some(text) if text.bytes().all(|digit| digit == b'0') => Ok(zero),
        Some(text) => {
            let fee = parse_minor(&text, amount.currency());
            Ok(fee
                .map_err(|error| service::Error::amount(NAME, error))?
                .money())
        }
    }
}
