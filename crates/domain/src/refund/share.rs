//! Parts of a whole that go back one after the other.

use crate::money::{Money, MoneyError};

/// What is to come back of `whole` now: the part of it that belongs to `parts` of `of`, less what
/// came back `already`, and never below zero. Rounding once for all parts together never leaves or
/// takes a cent too many, whatever the parts are.
pub fn share(whole: Money, parts: Money, of: Money, already: Money) -> Result<Money, MoneyError> {
    parts.checked_sub(of)?;
    let belongs = proportion(whole.minor(), parts.minor(), of.minor());
    let belongs = Money::new(belongs, whole.currency());
    Ok(belongs.checked_sub(already)?.or_zero())
}

/// The part of `whole` that belongs to `part` of `of`, rounded half up, in minor units.
fn proportion(whole: i64, part: i64, of: i64) -> i64 {
    if of <= 0 || part >= of {
        return whole;
    }
    // Products of two numbers of 64 bits fit in 128, and a part of a number fits where it does.
    let of = i128::from(of);
    let rounded = (i128::from(whole) * i128::from(part) + of / 2) / of;
    i64::try_from(rounded).unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn a_share_is_rounded_half_up_and_the_whole_stays_whole() {
        for (whole, part, of, expected) in [
            (1230, 10_000, 10_000, 1230),
            (1230, 5_000, 10_000, 615),
            (1, 1, 2, 1),
            (1, 1, 3, 0),
            (2, 1, 3, 1),
            (
                999_999_999_999,
                999_999_999_998,
                999_999_999_999,
                999_999_999_998,
            ),
            (i64::MAX, i64::MAX - 1, i64::MAX, i64::MAX - 1),
            (5, 0, 10, 0),
        ] {
            assert_eq!(proportion(whole, part, of), expected, "{whole} {part}/{of}");
        }
    }

    #[test]
    fn the_shares_of_all_parts_sum_to_the_whole_however_it_is_cut() {
        let money = |minor| Money::new(minor, Currency::USD);
        let share = |whole, parts, of, already| {
            share(money(whole), money(parts), money(of), money(already)).map(Money::minor)
        };
        for (whole, of, part) in [(5, 10, 1), (1_230, 9_999, 7), (87, 3, 1), (1, 1_000, 1)] {
            let (mut parts, mut back) = (0, 0);
            while parts < of {
                parts = (parts + part).min(of);
                let now = share(whole, parts, of, back).unwrap();
                assert!(now >= 0);
                back += now;
                assert!(back <= whole);
            }
            assert_eq!(back, whole, "{whole} over {of} by {part}");
        }
        // What came back without a part is not asked for again.
        assert_eq!(share(100, 50, 100, 80), Ok(0));
    }
}
