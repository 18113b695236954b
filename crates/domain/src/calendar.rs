//! When money becomes available, and on which days banks work.

pub mod holidays;

use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};

use self::holidays::is_holiday;
use crate::{country::Country, time::Timestamp};

/// The first day on which the weekend of the Emirates is Saturday and Sunday; before, it began on
/// Friday.
const EMIRATES_CHANGED: Date = date(2022, 1, 1);

/// When the money of a payment captured at `captured` becomes available: midnight UTC of a day.
///
/// Countries that count business days start on the first business day at or after the payment and
/// skip weekends and holidays; the others count calendar days from the day of the payment and may
/// end on any day. `delay_days` overrides the country's own delay.
pub fn available_on(country: Country, delay_days: Option<i16>, captured: Timestamp) -> Timestamp {
    let days = delay_days
        .unwrap_or_else(|| country.delay_days())
        .clamp(0, 365)
        .unsigned_abs();
    let start = captured.date();
    let day = if country.counts_business_days() {
        add_business_days(country, next_business_day(country, start), days)
    } else {
        start.saturating_add(i32::from(days).days())
    };
    Timestamp::midnight(day)
}

/// Whether banks in that country work on that day: neither weekend nor holiday.
pub fn is_business_day(country: Country, date: Date) -> bool {
    !is_weekend(country, date) && !is_holiday(country, date)
}

/// The same day, or the first business day after it.
pub fn next_business_day(country: Country, date: Date) -> Date {
    let mut day = date;
    while !is_business_day(country, day) {
        // Only the last day of the calendar has no tomorrow.
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    day
}

/// The `days`th business day after `date`; for 0 the day itself, or the first business day after
/// it.
pub fn add_business_days(country: Country, date: Date, days: u16) -> Date {
    if days == 0 {
        return next_business_day(country, date);
    }
    (0..days).fold(date, |day, _| {
        next_business_day(country, day.tomorrow().unwrap_or(day))
    })
}

/// Whether the day belongs to the country's weekend.
fn is_weekend(country: Country, date: Date) -> bool {
    let from_friday = || match country.code() {
        "KW" => true,
        "AE" => date < EMIRATES_CHANGED,
        _ => false,
    };
    match date.weekday() {
        Weekday::Saturday => true,
        Weekday::Friday => from_friday(),
        Weekday::Sunday => !from_friday(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(year: i16, month: i8, day: i8) -> Timestamp {
        Timestamp::midnight(date(year, month, day)).plus(50_000)
    }

    fn available(country: &str, captured: Timestamp) -> Date {
        available_on(country.parse().unwrap(), None, captured).date()
    }

    #[test]
    fn business_days_start_on_a_business_day_and_skip_weekends() {
        assert_eq!(available("US", at(2026, 11, 18)), date(2026, 11, 20));
        assert_eq!(available("US", at(2026, 11, 19)), date(2026, 11, 23));
        assert_eq!(available("US", at(2026, 11, 21)), date(2026, 11, 25));
    }

    #[test]
    fn calendar_days_may_end_on_a_weekend() {
        assert_eq!(available("DE", at(2026, 11, 21)), date(2026, 11, 28));
        assert_eq!(available("BR", at(2026, 11, 1)), date(2026, 12, 1));
    }

    #[test]
    fn money_is_available_at_midnight_utc() {
        let available = available_on("US".parse().unwrap(), Some(0), at(2026, 11, 18));
        assert_eq!(available, Timestamp::midnight(date(2026, 11, 18)));
    }
}
