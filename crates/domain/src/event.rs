//! What happened, for those who listen.

mod kind;
mod subject;

use serde::{Deserialize, Serialize};

pub use kind::{EventKind, Kinds, MAX_KINDS, UnknownEventKind};
pub use subject::Subject;

use crate::{
    id::{AccountId, EventId},
    list::TimeRange,
    time::Timestamp,
};

/// An event. Written in the transaction of the change that it tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// What it tells.
    pub kind: EventKind,
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

/// Which events are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventFilter {
    /// Only these types.
    pub kinds: Kinds,
    /// Only those of this range.
    pub created: TimeRange,
}
