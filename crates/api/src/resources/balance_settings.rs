//! How an account's balance is handled: the newer view of what the account's own settings say.

use domain::{account::BalanceSettings, payout::schedule::Interval};
use serde_json::{Map, Value, json};

use crate::wire::{Viewer, Wire};

/// The settings.
impl Wire for BalanceSettings {
    fn wire(&self, _: &Viewer<'_>) -> Value {
        let schedule = &self.schedule;
        let weekly = (schedule.interval == Interval::Weekly).then_some(&schedule.weekly_days);
        let monthly = (schedule.interval == Interval::Monthly).then_some(&schedule.monthly_days);
        let minimum: Map<String, Value> = self
            .minimum_balance
            .iter()
            .map(|(currency, amount)| (currency.code().to_owned(), json!(amount)))
            .collect();
        json!({
            "object": "balance_settings",
            "payments": {
                "debit_negative_balances": self.debit_negative_balances,
                "payouts": {
                    "automatic_transfer_rules_by_currency": {},
                    "minimum_balance_by_currency": minimum,
                    "schedule": {
                        "interval": schedule.interval.name(),
                        "monthly_payout_days": monthly,
                        "weekly_payout_days": weekly,
                    },
                    "statement_descriptor": self.statement_descriptor,
                    "status": if self.payouts_enabled { "enabled" } else { "disabled" },
                },
                "settlement_timing": {
                    "delay_days": self.delay_days,
                    "delay_days_override": self.delay_days_override,
                    "start_of_day": null,
                },
            },
        })
    }
}
