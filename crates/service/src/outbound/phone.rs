//! Phone numbers by the numbering plans of the world.

use dec_from_char::DecimalExtended;
use domain::{
    account::Account,
    country::Country,
    text::{is_blank, is_dash, is_invisible},
};

/// Longest text that is looked at, in bytes: the longest number with much around it.
const MAX_TEXT: usize = 200;

/// What is no phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// No number of any plan.
    #[error("Enter a phone number with its country code, such as +44 20 7946 0018.")]
    NotANumber,
    /// A number of a company with what is dialled behind it.
    #[error("Enter the phone number without an extension.")]
    Extension,
}

/// The number that `text` stands for, as it is dialled from everywhere: `+442079460018`. Without a
/// country code it is a number of `country`. The published number of test mode, which is nothing
/// but zeros, stays what it is there.
pub fn international(text: &str, country: Country, livemode: bool) -> Result<String, PhoneError> {
    if text.len() > MAX_TEXT {
        return Err(PhoneError::NotANumber);
    }
    let plain = plain(text);
    if !livemode && is_published(&plain) {
        return Ok(text.to_owned());
    }
    // A number that names its country is not read by the plan of another.
    let home = match plain.matches('+').count() {
        0 => country.code().parse().ok(),
        1 => None,
        _ => return Err(PhoneError::NotANumber),
    };
    // Two zeros lead abroad from most countries. Where they do not, no number begins with them.
    let abroad = plain.strip_prefix("00").map(|rest| format!("+{rest}"));
    let found = valid(home, &plain).or_else(|| valid(None, abroad.as_deref()?));
    let found = found.ok_or(PhoneError::NotANumber)?;
    match found.extension() {
        Some(_) => Err(PhoneError::Extension),
        None => Ok(found.format().mode(phonenumber::Mode::E164).to_string()),
    }
}

/// Where the codes of an account go. Older numbers are stored as they were sent.
pub fn of_account(account: &Account) -> Option<String> {
    let phone = account.phone().filter(|phone| !is_blank(phone))?;
    international(phone, account.country, account.livemode).ok()
}

fn valid(home: Option<phonenumber::country::Id>, text: &str) -> Option<phonenumber::PhoneNumber> {
    let found = phonenumber::parse(home, text).ok()?;
    found.is_valid().then_some(found)
}

/// Digits of any script as those of ASCII, dashes and blanks as plain ones, without what is
/// invisible.
fn plain(text: &str) -> String {
    let one = |c: char| match c.to_decimal_utf8() {
        Some(digit) => char::from_digit(digit.into(), 10),
        None if c == '\u{FF0B}' => Some('+'),
        None if is_dash(c) => Some('-'),
        None if c.is_whitespace() => Some(' '),
        None if is_invisible(c) => None,
        None => Some(c),
    };
    let kept: String = text.chars().filter_map(one).collect();
    kept.trim().to_owned()
}

/// Whether a number is the published one: ten zeros, perhaps with a country code of one digit.
fn is_published(plain: &str) -> bool {
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    let signs = |c: char| c.is_ascii_digit() || "+-(). ".contains(c);
    let national = digits.strip_prefix('1').unwrap_or(&digits);
    plain.chars().all(signs) && national == "0000000000"
}

#[cfg(test)]
mod tests {
    use super::*;
    use PhoneError::{Extension, NotANumber};

    fn read(country: &str, text: &str) -> Result<String, PhoneError> {
        international(text, country.parse().unwrap(), true)
    }

    #[test]
    fn a_number_is_read_by_the_plan_of_its_country() {
        for (country, text, expected) in [
            ("GB", "+44 (0)20 7946 0018", "+442079460018"),
            ("US", "+44 (0)20 7946 0018", "+442079460018"),
            ("GB", "0044 20 7946 0018", "+442079460018"),
            ("US", "0044 20 7946 0018", "+442079460018"),
            ("JP", "0044 20 7946 0018", "+442079460018"),
            ("US", "011 44 20 7946 0018", "+442079460018"),
            ("GB", "020 7946 0018", "+442079460018"),
            ("GB", "+44\u{A0}20\u{202F}7946\u{2011}0018", "+442079460018"),
            ("GB", "\u{202A}+442079460018\u{202C}\n", "+442079460018"),
            ("US", "(415) 555-0123", "+14155550123"),
            ("US", "1-415-555-0123", "+14155550123"),
            ("US", "tel:+1-415-555-0123", "+14155550123"),
            ("US", "+1 800 FLOWERS", "+18003569377"),
            ("US", "+٤٤٢٠٧٩٤٦٠٠١٨", "+442079460018"),
            ("JP", "０３−１２３４−５６７８", "+81312345678"),
            ("JP", "＋８１ ３ １２３４ ５６７８", "+81312345678"),
            ("FR", "06 12 34 56 78", "+33612345678"),
            ("DE", "030/123456", "+4930123456"),
            // Its zero belongs to an Italian number of a fixed line.
            ("IT", "06 1234 5678", "+390612345678"),
            ("BR", "(11) 5555-0142", "+551155550142"),
            ("AU", "0491 570 156", "+61491570156"),
        ] {
            assert_eq!(
                read(country, text).as_deref(),
                Ok(expected),
                "{country} {text}"
            );
        }
    }

    #[test]
    fn what_nobody_can_dial_is_no_number() {
        for text in [
            "",
            " ",
            "call me",
            "+",
            "+1415",
            "123",
            "911",
            "+999 123456789",
            "+44 20 7946",
            "+4420794600189999",
            "++14155550123",
            "415-555-0123 or 0124",
            "a@b.example",
            "0000000000",
            "+1 000 000 0000",
            "00",
            "\u{200B}",
        ] {
            assert_eq!(read("US", text), Err(NotANumber), "{text:?}");
        }
        assert_eq!(read("US", &"1".repeat(300)), Err(NotANumber));
        assert_eq!(read("US", "+44 20 7946 0018 ext. 12"), Err(Extension));
    }

    #[test]
    fn the_published_number_of_test_mode_stays_what_it_is() {
        let us: Country = "US".parse().unwrap();
        for text in [
            "0000000000",
            "000-000-0000",
            "(000) 000 0000",
            "+1 000 000 0000",
        ] {
            assert_eq!(international(text, us, false).as_deref(), Ok(text));
        }
        for other in ["000000000", "00000000000", "call 0000000000"] {
            assert_eq!(international(other, us, false), Err(NotANumber), "{other}");
        }
    }
}
