//! International bank account numbers.

use crate::country::Country;

/// Why a text is not an IBAN of a country; fit to stand beside the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IbanError {
    /// Other characters than letters and digits.
    #[error("An IBAN has letters and digits only.")]
    Characters,
    /// Of another country.
    #[error("An IBAN of {name} starts with {code}.", name = .0.name(), code = .0.code())]
    Country(Country),
    /// Too long or too short.
    #[error("An IBAN of {name} has {1} characters.", name = .0.name())]
    Length(Country, usize),
    /// The check digits do not fit.
    #[error("The check digits of this IBAN do not fit. Compare it with your bank's letter.")]
    CheckDigits,
}

/// How long an IBAN is, per country that has them.
const LENGTHS: &[(&str, usize)] = &[
    ("AE", 23),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("BR", 29),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IT", 27),
    ("KW", 30),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
];

/// How many characters an IBAN of `country` has; nothing where there are none.
pub fn iban_length(country: Country) -> Option<usize> {
    LENGTHS
        .iter()
        .find(|row| row.0 == country.code())
        .map(|row| row.1)
}

/// Checks `iban`, which is in upper case and without spaces, against the format of `country`.
pub fn check_iban(country: Country, iban: &str) -> Result<(), IbanError> {
    check_shape(country, iban)?;
    if remainder(iban) == Some(1) {
        Ok(())
    } else {
        Err(IbanError::CheckDigits)
    }
}

/// All but the check digits.
pub(super) fn check_shape(country: Country, iban: &str) -> Result<(), IbanError> {
    let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    if !iban.bytes().all(plain) {
        return Err(IbanError::Characters);
    }
    if !iban.starts_with(country.code()) {
        return Err(IbanError::Country(country));
    }
    match iban_length(country) {
        Some(length) if iban.len() != length => Err(IbanError::Length(country, length)),
        _ => Ok(()),
    }
}

/// The number that an IBAN stands for, modulo 97: 1 where its check digits fit.
fn remainder(iban: &str) -> Option<u32> {
    let (head, rest) = iban.split_at_checked(4)?;
    rest.chars().chain(head.chars()).try_fold(0_u32, |sum, c| {
        let value = c.to_digit(36)?;
        let shift = if value < 10 { 10 } else { 100 };
        sum.checked_mul(shift)?.checked_add(value)?.checked_rem(97)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> Country {
        code.parse().unwrap()
    }

    #[test]
    fn real_ibans_of_many_countries_are_taken() {
        for iban in [
            "AE070331234567890123456",
            "AT611904300234573201",
            "BE62510007547061",
            "BR9700360305000010009795493P1",
            "CH9300762011623852957",
            "DE89370400440532013000",
            "EE382200221020145685",
            "ES9121000418450200051332",
            "FI2112345600000785",
            "FR1420041010050500013M02606",
            "GB29NWBK60161331926819",
            "GI60MPFS599327643783385",
            "HR7624020064583467589",
            "IE29AIBK93115212345678",
            "KW81CBKU0000000000001234560101",
            "LI0508800636123378777",
            "LT121000011101001000",
            "MT84MALT011000012345MTLCAST001S",
            "NL39RABO0300065264",
            "NO9386011117947",
        ] {
            let place = country(iban.get(..2).unwrap());
            assert_eq!(check_iban(place, iban), Ok(()), "{iban}");
        }
    }

    #[test]
    fn a_wrong_iban_is_refused_with_the_reason() {
        for (iban, message) in [
            ("DE88370400440532013000", "check digits"),
            (
                "DE8937040044053201300",
                "An IBAN of Germany has 22 characters.",
            ),
            (
                "FR1420041010050500013M02606",
                "An IBAN of Germany starts with DE.",
            ),
            ("DE8937040044053201300Ä", "letters and digits"),
            ("", "starts with DE"),
            ("DE", "22 characters"),
        ] {
            let error = check_iban(country("DE"), iban).unwrap_err().to_string();
            assert!(error.contains(message), "{iban}: {error}");
        }
    }

    #[test]
    fn every_listed_country_is_supported() {
        for (code, _) in LENGTHS {
            assert!(code.parse::<Country>().is_ok(), "{code}");
        }
    }
}
