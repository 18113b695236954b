//! `GET /v1/balance_settings`

use domain::account::BalanceSettings;
use service::balance_settings;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// The settings.
pub async fn retrieve(call: Call) -> Result<Answer> {
    call.finish::<BalanceSettings>()?;
    call.show(&balance_settings::get(&call.ctx, &call.actor).await?)
        .await
}
