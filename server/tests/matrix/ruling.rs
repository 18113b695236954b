//! What a caller must be answered, before it matters which object it asked for: from the table of
//! rights, by way of the permission that the row declares.

use domain::actor::Actor;
use service::{Error, authorize};

use crate::caller::{Caller, Pass};
use crate::http::Answer;
use crate::row::{Door, Row, Whose};

/// What must be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// The call may be made.
    Allowed,
    /// It is refused with this status and this code.
    Refused(u16, &'static str),
    /// It may be made, and is refused by a rule with this code.
    Rule(&'static str),
    /// An answer that leads to another page.
    ToDoor(&'static str),
    /// A form that is shown again, because whoever sends it must first prove who they are.
    ToProve,
}

impl Ruling {
    /// For that caller of that row.
    pub fn of(row: &Row, caller: &Caller) -> Self {
        match row.door {
            Door::Open => Self::Allowed,
            Door::Api => api(row, &caller.api),
            Door::Connect => dashboard(row, caller.member.as_ref(), "/login"),
            Door::Express => dashboard(row, caller.owner.as_ref(), "/express/login"),
        }
    }

    /// Whether the caller may make the call, whatever else is to be said about it.
    pub fn may(self) -> bool {
        matches!(self, Self::Allowed | Self::Rule(_))
    }

    /// Whether that is what was answered.
    pub fn fits(self, row: &Row, answer: &Answer) -> bool {
        match self {
            Self::Allowed => match row.answers {
                Some(status) => answer.status == status,
                None => matches!(answer.status, 200..400) && !leads_away(&answer.location),
            },
            Self::Rule(code) => answer.status == 400 && answer.code() == code,
            Self::Refused(status, code) => {
                answer.status == status && (row.page || answer.code() == code)
            }
            Self::ToProve => {
                answer.status == 200 && answer.body.contains(r#""code":"proof_needed""#)
            }
            Self::ToDoor(door) => {
                let led = match row.page {
                    true => matches!(answer.status, 302 | 303),
                    false => answer.status == 200,
                };
                led && answer.location.starts_with(door)
            }
        }
    }
}

fn api(row: &Row, pass: &Pass) -> Ruling {
    match pass {
        Pass::None => Ruling::Refused(401, ""),
        Pass::Publishable => Ruling::Refused(401, "secret_key_required"),
        Pass::Unreachable => Ruling::Refused(403, "account_invalid"),
        Pass::As(actor) => match allowed(row, actor) {
            Ok(()) => by_rule(row, actor),
            Err(Error::WrongContext(_)) => Ruling::Refused(400, "platform_account_required"),
            Err(error) => refused(&error),
        },
    }
}

fn dashboard(row: &Row, actor: Option<&Actor>, door: &'static str) -> Ruling {
    match actor {
        None if row.page => Ruling::ToDoor(door),
        None => Ruling::Refused(401, "unauthenticated"),
        Some(actor) => match allowed(row, actor) {
            Ok(()) if proof_is_missing(row, actor) => Ruling::ToProve,
            Ok(()) => by_rule(row, actor),
            // Whoever only has to prove again who they are is led to where they do.
            Err(Error::ProofNeeded(_)) => Ruling::ToDoor("/connect/confirm"),
            Err(error) => refused(&error),
        },
    }
}

/// What the table of rights refuses: without the right, in live mode.
fn refused(error: &Error) -> Ruling {
    match error {
        Error::Forbidden(_) => Ruling::Refused(403, "permission_missing"),
        Error::Refused { code, .. } if code == "testmode_charges_only" => {
            Ruling::Refused(400, "testmode_charges_only")
        }
        other => panic!("the table of rights says {other}"),
    }
}

/// What the declared rules make of a call that may be made.
fn by_rule(row: &Row, actor: &Actor) -> Ruling {
    let in_live = row.refused_in_live.filter(|_| actor.tenant().livemode);
    match in_live.or(row.rule) {
        Some(code) => Ruling::Rule(code),
        None => Ruling::Allowed,
    }
}

fn proof_is_missing(row: &Row, actor: &Actor) -> bool {
    let asked = row.proof_for.map(|it| authorize::platform(actor, it));
    matches!(asked, Some(Err(Error::ProofNeeded(_))))
}

/// What the table of rights says.
fn allowed(row: &Row, actor: &Actor) -> service::Result<()> {
    for permission in row.needs.into_iter().chain(row.also) {
        match row.whose {
            Whose::Platform => authorize::platform(actor, permission)?,
            Whose::Owner => authorize::owner(actor, permission)?,
        };
    }
    Ok(())
}

/// Whether that is an address at which somebody must first say who they are.
fn leads_away(location: &str) -> bool {
    location.ends_with("/login") || location.starts_with("/connect/confirm")
}
