//! When money becomes available.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use crate::{country::Country, time::Timestamp};

/// When the money of a payment captured at `captured` becomes available: midnight UTC of a day.
///
/// Countries that count business days start on the first business day at or after the payment and
/// skip weekends; the others count calendar days from the day of the payment and may end on a
/// weekend. `delay_days` overrides the country's own delay.
pub fn available_on(country: Country, delay_days: Option<i16>, captured: Timestamp) -> Timestamp {
    let days = delay_days
        .unwrap_or_else(|| country.delay_days())
        .clamp(0, 365);
    let start = captured.date();
    let day = if country.counts_business_days() {
        add_business_days(next_business_day(start), days)
    } else {
        start.saturating_add(i32::from(days).days())
    };
    Timestamp::midnight(day)
}

/// Whether banks work on that day: Monday to Friday.
pub fn is_business_day(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The same day, or the first business day after it.
pub fn next_business_day(date: Date) -> Date {
    let mut day = date;
    while !is_business_day(day) {
        day = day.saturating_add(1.day());
    }
    day
}

fn add_business_days(date: Date, days: i16) -> Date {
    (0..days).fold(date, |day, _| {
        next_business_day(day.saturating_add(1.day()))
    })
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
