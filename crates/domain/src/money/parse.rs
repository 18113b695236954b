//! Reading amounts that people and programs send.

use super::{Currency, MAX_AMOUNT, Money, Positive};

/// Why a text is not an amount that can be moved. The texts speak of "the amount" so that any
/// edge can put them beside its own field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Nothing was given.
    #[error("Enter an amount.")]
    Empty,
    /// Something other than ASCII digits, one decimal point and well-placed group commas, where a
    /// person types.
    #[error("Enter the amount in digits, such as 1204.50.")]
    NotANumber,
    /// Something other than ASCII digits, where a program counts in minor units.
    #[error(
        "Send a whole number in the smallest unit of the currency (cents, yen, fils), in digits \
         without point, comma or sign: 120450 for 1204.50 US dollars, 1204 for 1204 yen."
    )]
    NotWhole,
    /// Both amounts are written like this, each by somebody.
    #[error(
        "The amount can be read as {0} or as {1}. Write it with its decimals, so that it is one of them."
    )]
    TwoReadings(Money, Money),
    /// The code behind the amount is that of another currency than the chosen one.
    #[error("The amount is written in {currency}. Choose that currency, or leave it out.", currency = .0.upper())]
    OtherCurrency(Currency),
    /// More decimals than people write in the currency.
    #[error("The amount has too many decimals: {currency} has {decimals}.", currency = .0.upper(), decimals = .0.decimals())]
    TooManyDecimals(Currency),
    /// Not a multiple of what the currency is moved in, in minor units.
    #[error(
        "Send a multiple of {1}, such as {below} or {above}: amounts in {currency} end in {zeros} here.",
        below = multiple(*.0, *.1, 0),
        above = multiple(*.0, *.1, 1),
        currency = .0.currency().upper(),
        zeros = .1.to_string().trim_start_matches('1')
    )]
    Uneven(Money, i64),
    /// Zero or below.
    #[error("The amount must be greater than zero.")]
    NotPositive,
    /// Above [`MAX_AMOUNT`].
    #[error("The amount is too large: the most is 999999999999 in the smallest unit.")]
    TooLarge,
}

impl AmountError {
    /// The code on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "parameter_missing",
            Self::TooLarge => "amount_too_large",
            Self::NotPositive
            | Self::NotANumber
            | Self::NotWhole
            | Self::TwoReadings(..)
            | Self::OtherCurrency(_)
            | Self::TooManyDecimals(_)
            | Self::Uneven(..) => "parameter_invalid_integer",
        }
    }
}

/// The multiple of `step` at or below `money`, or so many further; above zero.
fn multiple(money: Money, step: i64, further: i64) -> i64 {
    let below = money.minor().checked_div(step).unwrap_or(0).max(1);
    below.saturating_add(further).saturating_mul(step)
}

/// The amount of `whole` units and a `fraction`, each of ASCII digits.
pub(super) fn of_parts(
    whole: &str,
    fraction: &str,
    currency: Currency,
) -> Result<Positive, AmountError> {
    let kept = fraction.trim_end_matches('0');
    let width = |decimals: u32| usize::try_from(decimals).unwrap_or(2);
    if kept.len() > width(currency.decimals()) {
        return Err(AmountError::TooManyDecimals(currency));
    }
    let exponent = width(currency.exponent());
    to_positive(&format!("{whole}{kept:0<exponent$}"), currency)
}

/// Reads an amount in minor units as the API takes it: ASCII digits only.
pub fn parse_minor(text: &str, currency: Currency) -> Result<Positive, AmountError> {
    if text.is_empty() {
        return Err(AmountError::Empty);
    }
    if let Some(rest) = text.strip_prefix('-')
        && !rest.is_empty()
        && digits(rest)
    {
        return Err(AmountError::NotPositive);
    }
    if !digits(text) {
        return Err(AmountError::NotWhole);
    }
    to_positive(text, currency)
}

/// Whether it is ASCII digits alone.
pub(super) fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn to_positive(minor: &str, currency: Currency) -> Result<Positive, AmountError> {
    let significant = minor.trim_start_matches('0');
    if significant.is_empty() {
        return Err(AmountError::NotPositive);
    }
    match significant.parse::<i64>() {
        Ok(amount) if amount <= MAX_AMOUNT => Positive::new(Money::new(amount, currency)),
        _ => Err(AmountError::TooLarge),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::Notation, *};

    #[test]
    fn amounts_sent_by_programs() {
        use AmountError::*;
        let table: &[(&str, Result<i64, AmountError>)] = &[
            ("100", Ok(100)),
            ("0", Err(NotPositive)),
            ("-100", Err(NotPositive)),
            ("1.5", Err(NotWhole)),
            ("1000.0", Err(NotWhole)),
            ("1,000", Err(NotWhole)),
            ("1.000", Err(NotWhole)),
            ("1 000", Err(NotWhole)),
            ("$100", Err(NotWhole)),
            ("+100", Err(NotWhole)),
            ("-1.5", Err(NotWhole)),
            ("1e3", Err(NotWhole)),
            ("NaN", Err(NotWhole)),
            ("", Err(Empty)),
            ("9223372036854775808", Err(TooLarge)),
            ("٣", Err(NotWhole)),
            ("１００", Err(NotWhole)),
        ];
        for (text, expected) in table {
            assert_eq!(
                parse_minor(text, Currency::USD).map(Positive::minor),
                *expected,
                "{text}"
            );
        }
    }

    #[test]
    fn programs_are_told_of_minor_units_and_people_of_major_ones() {
        let program = parse_minor("1000.0", Currency::USD).unwrap_err();
        assert!(program.to_string().contains("smallest unit"), "{program}");
        assert!(
            !program.to_string().contains("such as 1204.50"),
            "{program}"
        );
        let person = Notation::USUAL.read("1e3", Currency::USD).unwrap_err();
        assert!(person.to_string().contains("such as 1204.50"), "{person}");
    }

    #[test]
    fn what_is_sent_with_two_decimals_may_be_written_with_none() {
        use AmountError::TooManyDecimals;
        for (text, code, expected) in [
            ("500", "ugx", Ok(50_000)),
            ("5.00", "ugx", Ok(500)),
            ("40.10", "isk", Err(())),
            ("1,204", "isk", Ok(120_400)),
            ("1234.50", "huf", Ok(123_450)),
        ] {
            let currency: Currency = code.parse().unwrap();
            let found = Notation::USUAL.read(text, currency).map(Positive::minor);
            let expected = expected.map_err(|()| TooManyDecimals(currency));
            assert_eq!(found, expected, "{text} {code}");
        }
    }

    proptest! {
        #[test]
        fn plain_text_and_parsing_are_inverse(minor in 1..=MAX_AMOUNT, pick in any::<prop::sample::Index>()) {
            let all = Currency::all();
            let currency = *pick.get(&all);
            let minor = minor - minor % currency.step();
            prop_assume!(minor > 0);
            let text = currency.to_decimal(minor).to_string();
            prop_assert_eq!(Notation::USUAL.read(&text, currency).map(Positive::minor), Ok(minor));
        }

        // That it ends, whatever is typed; what it comes to stands in the tables above.
        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            let _ = parse_minor(&text, Currency::KWD);
        }
    }
}
