//! One effect per key, and the first outcome again for every later call.
//!
//! What is remembered is what happened, in the words of the domain: the result, or why it was
//! refused. How an answer looks is the edge's, which renders a remembered outcome like a new one.

use domain::actor::Actor;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use store::{Write, idempotency::Record};

use crate::{Ctx, Error, Result};

/// Longest key, in bytes.
pub const MAX_KEY: usize = 255;

/// A caller's key, with what makes the call recognisable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    text: String,
    fingerprint: String,
}

impl Key {
    /// The key `text`, of 1 to [`MAX_KEY`] bytes. The fingerprint is of operation and input: the
    /// same key with another one is an error.
    pub fn new(text: impl Into<String>, fingerprint: impl Into<String>) -> Option<Self> {
        let text = text.into();
        (1..=MAX_KEY).contains(&text.len()).then(|| Self {
            text,
            fingerprint: fingerprint.into(),
        })
    }

    /// As the caller sent it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Of operation and input.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

/// What a call with a key came to. Of a refusal that was remembered,
/// [`Error::Refused`] says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply<T> {
    /// What was made, now or when the key was first used.
    pub value: T,
    /// Whether it was made before.
    pub replayed: bool,
}

impl<T> Reply<T> {
    /// The same call with another value in its place.
    pub fn map<U>(self, with: impl FnOnce(T) -> U) -> Reply<U> {
        Reply {
            value: with(self.value),
            replayed: self.replayed,
        }
    }
}

/// An outcome as it is stored.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outcome<T> {
    /// It was done.
    Done(T),
    /// A rule forbade it.
    Refused {
        /// The code on the wire.
        code: String,
        /// The parameter that it is about.
        param: Option<String>,
        /// In words.
        message: String,
    },
    /// It was done or refused, and which of the two is no longer known: an upgrade of the server
    /// left the key and let go of what was answered.
    Forgotten,
}

/// The memory of one key, with how outcomes of `T` are written down and read again. Only what can
/// be stored has one, so that nothing secret is remembered by accident.
pub(super) struct Memory<'k, T> {
    pub(super) key: &'k Key,
    write: fn(&Outcome<&T>) -> serde_json::Result<String>,
    read: fn(&str) -> serde_json::Result<Outcome<T>>,
}

impl<'k, T: Serialize + DeserializeOwned> Memory<'k, T> {
    /// The memory of `key`.
    pub(super) fn of(key: &'k Key) -> Self {
        Self {
            key,
            write: |outcome| serde_json::to_string(outcome),
            read: |text| serde_json::from_str(text),
        }
    }
}

impl<T> Memory<'_, T> {
    /// What the first call with the key came to, of what is stored under it.
    pub(super) fn recall(&self, record: &Record) -> Result<Outcome<T>> {
        if record.fingerprint != *self.key.fingerprint {
            return Err(Error::IdempotencyMismatch);
        }
        let stored = record.outcome.as_deref().ok_or(Error::IdempotencyInUse)?;
        (self.read)(stored).map_err(corrupt)
    }

    /// Stores the outcome.
    pub(super) async fn keep(
        &self,
        ctx: &Ctx,
        write: &mut Write,
        actor: &Actor,
        outcome: &Outcome<&T>,
    ) -> Result<()> {
        let record = Record {
            fingerprint: self.key.fingerprint.clone(),
            outcome: Some((self.write)(outcome).map_err(corrupt)?),
        };
        let scope = scope(actor);
        let key = (scope.as_str(), self.key.text());
        store::idempotency::insert(write, key, &record, ctx.wall()).await?;
        Ok(())
    }
}

impl<T> Outcome<T> {
    /// The refusal that `error` is, if it is one: only rules are remembered.
    pub(super) fn refused(error: &Error) -> Option<Self> {
        let Error::Refused {
            code,
            param,
            message,
            ..
        } = error
        else {
            return None;
        };
        Some(Self::Refused {
            code: code.clone(),
            param: param.clone(),
            message: message.clone(),
        })
    }

    /// The outcome of the first call, as a later one is told.
    pub(super) fn replay(self) -> Result<Reply<T>> {
        match self {
            Self::Done(value) => Ok(Reply {
                value,
                replayed: true,
            }),
            Self::Refused {
                code,
                param,
                message,
            } => Err(Error::Refused {
                code,
                param,
                message,
                replayed: true,
            }),
            Self::Forgotten => Err(Error::IdempotencyForgotten),
        }
    }
}

/// The space in which an actor's keys are unique. It lies within the tenant, whose units are done one
/// after the other: nobody uses a key twice at the same time.
pub(super) fn scope(actor: &Actor) -> String {
    let tenant = actor.tenant();
    let mode = if tenant.livemode { "live" } else { "test" };
    let who = match actor {
        Actor::Member { user, .. } => user.as_str(),
        Actor::AccountUser { account, .. } => account.as_str(),
        Actor::Key {
            on_behalf: Some(account),
            ..
        } => account.as_str(),
        Actor::Key {
            on_behalf: None, ..
        } => "api",
        Actor::System { .. } => "system",
    };
    format!("{}:{mode}:{who}", tenant.platform)
}

fn corrupt(error: serde_json::Error) -> Error {
    Error::Internal(store::Error::Corrupt {
        table: "idempotency",
        id: String::new(),
        why: error.to_string(),
    })
}
