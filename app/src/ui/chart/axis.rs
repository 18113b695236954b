//! The labels of the axes.

use crate::format;
use crate::i18n::Locale;
use domain::money::{Currency, Money};

/// One whole unit of `currency` in minor units: 100 for dollars, 1 for yen.
pub fn whole_unit(currency: Currency) -> i64 {
    10_i64.pow(currency.exponent().min(18))
}

/// An amount on the axis: whole units, shortened from ten thousand up (`12k`, `3.5M`).
pub fn short(locale: Locale, money: Money) -> String {
    let unit = whole_unit(money.currency());
    let whole = money.minor() / unit;
    match whole.unsigned_abs() {
        _ if money.minor() % unit != 0 => format::amount(locale, money),
        0..10_000 => format::count(locale, whole),
        10_000..1_000_000 => shortened(locale, whole, 1_000, "k"),
        _ => shortened(locale, whole, 1_000_000, "M"),
    }
}

fn shortened(locale: Locale, whole: i64, by: i64, letter: &str) -> String {
    let rest = (whole % by).abs() * 10 / by;
    let point = match locale {
        Locale::En => '.',
        Locale::Es => ',',
    };
    let head = format::count(locale, whole / by);
    if rest == 0 {
        format!("{head}{letter}")
    } else {
        format!("{head}{point}{rest}{letter}")
    }
}

/// Which of `count` points carry a label on the horizontal axis: the first, the last and one
/// between them.
pub fn labelled(count: usize) -> Vec<usize> {
    match count {
        0 => vec![],
        1 => vec![0],
        2 => vec![0, 1],
        _ => vec![0, count / 2, count - 1],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(minor: i64) -> Money {
        Money::new(minor, Currency::USD)
    }

    #[test]
    fn long_amounts_are_shortened() {
        assert_eq!(short(Locale::En, usd(0)), "0");
        assert_eq!(short(Locale::En, usd(200_000)), "2,000");
        assert_eq!(short(Locale::En, usd(1_500_000)), "15k");
        assert_eq!(short(Locale::Es, usd(-1_250_000)), "−12,5k");
        assert_eq!(short(Locale::En, usd(350_000_000)), "3.5M");
        assert_eq!(short(Locale::Es, Money::new(20_000, Currency::JPY)), "20k");
    }

    #[test]
    fn broken_amounts_keep_their_decimals() {
        assert_eq!(short(Locale::En, usd(50)), "0.50");
    }

    #[test]
    fn at_most_three_points_carry_a_label() {
        assert_eq!(labelled(28), [0, 14, 27]);
        assert_eq!(labelled(2), [0, 1]);
        assert!(labelled(0).is_empty());
    }
}
