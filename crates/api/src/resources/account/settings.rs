//! The settings of an account.

use domain::{account::Account, payout::schedule::Interval};
use serde_json::{Value, json};

pub(super) fn settings(account: &Account) -> Value {
    let settings = &account.settings;
    json!({
        "bacs_debit_payments": { "display_name": null, "service_user_number": null },
        "branding": { "icon": null, "logo": null, "primary_color": null, "secondary_color": null },
        "card_issuing": { "tos_acceptance": { "date": null, "ip": null, "user_agent": null } },
        "card_payments": {
            "decline_on": { "avs_failure": false, "cvc_failure": false },
            "statement_descriptor_prefix": null,
            "statement_descriptor_prefix_kana": null,
            "statement_descriptor_prefix_kanji": null,
        },
        "dashboard": {
            "display_name": settings.display_name.clone().or_else(|| account.display_name()),
            "timezone": account.time_zone(),
        },
        "invoices": { "default_account_tax_ids": null, "hosted_payment_method_save": null },
        "payments": {
            "statement_descriptor": settings.statement_descriptor,
            "statement_descriptor_kana": null,
            "statement_descriptor_kanji": null,
        },
        "payouts": {
            "debit_negative_balances": account.debits_allowed(),
            "schedule": schedule(account),
            "statement_descriptor": settings.payout_statement_descriptor,
        },
        "sepa_debit_payments": {},
    })
}

/// When the account is paid out. Days are told only for the interval that uses them.
fn schedule(account: &Account) -> Value {
    let schedule = account.payout_schedule();
    let delay = account
        .settings
        .delay_days
        .unwrap_or_else(|| account.country.delay_days());
    let mut wire = json!({ "delay_days": delay, "interval": schedule.interval.name() });
    let Some(fields) = wire.as_object_mut() else {
        return wire;
    };
    match schedule.interval {
        Interval::Weekly => {
            fields.insert("weekly_anchor".into(), json!(schedule.weekly_days.first()));
            fields.insert("weekly_payout_days".into(), json!(schedule.weekly_days));
        }
        Interval::Monthly => {
            fields.insert(
                "monthly_anchor".into(),
                json!(schedule.monthly_days.first()),
            );
            fields.insert("monthly_payout_days".into(), json!(schedule.monthly_days));
        }
        Interval::Manual | Interval::Daily => {}
    }
    wire
}
