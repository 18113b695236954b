//! One yearly holiday as a rule.

use jiff::civil::{Date, Weekday};

use super::easter;

/// A holiday of every year (or of some years) in one country.
pub struct Rule {
    when: When,
    moves: Moves,
    since: i16,
    until: i16,
}

enum When {
    /// A day of a month.
    On(i8, i8),
    /// The first such weekday on or after a day of a month, in the same month.
    From(i8, i8, Weekday),
    /// The last such weekday of a month.
    Last(i8, Weekday),
    /// So many days after Easter Sunday.
    Easter(i32),
    /// So many days after Orthodox Easter Sunday.
    Orthodox(i32),
    /// A point of the sun's year: the month, and its day in 1980 in millionths.
    Sun(i8, i64),
    /// The Tuesday between two Japanese holidays in September.
    Bridge,
    /// Days that no simple rule gives.
    Listed(&'static [(i16, i8, i8)]),
}

/// From which days of a weekend a holiday moves to the next working day.
#[derive(PartialEq)]
enum Moves {
    Never,
    Sunday,
    Weekend,
}

/// The autumn equinox in Japan, see [`sun`].
const AUTUMN: i64 = 23_248_800;
/// The spring equinox in Japan, see [`sun`].
const SPRING: i64 = 20_843_100;
/// Ching Ming, 15 days after the spring equinox, in Hong Kong; see [`sun`].
const CLEAR_AND_BRIGHT: i64 = 4_966_000;

const fn rule(when: When) -> Rule {
    Rule {
        when,
        moves: Moves::Never,
        since: i16::MIN,
        until: i16::MAX,
    }
}

/// The same date every year.
pub const fn on(month: i8, day: i8) -> Rule {
    rule(When::On(month, day))
}

/// The first such weekday on or after that day: the second Monday is the one from the 8th on.
pub const fn from(month: i8, day: i8, weekday: Weekday) -> Rule {
    rule(When::From(month, day, weekday))
}

/// The last such weekday of the month.
pub const fn last(month: i8, weekday: Weekday) -> Rule {
    rule(When::Last(month, weekday))
}

/// So many days after Easter Sunday.
pub const fn easter(days: i32) -> Rule {
    rule(When::Easter(days))
}

/// So many days after Orthodox Easter Sunday.
pub const fn orthodox(days: i32) -> Rule {
    rule(When::Orthodox(days))
}

/// Year, month and day of each time.
pub const fn listed(days: &'static [(i16, i8, i8)]) -> Rule {
    rule(When::Listed(days))
}

/// The spring equinox in Japan.
pub const fn spring_equinox() -> Rule {
    rule(When::Sun(3, SPRING))
}

/// The autumn equinox in Japan.
pub const fn autumn_equinox() -> Rule {
    rule(When::Sun(9, AUTUMN))
}

/// Ching Ming in Hong Kong.
pub const fn ching_ming() -> Rule {
    rule(When::Sun(4, CLEAR_AND_BRIGHT))
}

/// A day between two holidays is one in Japan; it happens when the autumn equinox is on the
/// Wednesday after Respect for the Aged Day.
pub const fn bridge() -> Rule {
    rule(When::Bridge)
}

impl Rule {
    /// Moves to the next working day when it falls on a Sunday.
    pub const fn sunday(mut self) -> Self {
        self.moves = Moves::Sunday;
        self
    }

    /// Moves to the next working day when it falls on a Saturday or Sunday.
    pub const fn weekend(mut self) -> Self {
        self.moves = Moves::Weekend;
        self
    }

    /// Only from that year on.
    pub const fn since(mut self, year: i16) -> Self {
        self.since = year;
        self
    }

    /// Only up to that year.
    pub const fn until(mut self, year: i16) -> Self {
        self.until = year;
        self
    }

    /// Whether the holiday moves when it falls on a weekend, or on a Sunday.
    pub fn moves(&self) -> bool {
        self.moves != Moves::Never
    }

    /// Whether the holiday moves when it falls on that day of a weekend.
    pub fn moves_from(&self, weekday: Weekday) -> bool {
        match self.moves {
            Moves::Never => false,
            Moves::Sunday => weekday == Weekday::Sunday,
            Moves::Weekend => true,
        }
    }

    /// Whether the holiday itself is on that day.
    pub fn names(&self, day: &Facts) -> bool {
        let holds = match self.when {
            When::On(month, number) => day.is(month, number),
            When::From(month, first, weekday) => {
                day.month == month && (0..7).contains(&(day.day - first)) && day.weekday == weekday
            }
            When::Last(month, weekday) => {
                day.month == month && day.last_week && day.weekday == weekday
            }
            When::Easter(days) => day.after_easter == Some(days),
            When::Orthodox(days) => day.after_orthodox_easter() == Some(days),
            When::Sun(month, base) => {
                day.month == month && sun(day.year, base) == i64::from(day.day)
            }
            When::Bridge => {
                day.month == 9
                    && day.weekday == Weekday::Tuesday
                    && sun(day.year, AUTUMN) == i64::from(day.day) + 1
                    && (16..=22).contains(&day.day)
            }
            When::Listed(days) => days
                .iter()
                .any(|(year, month, number)| day.year == *year && day.is(*month, *number)),
        };
        holds && (self.since..=self.until).contains(&day.year)
    }
}

/// The day of the month on which the sun reaches a point of its year that lay at `base` in 1980:
/// it comes later by a bit less than a quarter day each year, and leap days take it back. Good
/// from 1980 to 2099.
fn sun(year: i16, base: i64) -> i64 {
    let years = i64::from(year) - 1980;
    (base + 242_194 * years).div_euclid(1_000_000) - years.div_euclid(4)
}

/// What rules ask of a day, worked out once.
pub struct Facts {
    year: i16,
    month: i8,
    day: i8,
    weekday: Weekday,
    last_week: bool,
    /// The day of March, counted on before and beyond it, when Easter can matter.
    of_march: Option<i32>,
    after_easter: Option<i32>,
}

impl Facts {
    /// The facts of that day.
    pub fn of(date: Date) -> Self {
        let (year, month, day) = (date.year(), date.month(), date.day());
        let length = date.days_in_month();
        let before = match month {
            2 => Some(-i32::from(length)),
            3 => Some(0),
            4 => Some(31),
            5 => Some(61),
            6 => Some(92),
            _ => None,
        };
        let of_march = before.map(|days| days + i32::from(day));
        Self {
            year,
            month,
            day,
            weekday: date.weekday(),
            last_week: day > length - 7,
            of_march,
            after_easter: of_march.map(|of_march| of_march - easter::western(year.into())),
        }
    }

    fn after_orthodox_easter(&self) -> Option<i32> {
        let easter = || easter::orthodox(self.year.into());
        self.of_march.map(|of_march| of_march - easter())
    }

    fn is(&self, month: i8, day: i8) -> bool {
        self.month == month && self.day == day
    }
}
