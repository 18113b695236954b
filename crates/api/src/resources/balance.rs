//! Balances.

use domain::{balance_transaction::Balance, money::Currency};
use serde_json::{Value, json};

/// The balances of one owner, one entry per currency. `platform` balances also say what is held
/// back because connected accounts are negative: nothing yet.
pub fn balance(balances: &[Balance], livemode: bool, platform: bool) -> Value {
    let entries = |amount: fn(&Balance) -> i64| -> Vec<Value> {
        balances
            .iter()
            .map(|it| entry(it.currency, amount(it)))
            .collect()
    };
    let mut balance = json!({
        "object": "balance",
        "available": entries(|it| it.available),
        "livemode": livemode,
        "pending": entries(|it| it.pending),
    });
    if platform && let Some(balance) = balance.as_object_mut() {
        let reserved = balances
            .iter()
            .map(|it| json!({ "amount": 0, "currency": it.currency }));
        balance.insert("connect_reserved".to_owned(), reserved.collect());
    }
    balance
}

fn entry(currency: Currency, amount: i64) -> Value {
    json!({ "amount": amount, "currency": currency, "source_types": { "card": amount } })
}
