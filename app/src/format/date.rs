//! Dates are shown in UTC unless an offset is given. An offset is in seconds east of UTC, and is
//! worked out on the server: the browser has no time-zone database.

use crate::i18n::Locale;
use domain::time::{DAY, MINUTE, Timestamp};
use jiff::civil::{DateTime, Weekday};
use jiff::tz::Offset;

const MONTHS_EN: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const MONTHS_ES: [&str; 12] = [
    "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic",
];

fn month(locale: Locale, civil: DateTime) -> &'static str {
    let names = match locale {
        Locale::En => MONTHS_EN,
        Locale::Es => MONTHS_ES,
    };
    let index = usize::try_from(civil.month())
        .unwrap_or(1)
        .saturating_sub(1);
    names.get(index).copied().unwrap_or_default()
}

const fn weekday(locale: Locale, day: Weekday) -> &'static str {
    match (locale, day) {
        (Locale::En, Weekday::Monday) => "Mon",
        (Locale::En, Weekday::Tuesday) => "Tue",
        (Locale::En, Weekday::Wednesday) => "Wed",
        (Locale::En, Weekday::Thursday) => "Thu",
        (Locale::En, Weekday::Friday) => "Fri",
        (Locale::En, Weekday::Saturday) => "Sat",
        (Locale::En, Weekday::Sunday) => "Sun",
        (Locale::Es, Weekday::Monday) => "lun",
        (Locale::Es, Weekday::Tuesday) => "mar",
        (Locale::Es, Weekday::Wednesday) => "mié",
        (Locale::Es, Weekday::Thursday) => "jue",
        (Locale::Es, Weekday::Friday) => "vie",
        (Locale::Es, Weekday::Saturday) => "sáb",
        (Locale::Es, Weekday::Sunday) => "dom",
    }
}

/// Times beyond what a calendar can hold are shown as its end rather than refused.
fn civil(at: Timestamp, offset: i32) -> DateTime {
    let instant = jiff::Timestamp::from_second(at.unix()).unwrap_or(jiff::Timestamp::MAX);
    Offset::from_seconds(offset)
        .unwrap_or(Offset::UTC)
        .to_datetime(instant)
}

fn zone(offset: i32) -> String {
    if offset == 0 {
        return "UTC".to_owned();
    }
    let sign = if offset < 0 {
        super::number::MINUS
    } else {
        "+"
    };
    let minutes = i64::from(offset.unsigned_abs()) / MINUTE;
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `22 Nov 2026`.
pub fn date(locale: Locale, at: Timestamp) -> String {
    date_in(locale, at, 0)
}

/// `22 Nov 2026`, in the zone `offset` seconds east of UTC.
pub fn date_in(locale: Locale, at: Timestamp, offset: i32) -> String {
    let civil = civil(at, offset);
    format!("{} {} {}", civil.day(), month(locale, civil), civil.year())
}

/// `22 Nov 2026, 14:03 UTC`.
pub fn date_time(locale: Locale, at: Timestamp) -> String {
    date_time_in(locale, at, 0)
}

/// `22 Nov 2026, 15:03 UTC+01:00`, in the zone `offset` seconds east of UTC.
pub fn date_time_in(locale: Locale, at: Timestamp, offset: i32) -> String {
    format!(
        "{}, {} {}",
        date_in(locale, at, offset),
        time(at, offset),
        zone(offset)
    )
}

/// `22 Nov`.
pub fn day_month(locale: Locale, at: Timestamp) -> String {
    day_month_in(locale, at, 0)
}

/// `22 Nov`, in the zone `offset` seconds east of UTC.
pub fn day_month_in(locale: Locale, at: Timestamp, offset: i32) -> String {
    let civil = civil(at, offset);
    format!("{} {}", civil.day(), month(locale, civil))
}

/// `Tue, 24 Nov`.
pub fn weekday_day(locale: Locale, at: Timestamp, offset: i32) -> String {
    let day = civil(at, offset).weekday();
    format!(
        "{}, {}",
        weekday(locale, day),
        day_month_in(locale, at, offset)
    )
}

/// `Nov 2026`.
pub fn month_year(locale: Locale, at: Timestamp, offset: i32) -> String {
    let civil = civil(at, offset);
    format!("{} {}", month(locale, civil), civil.year())
}

/// `2026`.
pub fn year(at: Timestamp, offset: i32) -> String {
    civil(at, offset).year().to_string()
}

/// `14:03`.
pub fn time(at: Timestamp, offset: i32) -> String {
    let civil = civil(at, offset);
    format!("{:02}:{:02}", civil.hour(), civil.minute())
}

/// The machine-readable form for a `datetime` attribute: `2026-11-22T14:03:00Z`.
pub fn iso(at: Timestamp) -> String {
    let civil = civil(at, 0);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        civil.year(),
        civil.month(),
        civil.day(),
        civil.hour(),
        civil.minute(),
        civil.second()
    )
}

/// The number of the local day, counted from the epoch: equal for times on the same local day.
pub fn day_in(at: Timestamp, offset: i32) -> i64 {
    at.unix().saturating_add(i64::from(offset)).div_euclid(DAY)
}

/// A recent time as people say it: `Today, 13:41`, `Yesterday, 09:05`, `Fri, 20 Nov`, and with the
/// year once it is not the same.
pub fn recent(locale: Locale, at: Timestamp, now: Timestamp, offset: i32) -> String {
    let (today, yesterday) = match locale {
        Locale::En => ("Today", "Yesterday"),
        Locale::Es => ("Hoy", "Ayer"),
    };
    match day_in(now, offset).saturating_sub(day_in(at, offset)) {
        0 => format!("{today}, {}", time(at, offset)),
        1 => format!("{yesterday}, {}", time(at, offset)),
        2..=180 => weekday_day(locale, at, offset),
        _ => date_in(locale, at, offset),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 22 November 2026, 14:03:20 UTC, a Sunday.
    const NOW: Timestamp = Timestamp::from_unix(1_795_356_200);

    #[test]
    fn dates_in_both_languages() {
        assert_eq!(date(Locale::En, NOW), "22 Nov 2026");
        assert_eq!(date(Locale::Es, NOW), "22 nov 2026");
        assert_eq!(date_time(Locale::En, NOW), "22 Nov 2026, 14:03 UTC");
        assert_eq!(weekday_day(Locale::Es, NOW, 0), "dom, 22 nov");
        assert_eq!(iso(NOW), "2026-11-22T14:03:20Z");
    }

    #[test]
    fn offsets_move_the_day() {
        assert_eq!(
            date_time_in(Locale::En, NOW, 36_000),
            "23 Nov 2026, 00:03 UTC+10:00"
        );
        assert_eq!(
            date_time_in(Locale::En, NOW, -10_800),
            "22 Nov 2026, 11:03 UTC−03:00"
        );
    }

    #[test]
    fn recent_times_are_named() {
        assert_eq!(recent(Locale::En, NOW.plus(-60), NOW, 0), "Today, 14:02");
        assert_eq!(recent(Locale::Es, NOW.plus(-DAY), NOW, 0), "Ayer, 14:03");
        assert_eq!(
            recent(Locale::En, NOW.plus(-2 * DAY), NOW, 0),
            "Fri, 20 Nov"
        );
        assert_eq!(
            recent(Locale::En, NOW.plus(-300 * DAY), NOW, 0),
            "26 Jan 2026"
        );
    }

    #[test]
    fn out_of_range_times_do_not_fail() {
        assert_eq!(
            date(Locale::En, Timestamp::from_unix(i64::MAX)),
            "30 Dec 9999"
        );
    }
}
