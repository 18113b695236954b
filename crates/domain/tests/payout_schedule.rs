//! Which schedules an account may have, how they look as JSON, and the limits of payouts.

use domain::{
    country::Country,
    money::Currency,
    payout::schedule::{Interval, Schedule, ScheduleError, Weekday, minimum_payout},
};

fn schedule(interval: Interval, weekly: &[Weekday], monthly: &[u8]) -> Schedule {
    Schedule {
        interval,
        weekly_days: weekly.to_vec(),
        monthly_days: monthly.to_vec(),
    }
}

#[test]
fn schedules_are_checked() {
    use Interval::{Daily, Manual, Monthly, Weekly};
    let us = "US".parse().unwrap();
    let cases = [
        (us, schedule(Manual, &[], &[]), None),
        (us, schedule(Daily, &[], &[99]), None),
        (us, schedule(Weekly, &[Weekday::Friday], &[]), None),
        (us, schedule(Weekly, &[], &[1]), Some("weekly_payout_days")),
        (
            us,
            schedule(Weekly, &[Weekday::Monday, Weekday::Sunday], &[]),
            Some("weekly_payout_days"),
        ),
        // An anchor: its payday is the next business day.
        (us, schedule(Weekly, &[Weekday::Sunday], &[]), None),
        (us, schedule(Weekly, &[], &[]), Some("weekly_payout_days")),
        (us, schedule(Monthly, &[], &[1, 31]), None),
        (
            us,
            schedule(Monthly, &[Weekday::Friday], &[]),
            Some("monthly_payout_days"),
        ),
        (
            us,
            schedule(Monthly, &[], &[0]),
            Some("monthly_payout_days"),
        ),
        (
            us,
            schedule(Monthly, &[], &[32]),
            Some("monthly_payout_days"),
        ),
        (
            us,
            schedule(Monthly, &[], &[7, 7]),
            Some("monthly_payout_days"),
        ),
        (
            "BR".parse().unwrap(),
            schedule(Manual, &[], &[]),
            Some("interval"),
        ),
        (
            "IN".parse().unwrap(),
            schedule(Weekly, &[Weekday::Monday], &[]),
            Some("interval"),
        ),
        (
            "JP".parse().unwrap(),
            schedule(Daily, &[], &[]),
            Some("interval"),
        ),
        ("JP".parse().unwrap(), schedule(Manual, &[], &[]), None),
    ];
    for (country, schedule, param) in cases {
        let found = schedule.check(country).err();
        assert_eq!(
            found.as_ref().map(ScheduleError::param),
            param,
            "{country} {schedule:?}"
        );
    }
    for country in Country::all() {
        let default = Schedule::default_for(country);
        assert_eq!(default.check(country), Ok(()), "{country}");
        let expected = if country.code() == "JP" {
            Weekly
        } else {
            Daily
        };
        assert_eq!(default.interval, expected);
    }
    assert_eq!(
        ScheduleError::AlwaysDaily("BR".parse().unwrap()).to_string(),
        "accounts in Brazil are always paid out daily"
    );
}

#[test]
fn a_schedule_is_json() {
    let weekly = schedule(Interval::Weekly, &[Weekday::Friday], &[]);
    let json = r#"{"interval":"weekly","weekly_days":["friday"],"monthly_days":[]}"#;
    assert_eq!(serde_json::to_string(&weekly).unwrap(), json);
    assert_eq!(serde_json::from_str::<Schedule>(json).unwrap(), weekly);
    for interval in Interval::ALL {
        assert_eq!(Interval::from_name(interval.name()), Some(*interval));
        let json = serde_json::to_string(interval).unwrap();
        assert_eq!(json, format!("\"{}\"", interval.name()));
    }
    for day in Weekday::ALL {
        assert_eq!(Weekday::from_name(day.name()), Some(*day));
    }
    assert_eq!(Interval::from_name("hourly"), None);
}

#[test]
fn the_smallest_payout_depends_on_the_currency() {
    for (code, minimum) in [
        ("usd", 1),
        ("gbp", 100),
        ("eur", 100),
        ("jpy", 1),
        ("kwd", 1_000),
    ] {
        let currency: Currency = code.parse().unwrap();
        assert_eq!(minimum_payout(currency), minimum, "{code}");
    }
}
