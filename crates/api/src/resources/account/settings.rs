//! The settings of an account.

use domain::account::{Account, Collector};
use serde_json::{Value, json};

pub(super) fn settings(account: &Account) -> Value {
    let settings = &account.settings;
    // What holds when nothing was set: negative balances are collected from the bank unless the
    // platform collects everything itself.
    let debits = account.controller.collection == Collector::Stripe;
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
            "debit_negative_balances": settings.debit_negative_balances.unwrap_or(debits),
            "schedule": {
                "delay_days": settings.delay_days.unwrap_or_else(|| account.country.delay_days()),
                // Nothing is paid out by itself yet.
                "interval": "manual",
            },
            "statement_descriptor": settings.payout_statement_descriptor,
        },
        "sepa_debit_payments": {},
    })
}
