//! Finding the object behind an id.

use std::collections::HashMap;

use domain::{
    actor::{Actor, Tenant},
    id::AccountId,
};
use serde_json::{Map, Value};
use service::{
    Ctx, Error, accounts, balances, customers, disputes, fees, files, intents, payment_methods,
    payments, payouts, refunds, topups, transfers,
};

use crate::{error::Result, nested, resources};

/// An object on the wire, and who sees the objects that it points at.
type Found = (Value, Actor);

/// Finds objects, each once per call.
pub struct Fetcher<'a> {
    ctx: &'a Ctx,
    caller: &'a Actor,
    seen: HashMap<String, Option<Found>>,
}

impl<'a> Fetcher<'a> {
    /// Finds what `caller` may see.
    pub fn new(ctx: &'a Ctx, caller: &'a Actor) -> Self {
        Self {
            ctx,
            caller,
            seen: HashMap::new(),
        }
    }

    /// The object with this id as `actor` sees it, else as the caller does. `None` leaves the
    /// reference as it is: it points at something that neither may see.
    pub async fn fetch(&mut self, id: &str, actor: &Actor) -> Result<Option<Found>> {
        if let Some(found) = self.seen.get(id) {
            return Ok(found.clone());
        }
        let mut found = self.find(id, actor).await?;
        if found.is_none() && actor != self.caller {
            found = self.find(id, self.caller).await?;
        }
        self.seen.insert(id.to_owned(), found.clone());
        Ok(found)
    }

    /// The newest refunds of a charge, which are shown only where they are asked for.
    pub async fn refunds(
        &self,
        object: &Map<String, Value>,
        actor: &Actor,
    ) -> Result<Option<Value>> {
        let is_charge = object.get("object").and_then(Value::as_str) == Some("charge");
        match object.get("id").and_then(Value::as_str) {
            Some(id) if is_charge => nested::of_charge(self.ctx, actor, id).await,
            _ => Ok(None),
        }
    }

    async fn find(&self, id: &str, actor: &Actor) -> Result<Option<Found>> {
        match lookup(self.ctx, actor, id).await {
            Ok(Some((mut value, sees))) => {
                nested::fill(self.ctx, &sees, &mut value).await?;
                Ok(Some((value, sees)))
            }
            Ok(None) => Ok(None),
            Err(Error::NotFound { .. } | Error::Forbidden(_) | Error::WrongContext(_)) => Ok(None),
            Err(other) => Err(other.into()),
        }
    }
}

async fn lookup(ctx: &Ctx, actor: &Actor, id: &str) -> service::Result<Option<Found>> {
    let tenant = actor.tenant();
    let prefix = id.split_once('_').map_or("", |(prefix, _)| prefix);
    let value = match prefix {
        "acct" => match id.parse() {
            Ok(id) => resources::account(&accounts::retrieve(ctx, actor, &id).await?),
            Err(_) => return Ok(None),
        },
        "cus" => match id.parse() {
            Ok(id) => resources::customer(&customers::retrieve(ctx, actor, &id).await?, tenant),
            Err(_) => return Ok(None),
        },
        "file" => match id.parse() {
            Ok(id) => {
                let found = files::retrieve(ctx, actor, &id).await?;
                resources::file(&found, &ctx.config.base_url)
            }
            Err(_) => return Ok(None),
        },
        "fee" => match id.parse() {
            Ok(id) => resources::application_fee(&fees::retrieve(ctx, actor, &id).await?, tenant),
            Err(_) => return Ok(None),
        },
        "ba" | "card" => {
            let account = accounts::current(ctx, actor).await?;
            match account.external_account(id) {
                Some(found) => resources::external_account(&found, &account.id),
                None => return Ok(None),
            }
        }
        "po" => match id.parse() {
            Ok(id) => resources::payout(&payouts::retrieve(ctx, actor, None, &id).await?, tenant),
            Err(_) => return Ok(None),
        },
        "re" | "pyr" => return refund(ctx, actor, id).await,
        "trr" => match id.parse() {
            Ok(id) => {
                let found = transfers::reversal(ctx, actor, None, &id).await?;
                resources::transfer_reversal(&found)
            }
            Err(_) => return Ok(None),
        },
        "fr" => match id.parse() {
            Ok(id) => resources::fee_refund(&fees::retrieve_refund(ctx, actor, None, &id).await?),
            Err(_) => return Ok(None),
        },
        "pi" => match id.parse() {
            Ok(id) => resources::payment_intent(&intents::retrieve(ctx, actor, &id).await?, tenant),
            Err(_) => return Ok(None),
        },
        "pm" => match id.parse() {
            Ok(id) => {
                let method = payment_methods::retrieve(ctx, actor, &id).await?;
                resources::payment_method(&method, tenant)
            }
            Err(_) => return Ok(None),
        },
        "ch" | "py" => return charge(ctx, actor, id).await,
        "dp" | "du" => match id.parse() {
            Ok(id) => {
                let found = disputes::retrieve(ctx, actor, None, &id).await?;
                resources::dispute(&found, tenant)
            }
            Err(_) => return Ok(None),
        },
        "tr" => match id.parse() {
            Ok(id) => resources::transfer(&transfers::retrieve(ctx, actor, &id).await?, tenant),
            Err(_) => return Ok(None),
        },
        "tu" => match id.parse() {
            Ok(id) => resources::topup(&topups::retrieve(ctx, actor, &id).await?, tenant),
            Err(_) => return Ok(None),
        },
        "txn" => {
            let line = balances::transaction(ctx, actor, id).await?;
            resources::balance_transaction(&line, tenant)
        }
        _ => return Ok(None),
    };
    Ok(Some((value, actor.clone())))
}

/// A payment, whose own references belong to the account that received it.
async fn charge(ctx: &Ctx, actor: &Actor, id: &str) -> service::Result<Option<Found>> {
    let Ok(id) = id.parse() else {
        return Ok(None);
    };
    let payment = payments::retrieve(ctx, actor, &id).await?;
    let owner = seen_by(actor, actor.tenant(), &payment.account);
    Ok(Some((resources::charge(&payment, actor.tenant()), owner)))
}

/// A refund, whose own references belong to the account out of whose balance it came.
async fn refund(ctx: &Ctx, actor: &Actor, id: &str) -> service::Result<Option<Found>> {
    let Ok(id) = id.parse() else {
        return Ok(None);
    };
    let refund = refunds::retrieve(ctx, actor, &id).await?;
    let owner = seen_by(actor, actor.tenant(), &refund.account);
    Ok(Some((resources::refund(&refund), owner)))
}

/// The caller's key, acting for `account`, which belongs to its platform: the payment was found.
fn seen_by(actor: &Actor, tenant: &Tenant, account: &AccountId) -> Actor {
    match actor {
        // The platform's own charge is seen with the platform's eyes.
        _ if *account == tenant.platform => actor.clone(),
        Actor::Key { key, rights, .. } => Actor::Key {
            key: key.clone(),
            rights: *rights,
            tenant: tenant.clone(),
            on_behalf: Some(account.clone()),
        },
        other => other.clone(),
    }
}
