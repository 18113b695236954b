//! `POST /v1/refunds`

use domain::refund::{NewRefund, Refund, RefundOf, RefundReason};
use service::refunds;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    params::Params,
};

/// Gives a payment back.
pub async fn create(mut call: Call) -> Result<Answer> {
    let of = of(&mut call.params)?;
    make(call, of).await
}

/// The same for the charge that the path names.
pub async fn create_of_charge(call: Call) -> Result<Answer> {
    let of = RefundOf::Payment(call.id("charge")?);
    make(call, of).await
}

async fn make(mut call: Call, of: RefundOf) -> Result<Answer> {
    let new = read(&mut call.params, of)?;
    call.finish::<Refund>()?;
    let key = call.key();
    call.settle(refunds::create(&call.ctx, &call.actor, None, &new, key).await?)
        .await
}

/// Reads how much of what goes back, and what goes back with it.
pub fn read(params: &mut Params, of: RefundOf) -> Result<NewRefund> {
    params.unsupported(&["currency", "customer", "instructions_email", "origin"])?;
    let names = "duplicate, fraudulent or requested_by_customer";
    Ok(NewRefund {
        of,
        amount: params.part()?,
        reason: params.one_of("reason", RefundReason::from_name, names)?,
        reverse_transfer: params.boolean("reverse_transfer")?.unwrap_or_default(),
        refund_application_fee: params
            .boolean("refund_application_fee")?
            .unwrap_or_default(),
        metadata: params.new_metadata()?,
    })
}

fn of(params: &mut Params) -> Result<RefundOf> {
    let charge = params.id("charge", "charge")?;
    let intent = params.id("payment_intent", "payment_intent")?;
    match (charge, intent) {
        (Some(charge), None) => Ok(RefundOf::Payment(charge)),
        (None, Some(intent)) => Ok(RefundOf::Intent(intent)),
        (Some(_), Some(_)) => {
            let message = "Send `charge` or `payment_intent`, not both.";
            Err(Problem::invalid("charge", "parameters_exclusive", message))
        }
        (None, None) => {
            let message = "One of these params must be sent: `payment_intent` or `charge`.";
            Err(Problem::invalid(
                "payment_intent",
                "parameter_missing",
                message,
            ))
        }
    }
}
