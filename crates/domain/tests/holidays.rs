//! Holidays and working days of single countries, which rules must give.

use domain::{
    calendar::{holidays::is_holiday, is_business_day},
    country::Country,
};
use jiff::civil::{Date, date};

#[test]
fn known_holidays() {
    let table: &[(&str, &[Date])] = &[
        (
            "US",
            &[
                date(2026, 1, 1),
                date(2026, 1, 19),
                date(2026, 11, 26),
                date(2027, 7, 5),
            ],
        ),
        (
            "US",
            &[
                date(2028, 5, 29),
                date(2026, 6, 19),
                date(2029, 11, 12),
                date(2033, 12, 26),
            ],
        ),
        (
            "GB",
            &[
                date(2027, 12, 27),
                date(2027, 12, 28),
                date(2028, 1, 3),
                date(2026, 12, 28),
            ],
        ),
        (
            "GB",
            &[
                date(2033, 12, 26),
                date(2033, 12, 27),
                date(2026, 5, 4),
                date(2026, 8, 31),
            ],
        ),
        (
            "DE",
            &[
                date(2026, 4, 3),
                date(2026, 4, 6),
                date(2026, 5, 1),
                date(2029, 12, 26),
            ],
        ),
        ("GR", &[date(2027, 3, 26), date(2027, 3, 29)]),
        (
            "RO",
            &[
                date(2024, 5, 3),
                date(2024, 5, 6),
                date(2024, 6, 24),
                date(2027, 4, 30),
            ],
        ),
        (
            "BG",
            &[date(2024, 5, 3), date(2025, 3, 3), date(2026, 4, 3)],
        ),
        (
            "JP",
            &[
                date(2026, 5, 6),
                date(2026, 9, 22),
                date(2026, 3, 20),
                date(2024, 9, 23),
            ],
        ),
        (
            "JP",
            &[
                date(2027, 3, 22),
                date(2026, 12, 31),
                date(2025, 2, 24),
                date(2032, 9, 21),
            ],
        ),
        (
            "HK",
            &[
                date(2026, 4, 7),
                date(2024, 2, 13),
                date(2027, 12, 27),
                date(2026, 10, 19),
            ],
        ),
        (
            "SG",
            &[date(2024, 2, 12), date(2026, 8, 10), date(2026, 11, 9)],
        ),
        (
            "MY",
            &[
                date(2026, 6, 1),
                date(2026, 6, 2),
                date(2025, 9, 1),
                date(2028, 2, 29),
            ],
        ),
        (
            "TH",
            &[
                date(2024, 4, 16),
                date(2024, 4, 8),
                date(2027, 5, 3),
                date(2029, 1, 2),
            ],
        ),
        (
            "IN",
            &[date(2026, 1, 26), date(2025, 8, 15), date(2026, 4, 1)],
        ),
        (
            "AE",
            &[date(2025, 12, 1), date(2026, 12, 3), date(2024, 4, 12)],
        ),
        ("KW", &[date(2026, 2, 25), date(2025, 3, 30)]),
        (
            "NZ",
            &[
                date(2026, 7, 10),
                date(2028, 1, 3),
                date(2028, 1, 4),
                date(2027, 4, 26),
            ],
        ),
        (
            "AU",
            &[
                date(2027, 12, 28),
                date(2026, 6, 8),
                date(2030, 1, 28),
                date(2025, 4, 25),
            ],
        ),
        (
            "CA",
            &[
                date(2026, 5, 18),
                date(2026, 12, 28),
                date(2027, 5, 24),
                date(2026, 10, 12),
            ],
        ),
        (
            "MX",
            &[
                date(2024, 10, 1),
                date(2026, 2, 2),
                date(2026, 4, 2),
                date(2026, 3, 16),
            ],
        ),
        (
            "BR",
            &[
                date(2026, 2, 16),
                date(2026, 2, 17),
                date(2026, 6, 4),
                date(2024, 11, 20),
            ],
        ),
        ("CH", &[date(2026, 5, 14), date(2026, 5, 25)]),
        ("DK", &[date(2026, 5, 15), date(2026, 6, 5)]),
        ("SE", &[date(2026, 6, 19), date(2026, 1, 6)]),
        ("NO", &[date(2026, 4, 2), date(2028, 5, 17)]),
        ("PL", &[date(2025, 12, 24), date(2026, 6, 4)]),
        ("CZ", &[date(2026, 7, 6), date(2027, 9, 28)]),
        ("HU", &[date(2026, 5, 25), date(2026, 10, 23)]),
        (
            "GI",
            &[date(2027, 6, 14), date(2025, 9, 10), date(2027, 5, 3)],
        ),
    ];
    for (code, dates) in table {
        let country: Country = code.parse().unwrap();
        for day in *dates {
            assert!(is_holiday(country, *day), "{code} {day}");
            assert!(!is_business_day(country, *day), "{code} {day}");
        }
    }
}

#[test]
fn known_business_days() {
    let table = [
        // The Federal Reserve does not move a holiday from a Saturday.
        ("US", date(2026, 7, 3)),
        ("US", date(2027, 12, 24)),
        ("US", date(2027, 6, 18)),
        ("GB", date(2027, 12, 29)),
        ("GB", date(2026, 5, 1)),
        // German, French and Greek holidays on which euros move.
        ("DE", date(2025, 10, 3)),
        ("FR", date(2026, 7, 14)),
        ("GR", date(2027, 5, 3)),
        ("DE", date(2027, 12, 27)),
        ("BG", date(2026, 3, 3)),
        ("DK", date(2024, 4, 26)),
        ("PL", date(2026, 4, 3)),
        ("PL", date(2024, 12, 24)),
        // The bank days of the new year take the Monday in.
        ("JP", date(2023, 1, 4)),
        ("JP", date(2027, 9, 21)),
        ("AU", date(2026, 4, 27)),
        ("TH", date(2024, 4, 17)),
        ("AE", date(2025, 12, 3)),
        // The weekend of the Emirates moved in 2022; Kuwait's did not.
        ("AE", date(2026, 2, 6)),
        ("AE", date(2021, 2, 7)),
        ("KW", date(2026, 2, 8)),
    ];
    for (code, day) in table {
        assert!(is_business_day(code.parse().unwrap(), day), "{code} {day}");
    }
    for (code, day) in [
        ("AE", date(2021, 2, 5)),
        ("AE", date(2026, 2, 8)),
        ("KW", date(2026, 2, 6)),
    ] {
        assert!(!is_business_day(code.parse().unwrap(), day), "{code} {day}");
    }
}
