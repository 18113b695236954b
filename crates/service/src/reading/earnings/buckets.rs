//! Where the buckets of a chart begin and end, in local time.

use domain::{
    earnings::{Grain, Interval, SLOT},
    time::{HOUR, Timestamp},
};
use jiff::{Span, ToSpan, civil::Date, tz::TimeZone};

/// Most buckets that a chart may have.
const MOST: usize = 130;
/// A lifetime of more months than this is shown by year.
const MOST_MONTHS: i32 = 60;

/// The edges of the buckets, oldest first: one more than there are buckets.
pub(super) struct Plan {
    pub(super) grain: Grain,
    pub(super) edges: Vec<Timestamp>,
}

/// The buckets of `interval` up to and with the one in which `now` lies. `first` is when the
/// account earned first.
pub(super) fn plan(
    interval: Interval,
    first: Option<Timestamp>,
    now: Timestamp,
    zone: &TimeZone,
) -> Plan {
    let today = local_date(zone, now);
    match interval {
        Interval::Day => hours(now),
        Interval::Week => dates(zone, Grain::Day, back(today, 6.days()), today, 1.day()),
        Interval::FourWeeks => dates(zone, Grain::Day, back(today, 27.days()), today, 1.day()),
        Interval::ThreeMonths => dates(zone, Grain::Week, back(today, 90.days()), today, 1.week()),
        Interval::Year => dates(
            zone,
            Grain::Month,
            back(today.first_of_month(), 11.months()),
            today,
            1.month(),
        ),
        Interval::Lifetime => lifetime(first.unwrap_or(now), today, zone),
    }
}

fn lifetime(first: Timestamp, today: Date, zone: &TimeZone) -> Plan {
    let start = local_date(zone, first).min(today);
    let years = i32::from(today.year()) - i32::from(start.year());
    let months = years * 12 + i32::from(today.month()) - i32::from(start.month());
    if months > MOST_MONTHS {
        dates(zone, Grain::Year, start.first_of_year(), today, 1.year())
    } else {
        dates(zone, Grain::Month, start.first_of_month(), today, 1.month())
    }
}

/// Twenty-four hours, the last one being the one that runs.
fn hours(now: Timestamp) -> Plan {
    let end = now.unix() - now.unix().rem_euclid(HOUR) + HOUR;
    let edges = (0..=24)
        .map(|n| Timestamp::from_unix(end - (24 - n) * HOUR))
        .collect();
    Plan {
        grain: Grain::Hour,
        edges,
    }
}

/// From local midnight of `start` in steps, until `today` is inside.
fn dates(zone: &TimeZone, grain: Grain, start: Date, today: Date, step: Span) -> Plan {
    let mut edges = vec![midnight(zone, start)];
    let mut date = start;
    while date <= today && edges.len() <= MOST {
        date = date.saturating_add(step);
        edges.push(midnight(zone, date));
    }
    Plan { grain, edges }
}

fn back(date: Date, span: Span) -> Date {
    date.saturating_sub(span)
}

fn local_date(zone: &TimeZone, at: Timestamp) -> Date {
    zone.to_datetime(instant(at)).date()
}

/// Local midnight, moved to the start of its slot; a midnight that a clock change skips is the
/// moment after the gap.
pub(super) fn midnight(zone: &TimeZone, date: Date) -> Timestamp {
    let second = date.to_zoned(zone.clone()).map_or_else(
        |_| Timestamp::midnight(date).unix(),
        |zoned| zoned.timestamp().as_second(),
    );
    Timestamp::from_unix(second - second.rem_euclid(SLOT))
}

/// How far local time is from UTC, in seconds east.
pub(super) fn offset(zone: &TimeZone, at: Timestamp) -> i32 {
    zone.to_offset(instant(at)).seconds()
}

fn instant(at: Timestamp) -> jiff::Timestamp {
    jiff::Timestamp::from_second(at.unix()).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use domain::time::{DAY, parse_iso};

    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    fn at(text: &str) -> Timestamp {
        parse_iso(text).unwrap()
    }

    #[test]
    fn a_day_has_24_hours_and_the_last_one_runs() {
        let plan = plan(
            Interval::Day,
            None,
            at("2026-11-22T14:03:00Z"),
            &TimeZone::UTC,
        );
        assert_eq!(plan.edges.len(), 25);
        assert_eq!(plan.edges.last(), Some(&at("2026-11-22T15:00:00Z")));
    }

    #[test]
    fn days_begin_at_local_midnight() {
        let now = at("2026-11-22T14:03:00Z");
        let plan = plan(Interval::Week, None, now, &zone("Asia/Kolkata"));
        assert_eq!(plan.edges.first(), Some(&at("2026-11-15T18:30:00Z")));
        assert_eq!(plan.edges.len(), 8);
    }

    #[test]
    fn a_day_on_which_clocks_change_is_longer_or_shorter() {
        let now = at("2026-11-05T12:00:00Z");
        let plan = plan(Interval::Week, None, now, &zone("America/New_York"));
        let lengths: Vec<i64> = plan
            .edges
            .iter()
            .zip(plan.edges.iter().skip(1))
            .map(|(a, b)| b.since(*a))
            .collect();
        assert!(lengths.contains(&(DAY + HOUR)), "{lengths:?}");
        assert_eq!(lengths.iter().filter(|length| **length == DAY).count(), 6);
    }

    #[test]
    fn every_interval_ends_after_now_without_gaps() {
        let now = at("2026-02-28T23:59:59Z");
        for name in ["UTC", "America/Sao_Paulo", "Asia/Tokyo", "Europe/London"] {
            for interval in Interval::ALL {
                let plan = plan(interval, Some(at("2016-10-10")), now, &zone(name));
                assert!(plan.edges.last() > Some(&now), "{name} {interval:?}");
                assert!(plan.edges.is_sorted(), "{name} {interval:?}");
                assert!(plan.edges.len() <= MOST + 1);
            }
        }
    }

    #[test]
    fn a_long_life_is_shown_by_year_and_a_short_one_by_month() {
        let now = at("2026-11-22");
        let long = plan(
            Interval::Lifetime,
            Some(at("2016-10-10")),
            now,
            &TimeZone::UTC,
        );
        assert_eq!((long.grain, long.edges.len()), (Grain::Year, 12));
        let short = plan(
            Interval::Lifetime,
            Some(at("2025-10-10")),
            now,
            &TimeZone::UTC,
        );
        assert_eq!((short.grain, short.edges.len()), (Grain::Month, 15));
    }
}
