//! Amounts as people type them into a form, in the language that the form speaks.

use dec_from_char::DecimalExtended;
use unicode_normalization::UnicodeNormalization;

use super::{AmountError, Currency, Notation, Positive};
use crate::text::is_invisible;

/// What Arabic writes before a fraction and between groups: `١٬٢٠٤٫٥٠`.
const ARABIC: [(char, &str); 2] = [('\u{66B}', "."), ('\u{66C}', ",")];

/// Reads an amount in major units that somebody typed where amounts are written as `own`.
///
/// What is written exactly as our pages write it is read as such. Anything else may be written in
/// any way that is in use somewhere, as long as all of them come to the same: `1500`, `1204,5` and
/// `12.50` have one reading wherever they are typed. `1.500` has two, a thousand times apart, and is
/// an error that names both. So no text is one amount in one language and another in the next.
///
/// Digits may be of any script, a plus may stand before them, and the code of the currency around.
pub fn read_typed(text: &str, own: Notation, currency: Currency) -> Result<Positive, AmountError> {
    let plain = plain(text);
    let text = without_code(plain.trim(), currency)?;
    let text = text.strip_prefix('+').unwrap_or(text);
    if ARABIC.iter().any(|(mark, _)| text.contains(*mark)) {
        let text = ARABIC
            .iter()
            .fold(text.to_owned(), |text, (mark, as_usual)| {
                text.replace(*mark, as_usual)
            });
        return Notation::USUAL.read(&text, currency);
    }
    let mine = own.read(text, currency);
    // Where two read it to something else, their marks are the same, and so is the amount.
    let other = Notation::ALL
        .into_iter()
        .filter_map(|it| it.read(text, currency).ok())
        .find(|it| mine != Ok(*it));
    match (mine, other) {
        (Ok(mine), Some(other)) if !is_printed(text, mine, own) => {
            Err(AmountError::TwoReadings(mine.money(), other.money()))
        }
        (Err(AmountError::NotANumber), Some(other)) => Ok(other),
        (Err(AmountError::NotANumber), None) => Err(reason(text, currency)),
        (mine, _) => mine,
    }
}

/// Why no way of writing amounts makes an amount of it: what the first says that can read it.
fn reason(text: &str, currency: Currency) -> AmountError {
    Notation::ALL
        .into_iter()
        .filter_map(|it| it.read(text, currency).err())
        .find(|error| *error != AmountError::NotANumber)
        .unwrap_or(AmountError::NotANumber)
}

/// Whether our pages write the amount exactly so.
fn is_printed(text: &str, amount: Positive, own: Notation) -> bool {
    let currency = amount.currency();
    let whole = amount.minor().unsigned_abs() / 10_u64.pow(currency.exponent());
    text == own.write_amount(amount.money())
        || currency.decimals() == 0 && text == own.write(whole, 0)
}

/// The same in ASCII digits, with blanks and marks of usual width and nothing that cannot be seen.
fn plain(text: &str) -> String {
    text.nfkc()
        .filter(|c| c.is_whitespace() || !is_invisible(*c))
        .map(|c| {
            c.to_decimal_utf8()
                .map_or(c, |digit| char::from(b'0' + digit))
        })
        .collect()
}

