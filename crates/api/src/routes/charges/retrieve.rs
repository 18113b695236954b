//! `GET /v1/charges/:id`

use domain::payment::Payment;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One payment.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("charge")?;
    call.finish::<Payment>()?;
    call.show(&super::own(&call, &id).await?).await
}
