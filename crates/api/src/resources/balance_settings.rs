//! How an account's balance is handled: the newer view of what the account's own settings say.

use domain::{account::Account, payout::schedule::Interval};
use serde_json::{Map, Value, json};

/// The settings.
pub fn balance_settings(account: &Account) -> Value {
    let settings = &account.settings;
    let schedule = account.payout_schedule();
    let weekly = (schedule.interval == Interval::Weekly).then_some(&schedule.weekly_days);
    let monthly = (schedule.interval == Interval::Monthly).then_some(&schedule.monthly_days);
    let minimum: Map<String, Value> = settings
        .minimum_balance
        .iter()
        .map(|(currency, amount)| (currency.code().to_owned(), json!(amount)))
        .collect();
    json!({
        "object": "balance_settings",
        "payments": {
            "debit_negative_balances": account.debits_allowed(),
            "payouts": {
                "automatic_transfer_rules_by_currency": null,
                "minimum_balance_by_currency": minimum,
                "schedule": {
                    "interval": schedule.interval.name(),
                    "monthly_payout_days": monthly,
                    "weekly_payout_days": weekly,
                },
                "statement_descriptor": settings.payout_statement_descriptor,
                "status": if account.payouts_enabled { "enabled" } else { "disabled" },
            },
            "settlement_timing": {
                "delay_days": settings.delay_days.unwrap_or_else(|| account.country.delay_days()),
                "delay_days_override": settings.delay_days,
                "start_of_day": null,
            },
        },
    })
}
