//! The column of times.

use domain::time::{Iso, Timestamp, ZoneOf};
use jiff::tz::TimeZone;

use super::fault::Fault;
use super::importer::Reading;

/// Reads the times of a file.
pub struct Times {
    about: String,
    zone: Zone,
    said: bool,
    /// How many had no zone of their own.
    unzoned: u64,
    /// Of those, how many fell on an hour at which clocks were changed.
    at_change: u64,
}

/// The zone of times that name none, by the name with which it was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

impl Zone {
    /// UTC.
    pub fn utc() -> Self {
        Self {
            name: "UTC".to_owned(),
            zone: TimeZone::UTC,
        }
    }
}

/// The text names no time zone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a time zone; use a name such as `America/Sao_Paulo`, or an offset such as `-03:00`"
)]
pub struct ZoneError(String);

impl std::str::FromStr for Zone {
    type Err = ZoneError;

    fn from_str(text: &str) -> Result<Self, ZoneError> {
        let parser = jiff::fmt::temporal::DateTimeParser::new();
        let zone = parser.parse_time_zone(text);
        let zone = zone.map_err(|_| ZoneError(text.chars().take(64).collect()))?;
        let name = zone.iana_name().unwrap_or(text).to_owned();
        Ok(Self { name, zone })
    }
}

impl Times {
    /// Of the column of that name.
    pub fn new(column: &str, zone: Option<Zone>) -> Self {
        Self {
            about: format!("column `{column}`"),
            said: zone.is_some(),
            zone: zone.unwrap_or_else(Zone::utc),
            unzoned: 0,
            at_change: 0,
        }
    }

    /// How the times are read.
    pub fn reading(&self) -> Reading {
        let Self {
            about,
            unzoned,
            at_change,
            ..
        } = self;
        let zone = &self.zone.name;
        let mut text = match unzoned {
            0 => format!("{about} as times, each with its zone"),
            _ => format!("{about} as times, those without a zone ({unzoned}) in {zone}"),
        };
        if *unzoned > 0 && !self.said {
            text.push_str(" (assumed; --zone changes it)");
        }
        if *at_change > 0 {
            text.push_str(&format!(
                "; {at_change} of them on an hour that the clocks there repeat, as the first, or \
                 leave out, as if they had not been changed"
            ));
        }
        Reading {
            name: "zone",
            value: zone.clone(),
            text,
        }
    }

    /// Reads a time.
    pub fn read(&mut self, text: &str) -> Result<Timestamp, Fault> {
        let Some(time) = Iso::parse(text, &self.zone.zone) else {
            let about = &self.about;
            let told = format!(
                "{about} is not a time such as 2018-03-04T05:06:07Z, 2018-03-04 05:06 or 2018-03-04"
            );
            return Err(Fault::Row(told));
        };
        self.unzoned += u64::from(time.zone != ZoneOf::Text);
        self.at_change += u64::from(time.zone == ZoneOf::ReaderAtChange);
        Ok(time.at)
    }
}

#[cfg(test)]
mod tests {
    use domain::time::parse_iso;

    use super::*;

    #[test]
    fn times_without_a_zone_are_of_the_one_that_was_said() {
        for (zone, text, utc) in [
            ("", "2018-03-04 10:00", "2018-03-04T10:00:00Z"),
            (
                "America/Sao_Paulo",
                "2018-03-04 10:00",
                "2018-03-04T13:00:00Z",
            ),
            ("America/Sao_Paulo", "2018-03-04", "2018-03-04T03:00:00Z"),
            (
                "America/Sao_Paulo",
                "2018-01-04 10:00:00",
                "2018-01-04T12:00:00Z",
            ),
            ("Asia/Kolkata", "2018-03-04T10:00", "2018-03-04T04:30:00Z"),
            ("-03:00", "2018-01-04 10:00", "2018-01-04T13:00:00Z"),
            ("Asia/Tokyo", "2018-03-04T10:00:00Z", "2018-03-04T10:00:00Z"),
            (
                "Asia/Tokyo",
                "2018-03-04T10:00:00-03:00",
                "2018-03-04T13:00:00Z",
            ),
        ] {
            let zone = (!zone.is_empty()).then(|| zone.parse().unwrap());
            let mut times = Times::new("at", zone);
            assert_eq!(times.read(text).ok(), parse_iso(utc), "{text}");
        }
    }

    #[test]
    fn what_was_read_by_the_zone_is_counted() {
        let mut times = Times::new("at", "Europe/Berlin".parse().ok());
        for text in [
            "2018-03-04T10:00:00Z",
            "2018-03-04",
            "2018-10-28 02:30:00",
            "soon",
        ] {
            let _ = times.read(text);
        }
        let reading = times.reading();
        assert_eq!(reading.value, "Europe/Berlin");
        let start = "column `at` as times, those without a zone (2) in Europe/Berlin; 1 of them";
        assert!(reading.text.starts_with(start), "{}", reading.text);
        let mut times = Times::new("at", None);
        let _ = times.read("2018-03-04");
        let text = times.reading().text;
        assert!(
            text.ends_with("(1) in UTC (assumed; --zone changes it)"),
            "{text}"
        );
    }

    #[test]
    fn what_is_no_zone_is_refused() {
        for text in ["", "Mars/Base", "Sao Paulo", "3"] {
            let zone = text.parse::<Zone>().map(|_| ());
            zone.expect_err(text);
        }
        let told = Times::new("at", None).read("04/03/2018").unwrap_err();
        assert!(matches!(told, Fault::Row(why) if why.starts_with("column `at` is not a time")));
    }
}
