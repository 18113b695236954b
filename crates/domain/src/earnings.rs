//! The earnings chart: net volume of payments over time.

use serde::{Deserialize, Serialize};

use crate::{money::Currency, time::Timestamp};

/// Seconds of the finest slot in which net volume is summed as it happens: a quarter of an hour,
/// which every time zone's days are made of.
pub const SLOT: i64 = 900;

/// The span of time that the chart shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Interval {
    /// The last 24 hours, by the hour.
    #[serde(rename = "24h")]
    Day,
    /// The last 7 days, by day.
    #[serde(rename = "7d")]
    Week,
    /// The last 4 weeks, by day.
    #[default]
    #[serde(rename = "4w")]
    FourWeeks,
    /// The last 3 months, by week.
    #[serde(rename = "3m")]
    ThreeMonths,
    /// The last year, by month.
    #[serde(rename = "1y")]
    Year,
    /// Since the first payment, by month or year.
    #[serde(rename = "all")]
    Lifetime,
}

impl Interval {
    /// Every interval, the shortest first.
    pub const ALL: [Self; 6] = [
        Self::Day,
        Self::Week,
        Self::FourWeeks,
        Self::ThreeMonths,
        Self::Year,
        Self::Lifetime,
    ];

    /// The name in URLs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "24h",
            Self::Week => "7d",
            Self::FourWeeks => "4w",
            Self::ThreeMonths => "3m",
            Self::Year => "1y",
            Self::Lifetime => "all",
        }
    }

    /// The interval of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|interval| interval.name() == name)
    }
}

/// One point of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// When it begins.
    pub start: Timestamp,
    /// When it ends (not part of it).
    pub end: Timestamp,
    /// How far local time is from UTC at its start, in seconds.
    pub offset: i32,
    /// Net volume, in minor units.
    pub net: i64,
}

/// How long the buckets of a chart are, which decides how they are labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// An hour.
    Hour,
    /// A local day.
    Day,
    /// Seven local days.
    Week,
    /// A local month.
    Month,
    /// A local year.
    Year,
}

/// Net volume over an interval, in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earnings {
    /// The interval.
    pub interval: Interval,
    /// How long each bucket is.
    pub grain: Grain,
    /// The currency.
    pub currency: Currency,
    /// The account's time zone (IANA name).
    pub time_zone: String,
    /// The points, oldest first, without gaps.
    pub buckets: Vec<Bucket>,
    /// The sum over all buckets, in minor units.
    pub total: i64,
}
