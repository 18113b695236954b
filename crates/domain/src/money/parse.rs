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
        let person = parse_major("1e3", Currency::USD).unwrap_err();
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
            let found = parse_major(text, currency).map(Positive::minor);
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
            prop_assert_eq!(parse_major(&text, currency).map(Positive::minor), Ok(minor));
        }

        // That it ends, whatever is typed; what it comes to stands in the tables above.
        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            let _ = parse_major(&text, Currency::USD);
            let _ = parse_minor(&text, Currency::KWD);
        }
    }
}
