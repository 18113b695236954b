//! The date of Easter.
//!
//! Both functions give Easter Sunday as a day of March counted on beyond its end, so 32 is 1 April:
//! the difference of two such numbers is a number of days.

/// Easter of the western churches, by the anonymous Gregorian computus.
pub fn western(year: i32) -> i32 {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let of_century = year.rem_euclid(100);
    let skipped = (century + 8).div_euclid(25);
    let drift = (century - skipped + 1).div_euclid(3);
    let moon = (19 * golden + century - century.div_euclid(4) - drift + 15).rem_euclid(30);
    let weekday = (32 + 2 * century.rem_euclid(4) + 2 * of_century.div_euclid(4)
        - moon
        - of_century.rem_euclid(4))
    .rem_euclid(7);
    let late = (golden + 11 * moon + 22 * weekday).div_euclid(451);
    moon + weekday - 7 * late + 22
}

/// Easter of the Orthodox churches: the Julian computus, as a date of our calendar.
pub fn orthodox(year: i32) -> i32 {
    let moon = (19 * year.rem_euclid(19) + 15).rem_euclid(30);
    let weekday = (2 * year.rem_euclid(4) + 4 * year.rem_euclid(7) - moon + 34).rem_euclid(7);
    let behind = year.div_euclid(100) - year.div_euclid(400) - 2;
    moon + weekday + 22 + behind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_sundays() {
        for (year, west, east) in [
            (2008, 23, 58),
            (2024, 31, 66),
            (2025, 51, 51),
            (2026, 36, 43),
            (2027, 28, 63),
            (2028, 47, 47),
            (2030, 52, 59),
            (2038, 56, 56),
        ] {
            assert_eq!((western(year), orthodox(year)), (west, east), "{year}");
        }
    }
}
