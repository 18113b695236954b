//! Top-ups.

use domain::{
    actor::{Actor, Tenant},
    balance_transaction::BalanceTransaction,
    external_account::bank_from_token,
    topup::Topup,
};
use serde_json::{Value, json};
use service::{Ctx, Result, topups};

use super::TEST_BANK;
use crate::wire::{Fields, Object, Viewer, Wire, to};

/// A top-up.
impl Wire for Topup {
    const FIELDS: Fields = &[("balance_transaction", &[to::<BalanceTransaction>()])];

    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        let failure = self.failure.as_ref();
        json!({
            "id": self.id,
            "object": "topup",
            "amount": self.amount.minor(),
            "balance_transaction": self.balance_transaction,
            "created": self.created,
            "currency": self.amount.currency(),
            "description": self.description,
            "expected_availability_date": self.expected_availability_date,
            "failure_code": failure.map(|it| &it.code),
            "failure_message": failure.map(|it| &it.message),
            "initiated_by": "user",
            "livemode": viewer.tenant.livemode,
            "metadata": super::metadata(&self.metadata),
            "payment_method": null,
            "source": self.source.as_deref().map(|token| source(token, self, viewer.tenant)),
            "statement_descriptor": self.statement_descriptor,
            "status": self.status.name(),
            "transfer_group": self.transfer_group,
        })
    }
}

impl Object for Topup {
    const PREFIXES: &'static [&'static str] = &["tu"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => topups::retrieve(ctx, actor, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }
}

/// The bank that the funds are drawn from. Its id is made of the top-up's: nothing else uses it.
fn source(token: &str, topup: &Topup, tenant: &Tenant) -> Value {
    let id = topup.id.as_str();
    let suffix = id.split_once('_').map_or(id, |(_, suffix)| suffix);
    json!({
        "id": format!("src_{suffix}"),
        "object": "source",
        "ach_debit": bank_from_token(token).map(|bank| json!({
            "bank_name": TEST_BANK,
            "country": bank.country,
            "fingerprint": bank.facts.fingerprint,
            "last4": bank.facts.last4,
            "routing_number": bank.facts.routing_number,
            "type": "company",
        })),
        "allow_redisplay": null,
        "amount": null,
        "client_secret": "",
        "created": topup.created,
        "currency": topup.amount.currency(),
        "flow": "none",
        "livemode": tenant.livemode,
        "metadata": {},
        "owner": null,
        "statement_descriptor": null,
        "status": "chargeable",
        "type": "ach_debit",
        "usage": "reusable",
    })
}
