//! The card network. None is connected in live mode.

use domain::actor::Scope;

use crate::{Error, Result};

/// Refuses cards where they cannot be charged.
pub(crate) fn check_connected(scope: &Scope) -> Result<()> {
    if scope.livemode() {
        return Err(Error::refused(
            "testmode_charges_only",
            None,
            "No card network is connected in live mode, so cards cannot be charged there yet.",
        ));
    }
    Ok(())
}
