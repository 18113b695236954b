//! Points in time.

use std::fmt;

use jiff::{SignedDuration, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// Seconds of a minute, an hour and a day.
pub const MINUTE: i64 = 60;
/// Seconds of an hour.
pub const HOUR: i64 = 3_600;
/// Seconds of a day in UTC.
pub const DAY: i64 = 86_400;

/// The second at which the year 2200 begins; timestamps from outside lie before it.
pub const END: i64 = 7_258_118_400;

/// A point in time: unix seconds, UTC.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From unix seconds.
    pub const fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Unix seconds.
    pub const fn unix(self) -> i64 {
        self.0
    }

    /// `seconds` later (earlier when negative), held at the ends of the number range.
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Seconds from `earlier` to here.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The day in UTC.
    pub fn date(self) -> Date {
        let bounded = self.0.clamp(0, END - 1);
        TimeZone::UTC
            .to_datetime(jiff::Timestamp::UNIX_EPOCH + SignedDuration::from_secs(bounded))
            .date()
    }

    /// Midnight UTC at which `date` begins.
    pub fn midnight(date: Date) -> Self {
        let epoch = jiff::civil::date(1970, 1, 1);
        let days = (date - epoch).get_days();
        Self(i64::from(days).saturating_mul(DAY))
    }
}

impl fmt::Display for Timestamp {
    /// In UTC, as RFC 3339 has it: `2018-03-04T05:06:07Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_second(self.0) {
            Ok(at) => write!(f, "{at}"),
            Err(_) => write!(f, "{}", self.0),
        }
    }
}

/// Reads an RFC 3339 or ISO 8601 point in time, such as `2018-03-04T05:06:07Z` or a plain
/// date, which is taken as midnight UTC.
pub fn parse_iso(text: &str) -> Option<Timestamp> {
    Some(Iso::parse(text, &TimeZone::UTC)?.at)
}

/// A point in time that was read from a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Iso {
    /// The point in time.
    pub at: Timestamp,
    /// Where its zone comes from.
    pub zone: ZoneOf,
}

/// Where the zone of a written time comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneOf {
    /// The text names it.
    Text,
    /// The text names none, so the reader's was taken.
    Reader,
    /// The same, and the clocks there were set forward or back then: that time was not, and counts
    /// from before the change, or was twice, and is the first one. So does RFC 5545.
    ReaderAtChange,
}

impl Iso {
    /// Reads a text as [`parse_iso`] does, but takes a time without a zone, or the midnight of a
    /// plain date, as one of `zone`.
    pub fn parse(text: &str, zone: &TimeZone) -> Option<Self> {
        let text = text.trim();
        if let Ok(at) = text.parse::<jiff::Timestamp>() {
            let at = in_range(at.as_second())?;
            return Some(Self {
                at,
                zone: ZoneOf::Text,
            });
        }
        let civil = text
            .parse::<jiff::civil::DateTime>()
            .or_else(|_| text.parse::<Date>().map(|date| date.at(0, 0, 0, 0)))
            .ok()?;
        let there = zone.to_ambiguous_timestamp(civil);
        let zone = match there.is_ambiguous() {
            true => ZoneOf::ReaderAtChange,
            false => ZoneOf::Reader,
        };
        let at = in_range(there.compatible().ok()?.as_second())?;
        Some(Self { at, zone })
    }
}

/// A day as text, such as `2026-11-30`: for `#[serde(with = "time::day")]`.
pub mod day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes the day.
    pub fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(day)
    }

    /// Reads the day.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

fn in_range(seconds: i64) -> Option<Timestamp> {
    (0..END)
        .contains(&seconds)
        .then_some(Timestamp::from_unix(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_times_are_read_as_utc() {
        assert_eq!(
            parse_iso("1970-01-01T00:00:10Z"),
            Some(Timestamp::from_unix(10))
        );
        assert_eq!(parse_iso("1970-01-02"), Some(Timestamp::from_unix(DAY)));
        assert_eq!(
            parse_iso("1970-01-01 01:00:00"),
            Some(Timestamp::from_unix(HOUR))
        );
        assert_eq!(
            parse_iso("1970-01-01T01:00:00+01:00"),
            Some(Timestamp::from_unix(0))
        );
        for bad in [
            "",
            "soon",
            "2018-13-01",
            "1969-12-31",
            "9999-01-01T00:00:00Z",
        ] {
            assert_eq!(parse_iso(bad), None, "{bad}");
        }
        let text = "2018-03-04T05:06:07Z";
        assert_eq!(parse_iso(text).unwrap().to_string(), text);
    }

    #[test]
    fn a_time_without_a_zone_is_one_of_the_readers() {
        // Local time falls behind UTC by three hours, and by two in the summers until 2019.
        let rule = "<-03>3<-02>,M11.1.0/0,M2.3.0/0";
        let zone = TimeZone::posix(rule).unwrap();
        for (text, utc, zone_of) in [
            (
                "2018-06-01 10:00:00",
                "2018-06-01T13:00:00Z",
                ZoneOf::Reader,
            ),
            ("2018-01-01T10:00", "2018-01-01T12:00:00Z", ZoneOf::Reader),
            ("2018-06-01", "2018-06-01T03:00:00Z", ZoneOf::Reader),
            ("2018-06-01T10:00:00Z", "2018-06-01T10:00:00Z", ZoneOf::Text),
            (
                "2018-06-01T10:00:00+05:30",
                "2018-06-01T04:30:00Z",
                ZoneOf::Text,
            ),
            // The last hour of 17 February 2018 was twice, the first of 4 November was not.
            (
                "2018-02-17 23:30:00",
                "2018-02-18T01:30:00Z",
                ZoneOf::ReaderAtChange,
            ),
            (
                "2018-11-04 00:30:00",
                "2018-11-04T03:30:00Z",
                ZoneOf::ReaderAtChange,
            ),
        ] {
            let found = Iso::parse(text, &zone).unwrap();
            assert_eq!(Some(found.at), parse_iso(utc), "{text}");
            assert_eq!(found.zone, zone_of, "{text}");
        }
        assert_eq!(Iso::parse("04/03/2018", &zone), None);
    }

    #[test]
    fn midnight_is_the_start_of_the_day() {
        let at = Timestamp::from_unix(1_763_819_000);
        let midnight = Timestamp::midnight(at.date());
        assert!(midnight <= at && at.since(midnight) < DAY);
        assert_eq!(midnight.unix() % DAY, 0);
    }
}
