//! One effect per key, and the first answer again for every later call.

use domain::actor::Actor;
use serde::{Serialize, de::DeserializeOwned};

use crate::{Error, Result};

/// Longest key, in bytes.
pub const MAX_KEY: usize = 255;

/// An answer as it is remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: String,
}

/// How the edge writes an answer down.
pub type Render<'a, T> = &'a (dyn Fn(std::result::Result<&T, &Error>) -> Stored + Sync);

/// A key, with what makes the call recognisable and how its answer is written down.
pub struct Idempotency<'a, T> {
    /// The caller's key, 1 to [`MAX_KEY`] bytes.
    pub key: &'a str,
    /// Of operation and input: the same key with another one is an error.
    pub fingerprint: String,
    /// How the answer is written down.
    pub render: Render<'a, T>,
}

/// What a call with a key came to.
#[derive(Debug)]
pub enum Reply<T> {
    /// It was done now.
    Fresh(T),
    /// It was done before; this is what was answered then.
    Replayed(Stored),
}

/// The space in which an actor's keys are unique.
pub(crate) fn scope(actor: &Actor) -> String {
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

/// What a dashboard remembers of a refusal.
#[derive(Serialize, serde::Deserialize)]
struct Refusal {
    code: String,
    param: Option<String>,
    message: String,
}

/// Writes answers down for dashboards: the value as JSON, or the refusal.
pub fn as_json<T: Serialize>(outcome: std::result::Result<&T, &Error>) -> Stored {
    match outcome {
        Ok(value) => Stored {
            status: 200,
            body: serde_json::to_string(value).unwrap_or_default(),
        },
        Err(error) => {
            let param = match error {
                Error::Refused { param, .. } => param.clone(),
                _ => None,
            };
            let refusal = Refusal {
                code: error.code().to_owned(),
                param,
                message: error.to_string(),
            };
            Stored {
                status: 400,
                body: serde_json::to_string(&refusal).unwrap_or_default(),
            }
        }
    }
}

impl<T> Reply<T> {
    /// The value of a call without a key, which is never a replay.
    pub(crate) fn fresh(self) -> Result<T> {
        match self {
            Self::Fresh(value) => Ok(value),
            Self::Replayed(_) => Err(Error::IdempotencyInUse),
        }
    }
}

impl<T: DeserializeOwned> Reply<T> {
    /// The value, now or from then. For answers that [`as_json`] wrote down.
    pub fn into_value(self) -> Result<T> {
        let stored = match self {
            Self::Fresh(value) => return Ok(value),
            Self::Replayed(stored) => stored,
        };
        let corrupt = |error: serde_json::Error| {
            Error::Internal(store::Error::Corrupt {
                table: "idempotency",
                id: String::new(),
                why: error.to_string(),
            })
        };
        if stored.status == 200 {
            return serde_json::from_str(&stored.body).map_err(corrupt);
        }
        let refusal: Refusal = serde_json::from_str(&stored.body).map_err(corrupt)?;
        Err(Error::Refused {
            code: refusal.code,
            param: refusal.param,
            message: refusal.message,
        })
    }
}
