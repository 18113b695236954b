//! Lines of a balance.

use domain::{actor::Tenant, balance_transaction::BalanceTransaction};
use serde_json::{Value, json};

/// A line. The only fee that is taken out of one is the platform's application fee.
pub fn balance_transaction(line: &BalanceTransaction, tenant: &Tenant) -> Value {
    let fee_details = if line.fee == 0 {
        Vec::new()
    } else {
        vec![json!({
            "amount": line.fee,
            "application": super::application(tenant),
            "currency": line.currency,
            "description": "Application fee",
            "type": "application_fee",
        })]
    };
    json!({
        "id": line.id,
        "object": "balance_transaction",
        "amount": line.amount,
        "available_on": line.available_on,
        "balance_type": "payments",
        "created": line.created,
        "currency": line.currency,
        "description": line.description,
        "exchange_rate": null,
        "fee": line.fee,
        "fee_details": fee_details,
        "net": line.net,
        "reporting_category": line.kind.reporting_category(),
        "source": line.source,
        "status": if line.available { "available" } else { "pending" },
        "type": line.kind.name(),
    })
}
