//! The settings.

use domain::account::{Change, SettingsChange};

use crate::{
    error::{Problem, Result},
    params::{Params, integer},
};

/// Reads `settings`.
pub(super) fn settings(params: &mut Params) -> Result<SettingsChange> {
    params.unsupported(&[
        "bacs_debit_payments",
        "branding",
        "card_issuing",
        "card_payments",
        "invoices",
        "paypay_payments",
        "sepa_debit_payments",
        "treasury",
    ])?;
    let mut change = SettingsChange::default();
    // An extension: the original lets only the account's owner set these two.
    params.hash("dashboard", |dashboard| {
        change.display_name = dashboard.change("display_name")?;
        change.time_zone = dashboard.change("timezone")?;
        Ok(())
    })?;
    params.hash("payments", |payments| {
        change.statement_descriptor = payments.change("statement_descriptor")?;
        Ok(())
    })?;
    params.hash("payouts", |payouts| {
        change.payout_statement_descriptor = payouts.change("statement_descriptor")?;
        let debit = payouts.boolean("debit_negative_balances")?;
        change.debit_negative_balances = debit.map_or(Change::Keep, Change::Set);
        change.delay_days = payouts.hash("schedule", schedule)?.unwrap_or_default();
        Ok(())
    })?;
    Ok(change)
}

/// The delay; of the intervals only the one that is in force.
fn schedule(params: &mut Params) -> Result<Change<i16>> {
    params.unsupported(&[
        "monthly_anchor",
        "monthly_payout_days",
        "weekly_anchor",
        "weekly_payout_days",
    ])?;
    if params
        .given("interval")?
        .is_some_and(|interval| interval != "manual")
    {
        return Err(Problem::unsupported(&params.name("interval")));
    }
    let param = params.name("delay_days");
    match params.given("delay_days")?.as_deref() {
        None => Ok(Change::Keep),
        Some("minimum") => Ok(Change::Clear),
        Some(text) => {
            let days = integer(&param, text)?;
            let days = i16::try_from(days)
                .ok()
                .filter(|days| (0..=365).contains(days));
            days.map(Change::Set).ok_or_else(|| {
                let message = "Send a number of days from 0 to 365, or `minimum`.";
                Problem::invalid(&param, "parameter_invalid_integer", message)
            })
        }
    }
}
