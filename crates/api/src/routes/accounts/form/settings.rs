//! The settings.

use domain::account::{Change, ScheduleChange, SettingsChange};

use crate::{
    error::{Problem, Result},
    params::{Params, integer},
    routes::schedule::anchored,
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
    // An extension: Stripe lets only the account's owner set these two.
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
        (change.payouts, change.delay_days) =
            payouts.hash("schedule", schedule)?.unwrap_or_default();
        Ok(())
    })?;
    Ok(change)
}

/// The days of payouts, and the delay until money is available.
fn schedule(params: &mut Params) -> Result<(ScheduleChange, Change<i16>)> {
    let days = anchored(params)?;
    let param = params.name("delay_days");
    let delay = match params.given("delay_days")?.as_deref() {
        None => Change::Keep,
        Some("minimum") => Change::Clear,
        Some(text) => Change::Set(delay_days(&param, text)?),
    };
    Ok((days, delay))
}

/// Reads a number of days.
pub(in crate::routes) fn delay_days(param: &str, text: &str) -> Result<i16> {
    let days = i16::try_from(integer(param, text)?).ok();
    let days = days.filter(|days| (0..=365).contains(days));
    days.ok_or_else(|| {
        let message = "Send a number of days from 0 to 365, or `minimum`.";
        Problem::invalid(param, "parameter_invalid_integer", message)
    })
}
