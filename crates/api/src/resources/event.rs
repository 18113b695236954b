//! Events.

use domain::{
    actor::Tenant,
    event::{Event, Subject},
};
use serde_json::{Map, Value, json};

use crate::VERSION;

/// An event, with the object as it was and, for an update, what its changed fields were before.
/// `base` is the address of the server.
pub fn event(event: &Event, tenant: &Tenant, base: &str) -> Value {
    let object = subject(&event.subject, tenant, base);
    let mut data = json!({ "object": object });
    if let Some(previous) = &event.previous
        && let Some(data) = data.as_object_mut()
    {
        let before = subject(previous, tenant, base);
        data.insert("previous_attributes".to_owned(), changed(&before, &object));
    }
    let mut wire = json!({
        "id": event.id,
        "object": "event",
        "api_version": VERSION,
        "created": event.created,
        "data": data,
        "livemode": tenant.livemode,
        "pending_webhooks": 0,
        "request": { "id": event.request, "idempotency_key": event.idempotency_key },
        "type": event.kind.name(),
    });
    if let Some(account) = &event.account
        && let Some(wire) = wire.as_object_mut()
    {
        wire.insert("account".to_owned(), json!(account));
    }
    wire
}

fn subject(subject: &Subject, tenant: &Tenant, base: &str) -> Value {
    match subject {
        Subject::Account(it) => super::account(it),
        Subject::Transfer(it) => super::transfer(it, tenant),
        Subject::Payment(it) => super::charge(it, tenant),
        Subject::ApplicationFee(it) => super::application_fee(it, tenant),
        Subject::Topup(it) => super::topup(it, tenant),
        Subject::BalanceSettings(it) => super::balance_settings(it),
        Subject::BankAccount(account, it) => super::bank_account(it, account),
        Subject::DebitCard(account, it) => super::debit_card(it, account),
        Subject::Customer(it) => super::customer(it, tenant),
        Subject::PaymentMethod(it) => super::payment_method(it, tenant),
        Subject::Intent(it) => super::payment_intent(it, tenant),
        Subject::Refund(it) => super::refund(it),
        Subject::FeeRefund(it) => super::fee_refund(it),
        Subject::Dispute(it) => super::dispute(it, tenant),
        Subject::Payout(it) => super::payout(it, tenant),
        Subject::File(it) => super::file(it, base),
        Subject::Balance { account, balances } => {
            super::balance(balances, tenant.livemode, *account == tenant.platform)
        }
    }
}

/// The fields of `before` that differ in `after`; below hashes only what changed. A field that
/// was not there before is null.
fn changed(before: &Value, after: &Value) -> Value {
    let (Some(old), Some(new)) = (before.as_object(), after.as_object()) else {
        return before.clone();
    };
    let mut fields = Map::new();
    for (name, old) in old {
        match new.get(name) {
            Some(new) if new == old => {}
            Some(new) => {
                fields.insert(name.clone(), changed(old, new));
            }
            None => {
                fields.insert(name.clone(), old.clone());
            }
        }
    }
    for name in new.keys().filter(|name| !old.contains_key(*name)) {
        fields.insert(name.clone(), Value::Null);
    }
    Value::Object(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_is_told_with_its_old_value() {
        let before = json!({
            "same": 1, "text": "old", "list": [1], "gone": "x", "null": null,
            "hash": { "same": 1, "inner": "old" },
        });
        let after = json!({
            "same": 1, "text": "new", "list": [1, 2], "new": "y", "null": "set",
            "hash": { "same": 1, "inner": "new" },
        });
        let expected = json!({
            "text": "old", "list": [1], "gone": "x", "new": null, "null": null,
            "hash": { "inner": "old" },
        });
        assert_eq!(changed(&before, &after), expected);
        assert_eq!(changed(&after, &after), json!({}));
    }
}
