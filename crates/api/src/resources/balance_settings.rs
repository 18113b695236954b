//! How an account's balance is handled: the newer view of what the account's own settings say.

use domain::{account::BalanceSettings, payout::schedule::Interval};
use serde_json::{Map, Value, json};

/// The settings.
pub fn balance_settings(settings: &BalanceSettings) -> Value {
    let schedule = &settings.schedule;
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
            "debit_negative_balances": settings.debit_negative_balances,
            "payouts": {
                "automatic_transfer_rules_by_currency": null,
                "minimum_balance_by_currency": minimum,
                "schedule": {
                    "interval": schedule.interval.name(),
                    "monthly_payout_days": monthly,
                    "weekly_payout_days": weekly,
                },
                "statement_descriptor": settings.statement_descriptor,
                "status": if settings.payouts_enabled { "enabled" } else { "disabled" },
            },
            "settlement_timing": {
                "delay_days": settings.delay_days,
                "delay_days_override": settings.delay_days_override,
                "start_of_day": null,
            },
        },
    })
}
