//! From the domain to the wire: one file per object. Fields that the model cannot answer are null
//! or empty, so that the types of SDKs hold.

mod account;
mod account_row;
mod application_fee;
mod balance;
mod balance_settings;
mod balance_transaction;
mod card;
mod charge;
mod clock;
mod customer;
mod deleted;
mod dispute;
mod event;
mod external_account;
mod fee_refund;
mod file;
mod login_link;
mod payment_intent;
mod payment_method;
mod payout;
mod prefunding;
mod recorded_payment;
mod refund;
mod token;
mod topup;
mod transfer;
mod transfer_reversal;

use domain::{
    account::Account,
    actor::{Actor, Tenant},
    balance_transaction::BalanceTransaction,
    customer::{Customer, PaymentMethod},
    dispute::Dispute,
    file::File,
    id::AccountId,
    intent::Intent,
    metadata::Metadata,
    payment::{ApplicationFee, FeeRefund, Payment},
    payout::Payout,
    refund::Refund,
    topup::Topup,
    transfer::{Reversal, Transfer},
};
use serde_json::{Map, Value, json};
use service::{Ctx, Result};

use crate::wire::{Object, whole_one};

pub use balance::AccountBalance;
use balance::balance;
pub use charge::refunds_of_charge;
pub use clock::Clock;
use customer::{billing, shipping};
pub use deleted::Deleted;
pub use external_account::TEST_BANK;
pub use external_account::{ExternalAccount, external_accounts};
use external_account::{bank_account, debit_card};
pub use recorded_payment::RecordedPayment;
pub use token::CardToken;

/// An object on the wire, and who sees the objects that it points at.
pub type Found = (Value, Actor);

/// Names every object that references lead to.
macro_rules! objects {
    ($($object:ty),* $(,)?) => {
        /// The object with that id, as `actor` sees it. `None` where no object has such ids.
        pub async fn find(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Found>> {
            let (prefix, _) = id.split_once('_').unwrap_or_default();
            $(
                if <$object>::PREFIXES.contains(&prefix) {
                    return fetch::<$object>(ctx, actor, id).await;
                }
            )*
            Ok(None)
        }

        /// Those of several objects that can be found at once, each with its id.
        pub async fn find_many(
            ctx: &Ctx,
            actor: &Actor,
            ids: &[&str],
        ) -> Result<Vec<(String, Found)>> {
            let mut all = Vec::new();
            $(
                let own: Vec<_> = ids.iter().copied().filter(|id| has::<$object>(id)).collect();
                if !own.is_empty() {
                    all.extend(fetch_many::<$object>(ctx, actor, &own).await?);
                }
            )*
            Ok(all)
        }
    };
}

objects![
    Account,
    ApplicationFee,
    BalanceTransaction,
    Customer,
    Dispute,
    ExternalAccount,
    FeeRefund,
    File,
    Intent,
    Payment,
    PaymentMethod,
    Payout,
    Refund,
    Reversal,
    Topup,
    Transfer,
];

async fn fetch<T: Object>(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Found>> {
    let Some(found) = T::fetch(ctx, actor, id).await? else {
        return Ok(None);
    };
    let sees = found.seen_by(actor);
    Ok(Some((whole_one(ctx, &sees, &found).await?, sees)))
}

fn has<T: Object>(id: &str) -> bool {
    let (prefix, _) = id.split_once('_').unwrap_or_default();
    T::PREFIXES.contains(&prefix)
}

async fn fetch_many<T: Object>(
    ctx: &Ctx,
    actor: &Actor,
    ids: &[&str],
) -> Result<Vec<(String, Found)>> {
    let found = T::fetch_many(ctx, actor, ids).await?;
    let mut all = Vec::with_capacity(found.len());
    for (id, it) in found {
        let sees = it.seen_by(actor);
        all.push((id, (whole_one(ctx, &sees, &it).await?, sees)));
    }
    Ok(all)
}

/// The caller's key, acting for `account`, which belongs to its platform: an object of it was
/// found.
fn owner(actor: &Actor, account: &AccountId) -> Actor {
    match actor {
        // The platform's own objects are seen with the platform's eyes.
        _ if *account == actor.tenant().platform => actor.clone(),
        Actor::Key {
            key,
            rights,
            tenant,
            ..
        } => Actor::Key {
            key: key.clone(),
            rights: *rights,
            tenant: tenant.clone(),
            on_behalf: Some(account.clone()),
        },
        other => other.clone(),
    }
}

/// The pairs of an object.
fn metadata(metadata: &Metadata) -> Value {
    let pairs: Map<String, Value> = metadata
        .iter()
        .map(|(key, value)| (key.to_owned(), json!(value)))
        .collect();
    Value::Object(pairs)
}

/// The id under which fees name the platform that collected them. There are no applications
/// apart from platforms, so it is made of the platform's own id.
fn application(tenant: &Tenant) -> String {
    let id = tenant.platform.as_str();
    format!("ca_{}", id.strip_prefix("acct_").unwrap_or(id))
}

#[cfg(test)]
mod tests;
