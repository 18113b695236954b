use crate::i18n::Locale;

/// The true minus sign; a hyphen is narrower than a digit and breaks columns.
pub(super) const MINUS: &str = "−";

/// Writes `magnitude / 10^decimals` with grouped digits and exactly `decimals` decimals.
fn decimal(locale: Locale, magnitude: u64, decimals: u32) -> String {
    locale.notation().write(magnitude, decimals)
}

/// A whole number with grouped digits: `1,574`.
pub fn count(locale: Locale, number: i64) -> String {
    let sign = if number < 0 { MINUS } else { "" };
    format!("{sign}{}", decimal(locale, number.unsigned_abs(), 0))
}

/// Tenths of a percent as a percentage: `142` is `14.2 %`.
pub fn percent(locale: Locale, tenths: i64) -> String {
    let sign = if tenths < 0 { MINUS } else { "" };
    // The space does not break, so that the sign never starts a line.
    format!("{sign}{}\u{a0}%", decimal(locale, tenths.unsigned_abs(), 1))
}

/// How much `now` differs from `before`: `+14.2 %`. `None` where there is nothing to compare with.
pub fn change(locale: Locale, now: i64, before: i64) -> Option<String> {
    if before == 0 {
        return None;
    }
    let difference = i128::from(now) - i128::from(before);
    let base = i128::from(before).abs();
    let half = if difference < 0 { -base } else { base };
    let tenths = (difference * 2_000 + half) / (base * 2);
    let tenths = i64::try_from(tenths).ok()?;
    let sign = if tenths > 0 { "+" } else { "" };
    Some(format!("{sign}{}", percent(locale, tenths)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped() {
        assert_eq!(count(Locale::En, 0), "0");
        assert_eq!(count(Locale::En, 999), "999");
        assert_eq!(count(Locale::En, 1_000), "1,000");
        assert_eq!(count(Locale::Es, -1_234_567), "−1.234.567");
        assert_eq!(count(Locale::En, i64::MIN), "−9,223,372,036,854,775,808");
    }

    #[test]
    fn changes_are_rounded_half_away_from_zero() {
        assert_eq!(
            change(Locale::En, 1142, 1000).as_deref(),
            Some("+14.2\u{a0}%")
        );
        assert_eq!(
            change(Locale::Es, 500, 1000).as_deref(),
            Some("−50,0\u{a0}%")
        );
        assert_eq!(change(Locale::En, 1, 3).as_deref(), Some("−66.7\u{a0}%"));
        assert_eq!(change(Locale::En, 5, 5).as_deref(), Some("0.0\u{a0}%"));
        assert_eq!(change(Locale::En, 5, 0), None);
    }
}
