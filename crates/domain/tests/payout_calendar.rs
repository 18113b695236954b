//! Business days and paydays of every country, held against a search day by day over ten years
//! that shares nothing with the code but which days are business days. Of those it proves how they
//! are counted, not that every holiday is known: holidays that go by the moon end with 2028.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use domain::{
    calendar::{available_on, is_business_day, next_business_day},
    country::Country,
    payout::schedule::{CUT_OFF, Interval, Schedule, Weekday, arrival, sent_at},
    time::{DAY, Timestamp},
};
use jiff::civil::{Date, date};

/// A month ahead of the ten years, and two years after them, give the search room.
const FIRST: Date = date(2023, 12, 1);
const DAYS: usize = 31 + 3_653 + 800;

/// One day, with a month end and weekday counted here.
#[derive(Clone, Copy)]
struct Day {
    date: Date,
    year: i32,
    number: u8,
    length: u8,
    weekday: usize,
}

fn days() -> Vec<Day> {
    let (mut year, mut month, mut number, mut weekday) = (2023, 12_u8, 1_u8, 4);
    let mut days = Vec::new();
    for _ in 0..DAYS {
        let length = match month {
            4 | 6 | 9 | 11 => 30,
            2 if year % 4 == 0 => 29,
            2 => 28,
            _ => 31,
        };
        days.push(Day {
            date: date(
                year.try_into().unwrap(),
                month.try_into().unwrap(),
                number.try_into().unwrap(),
            ),
            year,
            number,
            length,
            weekday,
        });
        weekday = (weekday + 1) % 7;
        number += 1;
        if number > length {
            number = 1;
            month += 1;
        }
        if month > 12 {
            month = 1;
            year += 1;
        }
    }
    days
}

fn open_days(country: Country, days: &[Day]) -> Vec<bool> {
    days.iter()
        .map(|day| is_business_day(country, day.date))
        .collect()
}

/// The days tested: all of the ten years.
fn tested(days: &[Day]) -> impl Iterator<Item = usize> {
    days.iter()
        .enumerate()
        .filter(|(_, day)| (2024..=2033).contains(&day.year))
        .map(|(index, _)| index)
}

fn schedule(interval: Interval, weekly: &[Weekday], monthly: &[u8]) -> Schedule {
    Schedule {
        interval,
        weekly_days: weekly.to_vec(),
        monthly_days: monthly.to_vec(),
    }
}

fn schedules() -> Vec<Schedule> {
    use Interval::{Daily, Monthly, Weekly};
    use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
    let mut all = vec![schedule(Daily, &[], &[])];
    for weekly in [
        &[Monday][..],
        &[Friday],
        &[Wednesday, Tuesday],
        &[Monday, Thursday, Friday],
    ] {
        all.push(schedule(Weekly, weekly, &[]));
    }
    for monthly in [
        &[1][..],
        &[29],
        &[30],
        &[31],
        &[31, 1],
        &[1, 2, 15, 26, 29, 30],
    ] {
        all.push(schedule(Monthly, &[], monthly));
    }
    all
}

const NAMES: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

fn is_scheduled(schedule: &Schedule, day: &Day) -> bool {
    match schedule.interval {
        Interval::Manual => false,
        Interval::Daily => true,
        Interval::Weekly => schedule.weekly_days.contains(&NAMES[day.weekday]),
        Interval::Monthly => schedule.monthly_days.iter().any(|&number| {
            number == day.number || (number > day.length && day.number == day.length)
        }),
    }
}

/// Which days are paydays: a scheduled day waits for the first open day, where it meets others.
fn paydays(schedule: &Schedule, days: &[Day], open: &[bool]) -> Vec<bool> {
    let mut waiting = false;
    days.iter()
        .zip(open)
        .map(|(day, &open)| {
            waiting |= is_scheduled(schedule, day);
            let pays = waiting && open;
            waiting &= !open;
            pays
        })
        .collect()
}

/// Asks for the payday after each day of the ten years, for the schedules of one interval.
fn search(interval: Interval) {
    let days = days();
    for country in Country::all() {
        let open = open_days(country, &days);
        for schedule in schedules() {
            if schedule.interval != interval {
                continue;
            }
            let pays = paydays(&schedule, &days, &open);
            for index in tested(&days) {
                let expected = (index + 1..).find(|&later| pays[later]).unwrap();
                assert_eq!(
                    schedule.next_payday(country, days[index].date),
                    Some(days[expected].date),
                    "{country} {schedule:?} after {}",
                    days[index].date
                );
            }
        }
    }
}

#[test]
fn the_next_daily_payday_is_what_a_search_finds() {
    search(Interval::Daily);
}

