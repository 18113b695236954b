//! Balances.

use domain::{account::Account, balance_transaction::Balance, money::Currency};
use serde_json::{Value, json};

/// The balances of one owner, one entry per currency. `platform` balances also say what is held
/// because connected accounts are negative.
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
    if balances.iter().any(|it| it.prefunding != 0)
        && let Some(balance) = balance.as_object_mut()
    {
        let set_aside = json!({ "available": entries(|it| it.prefunding), "pending": [] });
        balance.insert("refund_and_dispute_prefunding".to_owned(), set_aside);
    }
    if platform && let Some(balance) = balance.as_object_mut() {
        let reserved: Vec<Value> = balances
            .iter()
            .map(|it| entry(it.currency, it.reserved))
            .collect();
        balance.insert("connect_reserved".to_owned(), reserved.into());
    }
    balance
}

/// What can be paid out within minutes, in the currencies in which `account` has somewhere to send
/// it.
pub fn instant_available(balances: &[Balance], account: &Account) -> Vec<Value> {
    let external = account.external_accounts();
    let instant = |currency: Currency| {
        let mut all = external.iter();
        all.any(|it| it.is_instant() && it.currency() == currency)
    };
    balances
        .iter()
        .filter(|it| it.available > 0 && instant(it.currency))
        .map(|it| entry(it.currency, it.available))
        .collect()
}

fn entry(currency: Currency, amount: i64) -> Value {
    json!({ "amount": amount, "currency": currency, "source_types": { "card": amount } })
}
