//! The bank accounts and debit cards of an account, and changes of its schedule.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use domain::{
    account::ScheduleChange,
    country::Country,
    external_account::takes_debits,
    payout::schedule::{Interval, Schedule, ScheduleError, Weekday},
};
use jiff::civil::date;

fn country(code: &str) -> Country {
    code.parse().unwrap()
}

#[test]
fn banks_are_debited_where_that_is_known_to_work() {
    for code in ["US", "CA", "AU", "NZ", "GB", "DE", "FR", "IE"] {
        assert!(takes_debits(country(code)), "{code}");
    }
    for code in ["BR", "IN", "JP", "SG", "MX", "CH", "SE"] {
        assert!(!takes_debits(country(code)), "{code}");
    }
}

#[test]
fn a_payday_is_a_day_that_follows_from_the_day_before() {
    let us = country("US");
    let daily = Schedule::default_for(us);
    // Monday to Friday, Thanksgiving aside.
    for (day, expected) in [(23, true), (25, true), (26, false), (27, true), (28, false)] {
        assert_eq!(daily.is_payday(us, date(2026, 11, day)), expected, "{day}");
    }
    assert!(!Schedule::manual().is_payday(us, date(2026, 11, 23)));
}

#[test]
fn days_change_only_with_the_interval_that_uses_them() {
    let daily = Schedule::default_for(country("US"));
    let days = ScheduleChange {
        weekly_days: Some(vec![Weekday::Monday]),
        ..ScheduleChange::default()
    };
    assert_eq!(days.apply(daily.clone()), Err(ScheduleError::NotWeekly));
    let weekly = ScheduleChange {
        interval: Some(Interval::Weekly),
        ..days
    };
    let weekly = weekly.apply(daily).unwrap();
    let back = ScheduleChange {
        interval: Some(Interval::Daily),
        ..ScheduleChange::default()
    };
    let daily = back.apply(weekly).unwrap();
    assert_eq!(daily.interval, Interval::Daily);
    let lone = ScheduleChange {
        monthly_days: Some(vec![1]),
        ..ScheduleChange::default()
    };
    assert_eq!(lone.apply(daily), Err(ScheduleError::NotMonthly));
}
