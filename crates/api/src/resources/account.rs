//! Accounts.

mod parts;
mod settings;

use domain::{
    account::{Account, AccountKind, Collector, Requirements},
    actor::Actor,
};
use serde_json::{Map, Value, json};
use service::{Ctx, Result, accounts};

use crate::{
    list,
    wire::{Fields, Object, Viewer, Wire},
};

/// An account.
///
/// Of accounts with a full dashboard the platform sees neither company nor person, and of those
/// that hosted onboarding collects for it sees them only until onboarding is finished.
impl Wire for Account {
    const FIELDS: Fields = &[
        ("external_accounts", &[]),
        ("individual", &[]),
        ("company", &[]),
    ];

    fn wire(&self, _: &Viewer<'_>) -> Value {
        let capabilities: Map<String, Value> = self
            .capabilities
            .iter()
            .map(|(capability, status)| (capability.name().to_owned(), json!(status.name())))
            .collect();
        let mut wire = json!({
            "id": self.id,
            "object": "account",
            "business_profile": parts::business_profile(&self.business_profile),
            "business_type": self.business_type.map(|it| it.name()),
            "capabilities": capabilities,
            "charges_enabled": self.charges_enabled,
            "controller": parts::controller(self),
            "country": self.country,
            "created": self.created,
            "default_currency": self.default_currency,
            "details_submitted": self.verification.details_submitted,
            "email": self.email,
            "external_accounts": external_accounts(self),
            "future_requirements": requirements(&Requirements::default()),
            "metadata": super::metadata(&self.metadata),
            "payouts_enabled": self.payouts_enabled,
            "requirements": requirements(&self.requirements),
            "settings": settings::settings(self),
            "tos_acceptance": parts::tos_acceptance(&self.tos_acceptance),
            "type": self.kind.name(),
        });
        if shows_identity(self)
            && let Some(wire) = wire.as_object_mut()
        {
            if let Some(company) = &self.company {
                wire.insert("company".to_owned(), parts::company(company));
            }
            if let Some(individual) = &self.individual {
                wire.insert("individual".to_owned(), parts::individual(individual, self));
            }
        }
        wire
    }
}

impl Object for Account {
    const PREFIXES: &'static [&'static str] = &["acct"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => accounts::retrieve(ctx, actor, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }

    async fn fetch_many(ctx: &Ctx, actor: &Actor, ids: &[&str]) -> Result<Vec<(String, Self)>> {
        let ids: Vec<_> = ids.iter().filter_map(|id| id.parse().ok()).collect();
        let found = accounts::retrieve_many(ctx, actor, &ids).await?;
        let found = found.into_iter();
        Ok(found.map(|it| (it.id.to_string(), it)).collect())
    }
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