/// The text without the currency's code before or behind it.
fn without_code(text: &str, currency: Currency) -> Result<&str, AmountError> {
    let behind = text
        .len()
        .checked_sub(3)
        .and_then(|at| text.split_at_checked(at));
    let before = text.split_at_checked(3).map(|(code, rest)| (rest, code));
    for (rest, code) in [behind, before].into_iter().flatten() {
        match code.parse::<Currency>() {
            Ok(named) if named == currency => return Ok(rest.trim()),
            Ok(named) => return Err(AmountError::OtherCurrency(named)),
            Err(_) => {}
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{MAX_AMOUNT, Money},
        *,
    };

    const ENGLISH: Notation = Notation::USUAL;
    const SPANISH: Notation = Notation::TURNED;
    const CODES: [&str; 6] = ["usd", "eur", "jpy", "kwd", "isk", "ugx"];

    fn minor(text: &str, own: Notation, code: &str) -> Result<i64, AmountError> {
        read_typed(text, own, code.parse().unwrap()).map(Positive::minor)
    }

    #[test]
    fn what_pages_print_can_be_typed() {
        for (own, text, code, expected) in [
            (SPANISH, "1.204,50", "usd", 120_450),
            (SPANISH, "1.204,50\u{a0}USD", "usd", 120_450),
            (SPANISH, "+148,00", "usd", 14_800),
            (SPANISH, "1.500", "jpy", 1_500),
            (SPANISH, "1.000", "jpy", 1_000),
            (SPANISH, "1.000", "isk", 100_000),
            (SPANISH, "1.000,00", "ugx", 100_000),
            (SPANISH, "1,500", "kwd", 1_500),
            (SPANISH, "1.500,000", "kwd", 1_500_000),
            (ENGLISH, "1,204.50", "usd", 120_450),
            (ENGLISH, "USD 1,204.50", "usd", 120_450),
            (ENGLISH, "1,000", "jpy", 1_000),
            (ENGLISH, "1.500", "kwd", 1_500),
        ] {
            assert_eq!(minor(text, own, code), Ok(expected), "{text} {code}");
        }
    }

    #[test]
    fn what_has_two_readings_is_asked_about() {
        for (text, code, one, other) in [
            ("1.500", "usd", 150_000, 150),
            ("1.000", "eur", 100_000, 100),
            ("12.340", "eur", 1_234_000, 1_234),
            ("1.500", "kwd", 1_500_000, 1_500),
            ("1,000", "jpy", 1, 1_000),
            ("١.٥٠٠", "usd", 150_000, 150),
            ("１．５００", "usd", 150_000, 150),
            ("1.500 USD", "usd", 150_000, 150),
        ] {
            let currency = code.parse().unwrap();
            let [one, other] = [one, other].map(|it| Money::new(it, currency));
            let asked = Err(AmountError::TwoReadings(one, other));
            assert_eq!(minor(text, SPANISH, code), asked, "{text} {code}");
            // The same in English, with the marks the other way round.
            let turned: String = text
                .chars()
                .map(|c| match c {
                    '.' => ',',
                    '．' => '，',
                    ',' => '.',
                    c => c,
                })
                .collect();
            assert_eq!(minor(&turned, ENGLISH, code), asked, "{turned} {code}");
        }
    }

    #[test]
    fn what_has_one_reading_is_read_in_every_language() {
        for (text, code, expected) in [
            ("1500", "usd", 150_000),
            ("12.5", "usd", 1_250),
            ("12,50", "usd", 1_250),
            ("0.500", "kwd", 500),
            ("0,500", "kwd", 500),
            ("1.204.000", "usd", 120_400_000),
            ("1,204,000", "usd", 120_400_000),
            ("1,204.50", "usd", 120_450),
            ("1 204,50", "eur", 120_450),
            ("1\u{a0}204,50", "eur", 120_450),
            ("1\u{202f}204,50", "eur", 120_450),
            ("1\u{2009}500", "eur", 150_000),
            ("1'204.50", "chf", 120_450),
            ("1’204.5", "chf", 120_450),
            ("12,34,567.00", "inr", 123_456_700),
            ("1,00,000", "inr", 10_000_000),
            ("1.00.000,5", "inr", 10_000_050),
            ("１，２０４．５０", "usd", 120_450),
            ("١٢", "usd", 1_200),
            ("१२.५", "inr", 1_250),
            ("١٬٢٠٤٫٥٠", "usd", 120_450),
            ("١٬٥٠٠", "usd", 150_000),
            ("\u{2066}1204,50\u{2069}", "eur", 120_450),
            ("\u{feff}7\u{200b}", "eur", 700),
            (" 7\n", "eur", 700),
            ("7eur", "eur", 700),
        ] {
            for own in [ENGLISH, SPANISH] {
                let found = minor(text, own, code);
                assert_eq!(found, Ok(expected), "{text} {code} {own}");
            }
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_with_the_reason() {
        use AmountError::*;
        let [usd, eur, jpy] = [Currency::USD, Currency::EUR, Currency::JPY];
        for (text, currency, expected) in [
            ("", usd, Empty),
            ("  ", usd, Empty),
            ("USD", usd, Empty),
            ("ten", usd, NotANumber),
            ("1e3", usd, NotANumber),
            ("++1", usd, NotANumber),
            ("1,", usd, NotANumber),
            (".5", usd, NotANumber),
            ("$5", usd, NotANumber),
            ("1 20", usd, NotANumber),
            ("-1.204,50", usd, NotPositive),
            ("\u{2212}1,204.50", usd, NotPositive),
            ("0", usd, NotPositive),
            ("0,00", usd, NotPositive),
            ("5,50", jpy, TooManyDecimals(jpy)),
            ("5.5", jpy, TooManyDecimals(jpy)),
            ("1,2345", usd, TooManyDecimals(usd)),
            ("99999999999", usd, TooLarge),
            ("5 EUR", usd, OtherCurrency(eur)),
            ("eur5", usd, OtherCurrency(eur)),
        ] {
            for own in [ENGLISH, SPANISH] {
                let found = read_typed(text, own, currency).map(Positive::minor);
                assert_eq!(found, Err(expected), "{text} {own}");
            }
        }
        // More decimals than the currency has, where the language's own mark stands before them.
        assert_eq!(minor("75,500", SPANISH, "jpy"), Err(TooManyDecimals(jpy)));
        assert_eq!(minor("1.001", ENGLISH, "usd"), Err(TooManyDecimals(usd)));
    }

    proptest! {
        #[test]
        fn what_a_language_writes_it_reads(
            minor in 1..=MAX_AMOUNT, code in prop::sample::select(&CODES), spanish in any::<bool>(),
        ) {
            let own = if spanish { SPANISH } else { ENGLISH };
            let currency: Currency = code.parse().unwrap();
            let minor = (minor - minor % currency.step()).max(currency.step());
            let money = Money::new(minor, currency);
            let text = format!("{}\u{a0}{}", own.write_amount(money), currency.upper());
            prop_assert_eq!(read_typed(&text, own, currency).map(Positive::minor), Ok(minor));
        }

        #[test]
        fn no_text_is_another_amount_in_another_language(
            text in "[0-9]{1,4}([., ][0-9]{0,4}){0,2}", code in prop::sample::select(&CODES),
        ) {
            let read = |own| minor(&text, own, code);
            if let (Ok(english), Ok(spanish)) = (read(ENGLISH), read(SPANISH)) {
                prop_assert_eq!(english, spanish);
            }
        }

        // That it ends, whatever is typed; what it comes to stands in the tables above.
        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            let _ = read_typed(&text, SPANISH, Currency::KWD);
        }
    }
}
