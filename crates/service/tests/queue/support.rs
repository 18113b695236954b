//! What several stories enqueue, and whom they call.

use std::sync::Arc;

use domain::{
    actor::Tenant,
    id::AccountId,
    message::Sms,
    task::Task,
    time::{DAY, Timestamp},
};
use service::Ctx;
use store::Store;
use testkit::{Phones, World};

/// A phone.
pub const ALMA: &str = "+34600000001";
/// Another one.
pub const BRUNO: &str = "+34600000002";

/// A second server on the same database, with connections of its own.
pub async fn second(w: &World, phones: &Arc<Phones>) -> Ctx {
    let store = Store::open(&w.database.address()).await.unwrap();
    Ctx {
        store,
        ..w.with_phones(phones)
    }
}

/// Another platform in live mode, and so another destination.
pub async fn second_live(w: &World) -> Tenant {
    Tenant {
        livemode: true,
        ..w.other_platform().await.tenant().clone()
    }
}

/// So many paydays of accounts that nobody knows: each is a unit of work that finds nothing to do.
pub fn paydays(count: i64) -> Vec<Task> {
    (0..count)
        .map(|number| Task::Payday {
            account: AccountId::from_suffix(&format!("payday{number}")),
            day: Timestamp::from_unix(number * DAY).date(),
        })
        .collect()
}

/// The deadline of an account that nobody knows.
pub fn refresh(name: &str) -> Task {
    Task::RefreshAccount {
        account: AccountId::from_suffix(name),
    }
}

/// A message that is worth sending for a year.
pub fn message(to: &str) -> Task {
    Task::Sms(Sms {
        account: AccountId::from_suffix("somebody"),
        to: to.to_owned(),
        body: "123456 is your code".to_owned(),
        expires_at: Timestamp::from_unix(testkit::START + 365 * DAY),
    })
}
