//! When an account is paid out, and when the money is at its bank.

use std::iter;

use jiff::civil::{self, Date};
use serde::{Deserialize, Serialize};

use crate::{
    calendar::{add_business_days, is_business_day, next_business_day},
    country::Country,
    money::Currency,
    time::{DAY, HOUR, Timestamp},
};

/// The second of the UTC day at which the file for the bank is made: 22:00. Payouts created from
/// then on go with the file of the next day.
pub const CUT_OFF: i64 = 22 * HOUR;

macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$of])* $variant,)*
        }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name on the wire.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The one of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

names! {
    /// How often an account is paid out.
    Interval {
        /// Only when someone asks for it.
        Manual = "manual",
        /// Every business day.
        Daily = "daily",
        /// On days of the week.
        Weekly = "weekly",
        /// On days of the month.
        Monthly = "monthly",
    }
}

names! {
    /// A day of the week.
    Weekday {
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday. As the only payday it means the next business day.
        Saturday = "saturday",
        /// Sunday. As the only payday it means the next business day.
        Sunday = "sunday",
    }
}

impl Weekday {
    /// Whether banks are closed then everywhere, so that a list of paydays cannot have it.
    pub const fn is_weekend(self) -> bool {
        matches!(self, Self::Saturday | Self::Sunday)
    }

    /// The weekday of that date.
    pub fn of(date: Date) -> Self {
        match date.weekday() {
            civil::Weekday::Monday => Self::Monday,
            civil::Weekday::Tuesday => Self::Tuesday,
            civil::Weekday::Wednesday => Self::Wednesday,
            civil::Weekday::Thursday => Self::Thursday,
            civil::Weekday::Friday => Self::Friday,
            civil::Weekday::Saturday => Self::Saturday,
            civil::Weekday::Sunday => Self::Sunday,
        }
    }
}

/// When an account is paid out by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// How often.
    pub interval: Interval,
    /// The days of a weekly schedule.
    #[serde(default)]
    pub weekly_days: Vec<Weekday>,
    /// The days of a monthly schedule; 29 to 31 mean the last day of a shorter month.
    #[serde(default)]
    pub monthly_days: Vec<u8>,
}

/// The schedule cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// A weekly schedule without days.
    #[error("a weekly schedule needs at least one day of the week")]
    NoWeekday,
    /// A day of the weekend among several.
    #[error("payouts are made from Monday to Friday, not on a {}", .0.name())]
    Weekend(Weekday),
    /// Days of the week for another schedule.
    #[error("days of the week belong to a weekly schedule")]
    NotWeekly,
    /// Days of the month for another schedule.
    #[error("days of the month belong to a monthly schedule")]
    NotMonthly,
    /// A monthly schedule without days.
    #[error("a monthly schedule needs at least one day of the month")]
    NoMonthDay,
    /// A number that no month has.
    #[error("{0} is no day of a month; use a number from 1 to 31")]
    MonthDay(u8),
    /// A day of the month is listed twice.
    #[error("day {0} of the month is listed twice")]
    RepeatedMonthDay(u8),
    /// The country has daily payouts and no others.
    #[error("accounts in {} are always paid out daily", .0.name())]
    AlwaysDaily(Country),
    /// The country has no daily payouts.
    #[error("accounts in {} cannot be paid out daily; choose weekly, monthly or manual", .0.name())]
    NeverDaily(Country),
}

impl ScheduleError {
    /// The parameter at fault.
    pub const fn param(&self) -> &'static str {
        match self {
            Self::NoWeekday | Self::Weekend(_) | Self::NotWeekly => "weekly_payout_days",
            Self::NoMonthDay | Self::MonthDay(_) | Self::RepeatedMonthDay(_) | Self::NotMonthly => {
                "monthly_payout_days"
            }
            Self::AlwaysDaily(_) | Self::NeverDaily(_) => "interval",
        }
    }
}

impl Schedule {
    /// Only when someone asks.
    pub const fn manual() -> Self {
        Self {
            interval: Interval::Manual,
            weekly_days: Vec::new(),
            monthly_days: Vec::new(),
        }
    }

    /// The schedule that accounts there start with.
    pub fn default_for(country: Country) -> Self {
        let (interval, weekly_days) = if country.code() == "JP" {
            (Interval::Weekly, vec![Weekday::Friday])
        } else {
            (Interval::Daily, Vec::new())
        };
        Self {
            interval,
            weekly_days,
            monthly_days: Vec::new(),
        }
    }