#[test]
fn the_next_weekly_payday_is_what_a_search_finds() {
    search(Interval::Weekly);
}

#[test]
fn the_next_monthly_payday_is_what_a_search_finds() {
    search(Interval::Monthly);
}

#[test]
fn paydays_are_distinct_and_complete_when_followed() {
    let days = days();
    for country in Country::all() {
        let open = open_days(country, &days);
        for schedule in schedules() {
            let expected: Vec<Date> = paydays(&schedule, &days, &open)
                .into_iter()
                .zip(&days)
                .filter(|(pays, day)| *pays && (2024..=2033).contains(&day.year))
                .map(|(_, day)| day.date)
                .collect();
            let mut found = Vec::new();
            let mut after = date(2023, 12, 31);
            while let Some(payday) = schedule.next_payday(country, after) {
                assert!(payday > after);
                if payday.year() > 2033 {
                    break;
                }
                found.push(payday);
                after = payday;
            }
            assert_eq!(found, expected, "{country} {schedule:?}");
        }
    }
}

/// The `count`th open day after `index`; for 0 the first from there.
fn nth_open(open: &[bool], index: usize, count: usize) -> usize {
    let later = |from: usize, skip: usize| (from..).filter(|&day| open[day]).nth(skip).unwrap();
    match count {
        0 => later(index, 0),
        _ => later(index + 1, count - 1),
    }
}

#[test]
fn the_money_arrives_business_days_after_it_was_sent() {
    let days = days();
    for country in Country::all() {
        let open = open_days(country, &days);
        for index in tested(&days) {
            let midnight = Timestamp::midnight(days[index].date);
            for (second, later) in [(0, 0), (CUT_OFF - 1, 0), (CUT_OFF, 1), (DAY - 1, 1)] {
                let created = midnight.plus(second);
                let sent = sent_at(created);
                assert_eq!(sent, midnight.plus(DAY * later + CUT_OFF));
                let from = index + usize::try_from(later).unwrap();
                let count = index % 4;
                assert_eq!(
                    arrival(country, created, count.try_into().unwrap()),
                    days[nth_open(&open, from, count)].date,
                    "{country} {count} days after {}",
                    days[index].date
                );
            }
        }
    }
}

#[test]
fn money_is_available_business_or_calendar_days_after_the_payment() {
    let days = days();
    for country in Country::all() {
        let open = open_days(country, &days);
        for index in tested(&days) {
            let override_days = [None, Some(0), Some(1), Some(14), Some(-3), Some(365)];
            let chosen = if index % 97 == 0 {
                index % 6
            } else {
                index % 5
            };
            let delay = override_days[chosen];
            let count = usize::try_from(delay.unwrap_or_else(|| country.delay_days()).max(0));
            let count = count.unwrap();
            let expected = if country.counts_business_days() {
                nth_open(&open, nth_open(&open, index, 0), count)
            } else {
                index + count
            };
            let captured = Timestamp::midnight(days[index].date).plus(DAY - 1);
            assert_eq!(
                available_on(country, delay, captured),
                Timestamp::midnight(days[expected].date),
                "{country} {delay:?} after {}",
                days[index].date
            );
        }
    }
}

#[test]
fn the_search_counts_days_as_the_calendar_does() {
    let days = days();
    assert_eq!(days[0].date, FIRST);
    for pair in days.windows(2) {
        assert_eq!(pair[0].date.tomorrow().unwrap(), pair[1].date);
        assert_eq!(Weekday::of(pair[1].date), NAMES[pair[1].weekday]);
    }
}

#[test]
fn manual_payouts_have_no_payday_and_odd_input_ends() {
    let us: Country = "US".parse().unwrap();
    let manual = schedule(Interval::Manual, &[], &[]);
    assert_eq!(manual.next_payday(us, date(2026, 1, 1)), None);
    for empty in [Interval::Weekly, Interval::Monthly] {
        let empty = schedule(empty, &[], &[]);
        assert_eq!(empty.next_payday(us, date(2026, 1, 1)), None);
    }
    for country in Country::all() {
        for day in [
            Date::MIN,
            Date::MAX,
            date(9999, 12, 30),
            date(-1, 3, 1),
            date(1, 9, 22),
        ] {
            next_business_day(country, day);
            for schedule in schedules() {
                let next = schedule.next_payday(country, day);
                assert!(next.is_none_or(|next| next > day), "{country} {day}");
            }
        }
    }
    for end in [i64::MIN, -1, i64::MAX] {
        sent_at(Timestamp::from_unix(end));
        arrival(us, Timestamp::from_unix(end), u8::MAX);
    }
}
