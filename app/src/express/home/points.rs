//! From the buckets of the earnings chart to points with words.

use crate::format;
use crate::i18n::Locale;
use crate::ui::ChartPoint;
use domain::earnings::{Bucket, Earnings, Grain};
use domain::money::Money;
use domain::time::HOUR;

/// Every bucket as a point of the chart.
pub fn points(locale: Locale, earnings: &Earnings) -> Vec<ChartPoint> {
    let point = |bucket: &Bucket| ChartPoint {
        value: bucket.net,
        text: format::money(locale, Money::new(bucket.net, earnings.currency)),
        label: label(locale, earnings.grain, bucket),
        tick: tick(locale, earnings.grain, bucket),
    };
    earnings.buckets.iter().map(point).collect()
}

/// The point with the highest value; the latest of several.
pub fn highest(points: &[ChartPoint]) -> Option<&ChartPoint> {
    points.iter().max_by_key(|point| point.value)
}

/// What a bucket stands for, in full.
fn label(locale: Locale, grain: Grain, bucket: &Bucket) -> String {
    let Bucket {
        start, end, offset, ..
    } = *bucket;
    match grain {
        Grain::Hour => {
            let hours = format!(
                "{}–{}",
                format::time(start, offset),
                format::time(end, offset)
            );
            format!("{}, {hours}", format::weekday_day(locale, start, offset))
        }
        Grain::Day => format::weekday_day(locale, start, offset),
        Grain::Week => {
            // Half a day before the end is on the last day, whatever the clocks did meanwhile.
            let last = format::day_month_in(locale, end.plus(-12 * HOUR), offset);
            format!("{} – {last}", format::day_month_in(locale, start, offset))
        }
        Grain::Month => format::month_year(locale, start, offset),
        Grain::Year => format::year(start, offset),
    }
}

/// The same, short enough for the axis.
fn tick(locale: Locale, grain: Grain, bucket: &Bucket) -> String {
    let Bucket { start, offset, .. } = *bucket;
    match grain {
        Grain::Hour => format::time(start, offset),
        Grain::Day | Grain::Week => format::day_month_in(locale, start, offset),
        Grain::Month => format::month_year(locale, start, offset),
        Grain::Year => format::year(start, offset),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::earnings::Interval;
    use domain::money::Currency;
    use domain::time::{DAY, Timestamp, parse_iso};

    fn at(text: &str) -> Timestamp {
        parse_iso(text).unwrap()
    }

    fn words(grain: Grain, start: &str, end: &str, offset: i32) -> (String, String) {
        let bucket = Bucket {
            start: at(start),
            end: at(end),
            offset,
            net: 0,
        };
        (
            label(Locale::En, grain, &bucket),
            tick(Locale::En, grain, &bucket),
        )
    }

    fn pair(label: &str, tick: &str) -> (String, String) {
        (label.to_owned(), tick.to_owned())
    }

    #[test]
    fn every_grain_has_its_words() {
        let hour = words(
            Grain::Hour,
            "2026-11-22T14:00:00Z",
            "2026-11-22T15:00:00Z",
            19_800,
        );
        assert_eq!(hour, pair("Sun, 22 Nov, 19:30–20:30", "19:30"));
        let day = words(
            Grain::Day,
            "2026-11-22T05:00:00Z",
            "2026-11-23T05:00:00Z",
            -18_000,
        );
        assert_eq!(day, pair("Sun, 22 Nov", "22 Nov"));
        let month = words(Grain::Month, "2026-11-01", "2026-12-01", 0);
        assert_eq!(month, pair("Nov 2026", "Nov 2026"));
        assert_eq!(
            words(Grain::Year, "2026-01-01", "2027-01-01", 0),
            pair("2026", "2026")
        );
    }

    #[test]
    fn a_week_ends_on_its_last_day_even_when_clocks_change() {
        // In New York the clocks went back on 1 November 2026.
        let week = words(
            Grain::Week,
            "2026-10-26T04:00:00Z",
            "2026-11-02T05:00:00Z",
            -14_400,
        );
        assert_eq!(week, pair("26 Oct – 1 Nov", "26 Oct"));
    }

    #[test]
    fn the_latest_of_several_highest_is_named() {
        let start = at("2026-11-20");
        let bucket = |day: i64, net| Bucket {
            start: start.plus(day * DAY),
            end: start.plus((day + 1) * DAY),
            offset: 0,
            net,
        };
        let earnings = Earnings {
            interval: Interval::Week,
            grain: Grain::Day,
            currency: Currency::USD,
            time_zone: "UTC".into(),
            buckets: vec![bucket(0, 500), bucket(1, 500), bucket(2, 100)],
            total: 1_100,
        };
        let points = points(Locale::En, &earnings);
        assert_eq!(highest(&points).unwrap().label, "Sat, 21 Nov");
        assert_eq!(points[2].text, "1.00\u{a0}USD");
    }
}
