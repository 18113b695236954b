//! Reading amounts that people and programs send.

use super::{Currency, MAX_AMOUNT, Money, Positive};

/// Why a text is not an amount that can be moved. The texts speak of "the amount" so that any
/// edge can put them beside its own field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Nothing was given.
    #[error("Enter an amount.")]
    Empty,
    /// Something other than ASCII digits, one decimal point and well-placed group commas.
    #[error("Enter the amount in digits, such as 1204.50.")]
    NotANumber,
    /// More decimals than the currency has.
    #[error("The amount has too many decimals: {currency} has {exponent}.", currency = .0.upper(), exponent = .0.exponent())]
    TooManyDecimals(Currency),
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
            Self::NotPositive | Self::NotANumber | Self::TooManyDecimals(_) => {
                "parameter_invalid_integer"
            }
        }
    }
}

/// Reads an amount in major units as a person types it: `1204.5`, `1,204.50`.
///
/// Signs, exponents, spaces inside and digits of other scripts are refused, never guessed at.
pub fn parse_major(text: &str, currency: Currency) -> Result<Positive, AmountError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AmountError::Empty);
    }
    if let Some(rest) = text.strip_prefix(['-', '\u{2212}'])
        && parse_major(rest, currency).is_ok()
    {
        return Err(AmountError::NotPositive);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if text.ends_with('.') {
        return Err(AmountError::NotANumber);
    }
    let whole = ungroup(whole).ok_or(AmountError::NotANumber)?;
    if whole.is_empty() || !digits(&whole) || !digits(fraction) {
        return Err(AmountError::NotANumber);
    }
    let kept = fraction.trim_end_matches('0');
    let exponent = usize::try_from(currency.exponent()).unwrap_or(2);
    if kept.len() > exponent {
        return Err(AmountError::TooManyDecimals(currency));
    }
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
        return Err(AmountError::NotANumber);
    }
    to_positive(text, currency)
}

fn digits(text: &str) -> bool {
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

/// Removes commas that group thousands, and refuses commas anywhere else.
fn ungroup(whole: &str) -> Option<String> {
    if !whole.contains(',') {
        return Some(whole.to_owned());
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    grouped.then(|| whole.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_typed_by_people() {
        use AmountError::*;
        let usd = Currency::USD;
        let table: &[(&str, Result<i64, AmountError>)] = &[
            ("1", Ok(100)),
            ("1.5", Ok(150)),
            ("1204.50", Ok(120_450)),
            ("1,204.50", Ok(120_450)),
            ("1,204,000", Ok(120_400_000)),
            (" 0.01 ", Ok(1)),
            ("1.500", Ok(150)),
            ("007", Ok(700)),
            ("", Err(Empty)),
            ("  ", Err(Empty)),
            ("0", Err(NotPositive)),
            ("0.00", Err(NotPositive)),
            ("-1", Err(NotPositive)),
            ("\u{2212}5", Err(NotPositive)),
            ("+1", Err(NotANumber)),
            ("1e3", Err(NotANumber)),
            ("1.", Err(NotANumber)),
            (".5", Err(NotANumber)),
            ("1.2.3", Err(NotANumber)),
            ("1,20", Err(NotANumber)),
            ("1,2045", Err(NotANumber)),
            (",100", Err(NotANumber)),
            ("1.204,50", Err(NotANumber)),
            ("1 204", Err(NotANumber)),
            ("NaN", Err(NotANumber)),
            ("inf", Err(NotANumber)),
            ("0x10", Err(NotANumber)),
            ("１２", Err(NotANumber)),
            ("١٢", Err(NotANumber)),
            ("1.001", Err(TooManyDecimals(usd))),
            ("9999999999.99", Ok(999_999_999_999)),
            ("10000000000", Err(TooLarge)),
            ("99999999999999999999999999", Err(TooLarge)),
        ];
        for (text, expected) in table {
            let got = parse_major(text, usd).map(Positive::minor);
            assert_eq!(got, *expected, "{text:?}");
        }
    }

    #[test]
    fn decimals_belong_to_the_currency() {
        assert_eq!(
            parse_major("500", Currency::JPY).map(Positive::minor),
            Ok(500)
        );
        assert_eq!(
            parse_major("500.00", Currency::JPY).map(Positive::minor),
            Ok(500)
        );
        assert_eq!(
            parse_major("500.5", Currency::JPY),
            Err(AmountError::TooManyDecimals(Currency::JPY))
        );
        assert_eq!(
            parse_major("1.005", Currency::KWD).map(Positive::minor),
            Ok(1005)
        );
    }

    #[test]
    fn amounts_sent_by_programs() {
        use AmountError::*;
        let table: &[(&str, Result<i64, AmountError>)] = &[
            ("100", Ok(100)),
            ("0", Err(NotPositive)),
            ("-100", Err(NotPositive)),
            ("1.5", Err(NotANumber)),
            ("1e3", Err(NotANumber)),
            ("", Err(Empty)),
            ("9223372036854775808", Err(TooLarge)),
            ("٣", Err(NotANumber)),
        ];
        for (text, expected) in table {
            assert_eq!(
                parse_minor(text, Currency::USD).map(Positive::minor),
                *expected,
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn plain_text_and_parsing_are_inverse(minor in 1..=MAX_AMOUNT, pick in any::<prop::sample::Index>()) {
            let all = Currency::all();
            let currency = *pick.get(&all);
            let text = currency.to_decimal(minor).to_string();
            prop_assert_eq!(parse_major(&text, currency).map(Positive::minor), Ok(minor));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            let _ = parse_major(&text, Currency::USD);
            let _ = parse_minor(&text, Currency::KWD);
        }
    }
}
