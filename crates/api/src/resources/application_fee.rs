//! Fees that the platform collected.

use domain::{actor::Tenant, payment::ApplicationFee};
use serde_json::{Value, json};

use crate::list;

/// A collected fee.
pub fn application_fee(fee: &ApplicationFee, tenant: &Tenant) -> Value {
    let url = format!("/v1/application_fees/{}/refunds", fee.id);
    json!({
        "id": fee.id,
        "object": "application_fee",
        "account": fee.account,
        "amount": fee.amount.minor(),
        "amount_refunded": fee.amount_refunded.minor(),
        "application": super::application(tenant),
        "balance_transaction": fee.balance_transaction,
        "charge": fee.payment,
        "created": fee.created,
        "currency": fee.amount.currency(),
        "fee_source": { "charge": fee.payment, "type": "charge" },
        "livemode": tenant.livemode,
        "originating_transaction": fee.originating,
        "refunded": fee.refundable().is_zero(),
        "refunds": list::whole(&url, Vec::new()),
    })
}
