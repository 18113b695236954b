//! Days of birth that a person of today can have.

use jiff::civil::Date;

use super::DateOfBirth;

/// The youngest that a person behind an account can be, in years.
const YOUNGEST: i16 = 13;
/// The oldest.
const OLDEST: i16 = 120;

/// Days of birth that are published for tests, as if someone could be that old.
const PUBLISHED: [(i16, i8, i8); 2] = [(1901, 1, 1), (1902, 1, 1)];

/// Why nobody is born on that day: its part, `day` or `year`, and words for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BirthError {
    /// The month has no such day.
    #[error("There is no such day in this month.")]
    NoSuchDay,
    /// After today.
    #[error("This day lies in the future.")]
    Future,
    /// Younger than [`YOUNGEST`].
    #[error("The person must be at least 13 years old.")]
    TooYoung,
    /// Older than [`OLDEST`].
    #[error("Nobody is older than 120 years.")]
    TooOld,
}

impl BirthError {
    /// The part of the day that is wrong.
    pub const fn part(self) -> &'static str {
        match self {
            Self::NoSuchDay => "individual[dob][day]",
            Self::Future | Self::TooYoung | Self::TooOld => "individual[dob][year]",
        }
    }
}

impl DateOfBirth {
    /// Whether someone who lives `today` can be born on it. Of test mode are the days that are
    /// published for it, too.
    pub fn check(self, today: Date, livemode: bool) -> Result<(), BirthError> {
        let date = self.date().ok_or(BirthError::NoSuchDay)?;
        if date > today {
            return Err(BirthError::Future);
        }
        if date > years_before(today, YOUNGEST) {
            return Err(BirthError::TooYoung);
        }
        let published = PUBLISHED.contains(&(date.year(), date.month(), date.day()));
        // On the eve of their next birthday they are still of that age.
        let too_old = date <= years_before(today, OLDEST.saturating_add(1));
        match too_old && (livemode || !published) {
            true => Err(BirthError::TooOld),
            false => Ok(()),
        }
    }

    fn date(self) -> Option<Date> {
        let year = i16::try_from(self.year).ok()?;
        let (month, day) = (i8::try_from(self.month).ok()?, i8::try_from(self.day).ok()?);
        Date::new(year, month, day).ok()
    }
}

/// The same day so many years before; the last of February for its 29th.
fn years_before(today: Date, years: i16) -> Date {
    let before = today.with().year(today.year().saturating_sub(years));
    before.build().unwrap_or_else(|_| {
        let first = today.first_of_month().with();
        let first = first.year(today.year().saturating_sub(years)).build();
        first.unwrap_or(Date::MIN).last_of_month()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use BirthError::{Future, NoSuchDay, TooOld, TooYoung};
    use jiff::civil::date;

    fn check(day: u8, month: u8, year: u16) -> Result<(), BirthError> {
        let born = DateOfBirth { day, month, year };
        born.check(date(2026, 11, 22), true)
    }

    #[test]
    fn a_day_of_birth_is_a_day_of_someone_who_lives() {
        for (day, month, year, expected) in [
            (1, 2, 1990, Ok(())),
            (31, 2, 1990, Err(NoSuchDay)),
            (31, 4, 1990, Err(NoSuchDay)),
            (29, 2, 1900, Err(NoSuchDay)),
            (29, 2, 2001, Err(NoSuchDay)),
            (29, 2, 2000, Ok(())),
            (29, 2, 1996, Ok(())),
            (0, 1, 1990, Err(NoSuchDay)),
            (1, 13, 1990, Err(NoSuchDay)),
            (1, 1, 0, Err(TooOld)),
            (1, 1, 40_000, Err(NoSuchDay)),
            (1, 1, 2027, Err(Future)),
            (23, 11, 2026, Err(Future)),
            (22, 11, 2026, Err(TooYoung)),
            (1, 1, 2015, Err(TooYoung)),
            (23, 11, 2013, Err(TooYoung)),
            (22, 11, 2013, Ok(())),
            (1, 1, 1900, Err(TooOld)),
            (22, 11, 1905, Err(TooOld)),
            (23, 11, 1905, Ok(())),
        ] {
            assert_eq!(check(day, month, year), expected, "{day}.{month}.{year}");
        }
    }

    #[test]
    fn on_a_leap_day_years_are_counted_too() {
        let leap = date(2028, 2, 29);
        let born = |day, month, year| DateOfBirth { day, month, year }.check(leap, true);
        assert_eq!(born(28, 2, 2015), Ok(()));
        assert_eq!(born(1, 3, 2015), Err(TooYoung));
    }

    #[test]
    fn published_days_are_of_test_mode() {
        for year in [1901, 1902] {
            let born = DateOfBirth {
                day: 1,
                month: 1,
                year,
            };
            assert_eq!(born.check(date(2026, 11, 22), false), Ok(()), "{year}");
            assert_eq!(born.check(date(2026, 11, 22), true), Err(TooOld), "{year}");
        }
        let watched = DateOfBirth {
            day: 1,
            month: 1,
            year: 1900,
        };
        assert_eq!(watched.check(date(2026, 11, 22), false), Err(TooOld));
    }
}
