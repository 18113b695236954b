//! What is checked of an account, whether it is made or changed.

use domain::account::{Account, AccountChange, Capability, ChangeError};

use crate::{Error, Result, Unit, rights::authorize};

/// Checks that what is `requested` goes together.
pub(super) fn check_capabilities(requested: impl Fn(Capability) -> bool) -> Result<()> {
    if requested(Capability::CardPayments) && !requested(Capability::Transfers) {
        return Err(Error::invalid(
            "capabilities[card_payments]",
            "parameter_invalid",
            "The `card_payments` capability cannot be requested without `transfers`.",
        ));
    }
    Ok(())
}

/// A delay is at least the country's and the platform's own, and only accounts that the platform
/// answers for can have one of their own.
pub(super) async fn check_delay(
    unit: &mut Unit<'_>,
    account: &Account,
    change: &AccountChange,
) -> Result<()> {
    let Some(&days) = change.settings.delay_days.value() else {
        return Ok(());
    };
    let param = "settings[payouts][schedule][delay_days]";
    if !account.is_platform() && !account.controller.platform_is_liable() {
        return Err(Error::refused(
            "account_invalid",
            None,
            "The delay can be changed only for accounts whose losses the platform answers for.",
        ));
    }
    let scope = authorize::of_platform(unit.scope);
    let platform = store::accounts::find(&mut unit.write, &scope, scope.platform()).await?;
    // Where the platform has set none, its own is the usual one of its country.
    let own = platform.filter(|_| !account.is_platform()).map_or(0, |it| {
        it.settings.delay_days.unwrap_or(it.country.delay_days())
    });
    let least = account.country.delay_days().max(own);
    if days >= least {
        return Ok(());
    }
    let message = format!("The shortest delay for this account is {least} days.");
    Err(Error::invalid(param, "parameter_invalid_integer", message))
}

/// A change that cannot be made, as the edges know it.
pub(crate) fn change_error(error: ChangeError) -> Error {
    match error {
        ChangeError::Text(param, error) => Error::text(param, error),
        ChangeError::Value(param, message) => Error::invalid(param, "parameter_invalid", message),
        ChangeError::Statement(param, error) => Error::statement(param, error),
        ChangeError::Birth(error) => {
            Error::invalid(error.part(), "parameter_invalid", error.to_string())
        }
        ChangeError::Schedule(error) => Error::invalid(
            &format!("settings[payouts][schedule][{}]", error.param()),
            "parameter_invalid",
            error.to_string(),
        ),
        ChangeError::Metadata(error) => Error::metadata(error),
    }
}
