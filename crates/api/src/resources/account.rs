//! Accounts.

mod parts;
mod settings;

use domain::account::{Account, AccountKind, Collector, Requirements};
use serde_json::{Map, Value, json};

use crate::list;

/// An account.
///
/// Of accounts with a full dashboard the platform sees neither company nor person, and of those
/// that hosted onboarding collects for it sees them only until onboarding is finished.
pub fn account(account: &Account) -> Value {
    let capabilities: Map<String, Value> = account
        .capabilities
        .iter()
        .map(|(capability, status)| (capability.name().to_owned(), json!(status.name())))
        .collect();
    let mut wire = json!({
        "id": account.id,
        "object": "account",
        "business_profile": parts::business_profile(&account.business_profile),
        "business_type": account.business_type.map(|it| it.name()),
        "capabilities": capabilities,
        "charges_enabled": account.charges_enabled,
        "controller": parts::controller(account),
        "country": account.country,
        "created": account.created,
        "default_currency": account.default_currency,
        "details_submitted": account.verification.details_submitted,
        "email": account.email,
        "external_accounts": external_accounts(account),
        "future_requirements": requirements(&Requirements::default()),
        "metadata": super::metadata(&account.metadata),
        "payouts_enabled": account.payouts_enabled,
        "requirements": requirements(&account.requirements),
        "settings": settings::settings(account),
        "tos_acceptance": parts::tos_acceptance(&account.tos_acceptance),
        "type": account.kind.name(),
    });
    if shows_identity(account)
        && let Some(wire) = wire.as_object_mut()
    {
        if let Some(company) = &account.company {
            wire.insert("company".to_owned(), parts::company(company));
        }
        if let Some(individual) = &account.individual {
            wire.insert(
                "individual".to_owned(),
                parts::individual(individual, account),
            );
        }
    }
    wire
}

fn shows_identity(account: &Account) -> bool {
    account.kind != AccountKind::Standard
        && (account.controller.collection == Collector::Application
            || !account.verification.details_submitted)
}

fn external_accounts(account: &Account) -> Value {
    let url = format!("/v1/accounts/{}/external_accounts", account.id);
    list::whole(&url, super::external_accounts(account))
}

fn requirements(requirements: &Requirements) -> Value {
    json!({
        "alternatives": [],
        "current_deadline": requirements.current_deadline,
        "currently_due": requirements.currently_due,
        "disabled_reason": requirements.disabled_reason.map(|it| it.name()),
        "errors": [],
        "eventually_due": requirements.eventually_due,
        "past_due": requirements.past_due,
        "pending_verification": requirements.pending_verification,
    })
}
