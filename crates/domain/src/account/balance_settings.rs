//! How an account's balance is handled: a view of what the account's own settings say.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Account;
use crate::{money::Currency, payout::schedule::Schedule};

/// When a balance is paid out, what stays, and whether a bank may be debited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalanceSettings {
    /// Whether a negative balance may be collected from the bank.
    pub debit_negative_balances: bool,
    /// When it is paid out.
    pub schedule: Schedule,
    /// What automatic payouts leave in the balance, in minor units by currency.
    pub minimum_balance: BTreeMap<Currency, i64>,
    /// What payouts show on bank statements.
    pub statement_descriptor: Option<String>,
    /// Whether it can be paid out.
    pub payouts_enabled: bool,
    /// Days from payment to availability.
    pub delay_days: i16,
    /// The same where it was chosen, and is not just the country's.
    pub delay_days_override: Option<i16>,
}

impl From<&Account> for BalanceSettings {
    fn from(account: &Account) -> Self {
        let settings = &account.settings;
        Self {
            debit_negative_balances: account.debits_allowed(),
            schedule: account.payout_schedule(),
            minimum_balance: settings.minimum_balance.clone(),
            statement_descriptor: settings.payout_statement_descriptor.clone(),
            payouts_enabled: account.payouts_enabled,
            delay_days: settings
                .delay_days
                .unwrap_or_else(|| account.country.delay_days()),
            delay_days_override: settings.delay_days,
        }
    }
}
