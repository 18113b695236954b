//! What happened, for those who listen.

use serde::{Deserialize, Serialize};

use crate::{
    account::Account,
    id::{AccountId, EventId},
    payment::{ApplicationFee, Payment},
    time::Timestamp,
    topup::Topup,
    transfer::Transfer,
};

/// The object that an event is about, as it was then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "object", content = "value", rename_all = "snake_case")]
pub enum Subject {
    /// An account.
    Account(Box<Account>),
    /// A transfer.
    Transfer(Box<Transfer>),
    /// A payment.
    Payment(Box<Payment>),
    /// A collected fee.
    ApplicationFee(Box<ApplicationFee>),
    /// A top-up.
    Topup(Box<Topup>),
}

impl Subject {
    /// The id of the object.
    pub fn id(&self) -> &str {
        match self {
            Self::Account(it) => it.id.as_str(),
            Self::Transfer(it) => it.id.as_str(),
            Self::Payment(it) => it.id.as_str(),
            Self::ApplicationFee(it) => it.id.as_str(),
            Self::Topup(it) => it.id.as_str(),
        }
    }
}

/// An event. Written in the transaction of the change that it tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Such as `transfer.created`.
    pub kind: String,
    /// The connected account on which it happened; absent for the platform's own.
    pub account: Option<AccountId>,
    /// The object as it was.
    pub subject: Subject,
    /// The object before an update, from which the changed fields follow.
    pub previous: Option<Subject>,
    /// The request that caused it.
    pub request: Option<String>,
    /// The idempotency key of that request.
    pub idempotency_key: Option<String>,
    /// When.
    pub created: Timestamp,
}
