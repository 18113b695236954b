//! Events.

use domain::{
    account::BalanceSettings,
    event::{Event, Subject},
};
use serde_json::{Map, Value, json};

use crate::{
    VERSION,
    wire::{Viewer, Wire},
};

/// An event, with the object as it was and, for an update, what its changed fields were before.
impl Wire for Event {
    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        let object = subject(&self.subject, viewer);
        let mut data = json!({ "object": object });
        if let Some(previous) = &self.previous
            && let Some(data) = data.as_object_mut()
        {
            let before = subject(previous, viewer);
            data.insert("previous_attributes".to_owned(), changed(&before, &object));
        }
        let mut wire = json!({
            "id": self.id,
            "object": "event",
            "api_version": VERSION,
            "created": self.created,
            "data": data,
            "livemode": viewer.tenant.livemode,
            "pending_webhooks": 0,
            "request": { "id": self.request, "idempotency_key": self.idempotency_key },
            "type": self.kind.name(),
        });
        if let Some(account) = &self.account
            && let Some(wire) = wire.as_object_mut()
        {
            wire.insert("account".to_owned(), json!(account));
        }
        wire
    }
}

fn subject(subject: &Subject, viewer: &Viewer<'_>) -> Value {
    match subject {
        Subject::Account(it) => it.wire(viewer),
        Subject::Transfer(it) => it.wire(viewer),
        Subject::Payment(it) => it.wire(viewer),
        Subject::ApplicationFee(it) => it.wire(viewer),
        Subject::Topup(it) => it.wire(viewer),
        Subject::BalanceSettings(it) => BalanceSettings::from(it.as_ref()).wire(viewer),
        Subject::BankAccount(account, it) => super::bank_account(it, account),
        Subject::DebitCard(account, it) => super::debit_card(it, account),
        Subject::Customer(it) => it.wire(viewer),
        Subject::PaymentMethod(it) => it.wire(viewer),
        Subject::Intent(it) => it.wire(viewer),
        Subject::Refund(it) => it.wire(viewer),
        Subject::FeeRefund(it) => it.wire(viewer),
        Subject::Dispute(it) => it.wire(viewer),
        Subject::Payout(it) => it.wire(viewer),
        Subject::File(it) => it.wire(viewer),
        Subject::Balance { account, balances } => super::balance(
            balances,
            viewer.tenant.livemode,
            *account == viewer.tenant.platform,
        ),
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
