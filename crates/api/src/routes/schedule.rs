//! When an account is paid out, as settings of accounts and balance settings both have it.

use domain::{
    account::ScheduleChange,
    payout::schedule::{Interval, Weekday},
};

use crate::{
    error::{Problem, Result},
    params::{Params, enumeration, integer},
};

const WEEKDAYS: &str = "monday, tuesday, wednesday, thursday or friday";
const ANCHORS: &str = "a day of the week, from monday to sunday";

/// Reads `interval`, `weekly_payout_days` and `monthly_payout_days`.
pub(super) fn schedule(params: &mut Params) -> Result<ScheduleChange> {
    let names = "manual, daily, weekly or monthly";
    let mut change = ScheduleChange {
        interval: params.one_of("interval", Interval::from_name, names)?,
        ..ScheduleChange::default()
    };
    let param = params.name("weekly_payout_days");
    let days = params.array("weekly_payout_days")?;
    if !days.is_empty() {
        let days = days.iter().map(|day| weekday(&param, day));
        change.weekly_days = Some(days.collect::<Result<_>>()?);
    }
    let param = params.name("monthly_payout_days");
    let days = params.array("monthly_payout_days")?;
    if !days.is_empty() {
        let days = days.iter().map(|day| month_day(&param, day));
        change.monthly_days = Some(days.collect::<Result<_>>()?);
    }
    Ok(change)
}

/// Reads the same with the older names for a single day, `weekly_anchor` and `monthly_anchor`. An
/// anchor may be a day of the weekend, whose payday is the next business day.
pub(super) fn anchored(params: &mut Params) -> Result<ScheduleChange> {
    let mut change = schedule(params)?;
    if let Some(day) = params.given("weekly_anchor")? {
        let param = params.name("weekly_anchor");
        once(&param, change.weekly_days.is_some())?;
        change.weekly_days = Some(vec![enumeration(
            &param,
            &day,
            Weekday::from_name,
            ANCHORS,
        )?]);
    }
    if let Some(day) = params.given("monthly_anchor")? {
        let param = params.name("monthly_anchor");
        once(&param, change.monthly_days.is_some())?;
        change.monthly_days = Some(vec![month_day(&param, &day)?]);
    }
    Ok(change)
}

fn once(param: &str, given: bool) -> Result<()> {
    if !given {
        return Ok(());
    }
    let message = "Send the days of payouts or an anchor, not both.";
    Err(Problem::invalid(param, "parameters_exclusive", message))
}

/// A day on which payouts can be scheduled.
fn weekday(param: &str, text: &str) -> Result<Weekday> {
    let open = |text: &str| Weekday::from_name(text).filter(|day| !day.is_weekend());
    enumeration(param, text, open, WEEKDAYS)
}

fn month_day(param: &str, text: &str) -> Result<u8> {
    let day = u8::try_from(integer(param, text)?).ok();
    day.filter(|day| (1..=31).contains(day)).ok_or_else(|| {
        let message = "Send days of the month from 1 to 31.";
        Problem::invalid(param, "parameter_invalid_integer", message)
    })
}