    /// Whether an account there may have the schedule. Days that belong to another interval are
    /// not looked at.
    pub fn check(&self, country: Country) -> Result<(), ScheduleError> {
        match (country.code(), self.interval) {
            ("BR" | "IN", interval) if interval != Interval::Daily => {
                return Err(ScheduleError::AlwaysDaily(country));
            }
            ("JP", Interval::Daily) => return Err(ScheduleError::NeverDaily(country)),
            _ => {}
        }
        match self.interval {
            Interval::Manual | Interval::Daily => Ok(()),
            Interval::Weekly => self.check_weekly(),
            Interval::Monthly => self.check_monthly(),
        }
    }

    fn check_weekly(&self) -> Result<(), ScheduleError> {
        if self.weekly_days.is_empty() {
            return Err(ScheduleError::NoWeekday);
        }
        // One day alone may be an anchor of the older kind: its payday is the next business day.
        if self.weekly_days.len() == 1 {
            return Ok(());
        }
        match self.weekly_days.iter().find(|day| day.is_weekend()) {
            Some(day) => Err(ScheduleError::Weekend(*day)),
            None => Ok(()),
        }
    }

    fn check_monthly(&self) -> Result<(), ScheduleError> {
        if self.monthly_days.is_empty() {
            return Err(ScheduleError::NoMonthDay);
        }
        let mut seen = Vec::new();
        for &day in &self.monthly_days {
            if !(1..=31).contains(&day) {
                return Err(ScheduleError::MonthDay(day));
            }
            if seen.contains(&day) {
                return Err(ScheduleError::RepeatedMonthDay(day));
            }
            seen.push(day);
        }
        Ok(())
    }

    /// The first payday after `after`; none when payouts are manual.
    ///
    /// Scheduled days on which banks are closed move to the next business day, where several may
    /// meet and make one payday.
    pub fn next_payday(&self, country: Country, after: Date) -> Option<Date> {
        let tomorrow = after.tomorrow().ok()?;
        // A scheduled day up to `after` still counts when no business day has come since.
        let mut open = after;
        while !is_business_day(country, open) {
            open = open.yesterday().ok()?;
        }
        let scheduled = match self.interval {
            Interval::Manual => return None,
            Interval::Daily => tomorrow,
            Interval::Weekly => self.weekly_after(open)?,
            Interval::Monthly => self.monthly_after(open)?,
        };
        Some(next_business_day(country, scheduled.max(tomorrow)))
    }

    /// Whether an account there is paid out on `date`.
    pub fn is_payday(&self, country: Country, date: Date) -> bool {
        date.yesterday()
            .is_ok_and(|before| self.next_payday(country, before) == Some(date))
    }

    fn weekly_after(&self, date: Date) -> Option<Date> {
        iter::successors(date.tomorrow().ok(), |day| day.tomorrow().ok())
            .take(7)
            .find(|day| self.weekly_days.contains(&Weekday::of(*day)))
    }

    fn monthly_after(&self, date: Date) -> Option<Date> {
        let next_month = || date.last_of_month().tomorrow().ok();
        self.monthly_from(date.tomorrow().ok()?)
            .or_else(|| self.monthly_from(next_month()?))
    }

    /// The first scheduled day from `date` to the end of its month.
    fn monthly_from(&self, date: Date) -> Option<Date> {
        let length = date.days_in_month();
        self.monthly_days
            .iter()
            .map(|day| i8::try_from(*day).unwrap_or(length).clamp(1, length))
            .filter(|day| *day >= date.day())
            .min()
            .and_then(|day| date.with().day(day).build().ok())
    }
}

/// The first cut-off after `created`, at which the payout goes to the bank.
///
/// At the very second of a cut-off its file is already made.
pub const fn sent_at(created: Timestamp) -> Timestamp {
    let day = created.unix().div_euclid(DAY);
    let cut_off = day.saturating_mul(DAY).saturating_add(CUT_OFF);
    if created.unix() < cut_off {
        Timestamp::from_unix(cut_off)
    } else {
        Timestamp::from_unix(cut_off).plus(DAY)
    }
}

/// The day on which a standard payout created at `created` is expected at the bank: the given
/// number of business days after the day on which it goes there.
pub fn arrival(country: Country, created: Timestamp, business_days: u8) -> Date {
    add_business_days(country, sent_at(created).date(), business_days.into())
}

/// The smallest payout in minor units: one unit of the currency, but a cent in dollars of the
/// United States.
pub fn minimum_payout(currency: Currency) -> i64 {
    if currency == Currency::USD {
        return 1;
    }
    10_i64.saturating_pow(currency.exponent())
}
