//! Why the rules refuse an operation, in the words of the wire.

use std::fmt;

/// What the caller is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The code.
    pub code: &'static str,
    /// The parameter that it is about, where there is one.
    pub param: Option<&'static str>,
}

/// Done, or why not.
pub(crate) type Outcome = Result<(), Reason>;

/// A code, about a parameter or about none.
pub(crate) fn no(code: &'static str, param: impl Into<Option<&'static str>>) -> Reason {
    Reason {
        code,
        param: param.into(),
    }
}

/// There is no such object, or it is somebody else's.
pub(super) fn missing(param: &'static str) -> Reason {
    no("resource_missing", param)
}

/// The object stands where that cannot be done.
pub(super) fn wrong_state() -> Reason {
    no("status_transition_invalid", None)
}

/// A part of `whole` is above zero and not more than it.
pub(super) fn within(param: &'static str, part: i64, whole: i64) -> Outcome {
    match part {
        ..=0 => Err(no("parameter_invalid_integer", param)),
        _ if part > whole => Err(no("amount_too_large", param)),
        _ => Ok(()),
    }
}

/// A multiple of a step.
pub(super) fn in_steps(param: &'static str, amount: i64, step: i64) -> Outcome {
    match amount % step {
        0 => Ok(()),
        _ => Err(no("parameter_invalid_integer", param)),
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} about {}", self.code, self.param.unwrap_or("nothing"))
    }
}
