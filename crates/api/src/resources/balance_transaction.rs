//! Lines of a balance.

use domain::{
    actor::Tenant,
    balance_transaction::{BalanceTransaction, FeeDetail, FeeKind},
};
use serde_json::{Value, json};

/// A line.
pub fn balance_transaction(line: &BalanceTransaction, tenant: &Tenant) -> Value {
    let details = line.fee_details.iter();
    let fee_details: Vec<Value> = details.map(|it| fee_detail(it, line, tenant)).collect();
    json!({
        "id": line.id,
        "object": "balance_transaction",
        "amount": line.amount,
        "available_on": line.available_on,
        "balance_type": line.balance_type.name(),
        "created": line.created,
        "currency": line.currency,
        "description": line.description,
        "exchange_rate": null,
        "fee": line.fee,
        "fee_details": fee_details,
        "net": line.net,
        "reporting_category": line.reporting_category(),
        "source": line.source,
        "status": if line.available { "available" } else { "pending" },
        "type": line.kind.name(),
    })
}

fn fee_detail(detail: &FeeDetail, line: &BalanceTransaction, tenant: &Tenant) -> Value {
    let (kind, words, application) = match detail.kind {
        FeeKind::ApplicationFee => {
            let by = super::application(tenant);
            ("application_fee", "Application fee", Some(by))
        }
        FeeKind::StripeFee => ("stripe_fee", "Processing fee", None),
    };
    json!({
        "amount": detail.amount,
        "application": application,
        "currency": line.currency,
        "description": words,
        "type": kind,
    })
}
