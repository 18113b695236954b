//! How much of something is asked for.

use domain::money::{Money, Positive};

use crate::{Error, Result};

/// The part of `left` that is `asked` for, in minor units: all of it unless said otherwise.
/// `gone` says that nothing is left.
pub(crate) fn part(
    asked: Option<i64>,
    left: Money,
    gone: impl FnOnce() -> Error,
) -> Result<Positive> {
    let wanted = asked.map(|minor| Money::new(minor, left.currency()));
    if let Some(wanted) = wanted {
        Positive::new(wanted).map_err(|error| Error::amount("amount", error))?;
    }
    if left.minor() <= 0 {
        return Err(gone());
    }
    let amount = wanted.unwrap_or(left);
    if amount.minor() > left.minor() {
        let message = format!("The amount ({amount}) is more than what is left ({left}).");
        return Err(Error::refused("amount_too_large", Some("amount"), message));
    }
    Positive::new(amount).map_err(|error| Error::amount("amount", error))
}
