//! How amounts are written: `1,204.50`, `1.204,50`, `1 204,50`, `1'204.50`.
//!
//! Which characters a country uses is told in the number patterns of CLDR
//! (<https://cldr.unicode.org>): the fraction begins with a point or a comma; thousands are grouped
//! with the other one, with a space (also U+00A0, U+2009 and U+202F) or with an apostrophe (U+0027,
//! U+2019). Groups have three digits; in South Asia all but the last have two.

use std::{fmt, str::FromStr};

use super::{
    AmountError, Currency, Money, Positive,
    parse::{digits, of_parts},
};

/// What stands before the fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `1204.50`
    Point,
    /// `1204,50`
    Comma,
}

/// What groups thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// `1,204`
    Comma,
    /// `1.204`
    Point,
    /// `1 204`
    Space,
    /// `1'204`
    Apostrophe,
    /// `1204`
    None,
}

/// One way of writing amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notation {
    mark: Mark,
    grouping: Grouping,
}

/// The text names no such character, or both would be the same one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotationError {
    /// What stands before the fraction.
    #[error("`{0}` cannot stand before a fraction; use `.` or `,`")]
    Mark(String),
    /// What groups thousands.
    #[error("`{0}` cannot group thousands; use `,` `.` `'` `space` or `none`")]
    Grouping(String),
    /// Both.
    #[error("the same character cannot stand before the fraction and group thousands")]
    Same,
}

impl Notation {
    /// `1,204.50`: what is read where nothing is said.
    pub const USUAL: Self = Self {
        mark: Mark::Point,
        grouping: Grouping::Comma,
    };

    /// `1.204,50`: the same with the marks the other way round.
    pub const TURNED: Self = Self::of(Mark::Comma, Grouping::Point);

    /// Those that are in use somewhere, the most frequent first.
    pub const ALL: [Self; 5] = [
        Self::USUAL,
        Self::TURNED,
        Self::of(Mark::Comma, Grouping::Space),
        Self::of(Mark::Point, Grouping::Apostrophe),
        Self::of(Mark::Point, Grouping::Space),
    ];

    const fn of(mark: Mark, grouping: Grouping) -> Self {
        Self { mark, grouping }
    }

    /// From what was said. What was not said follows from the other.
    pub fn new(mark: Option<Mark>, grouping: Option<Grouping>) -> Result<Self, NotationError> {
        let mark = mark.unwrap_or(match grouping {
            Some(Grouping::Point) => Mark::Comma,
            _ => Mark::Point,
        });
        let grouping = grouping.unwrap_or(match mark {
            Mark::Point => Grouping::Comma,
            Mark::Comma => Grouping::Point,
        });
        match (mark, grouping) {
            (Mark::Point, Grouping::Point) | (Mark::Comma, Grouping::Comma) => {
                Err(NotationError::Same)
            }
            _ => Ok(Self::of(mark, grouping)),
        }
    }

    /// What stands before the fraction.
    pub const fn mark(self) -> Mark {
        self.mark
    }

    /// What groups thousands.
    pub const fn grouping(self) -> Grouping {
        self.grouping
    }

    /// Reads an amount in major units that is written like this.
    ///
    /// Signs, exponents, spaces inside and digits of other scripts are refused, never guessed at.
    pub fn read(self, text: &str, currency: Currency) -> Result<Positive, AmountError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AmountError::Empty);
        }
        let unsigned = text.strip_prefix(['-', '\u{2212}']);
        let (whole, fraction) = self
            .parts(unsigned.unwrap_or(text))
            .ok_or(AmountError::NotANumber)?;
        let amount = of_parts(&whole, fraction, currency)?;
        match unsigned {
            Some(_) => Err(AmountError::NotPositive),
            None => Ok(amount),
        }
    }

    /// The digits of the whole and those of the fraction.
    fn parts(self, text: &str) -> Option<(String, &str)> {
        let mark = self.mark.character();
        let (whole, fraction) = text.split_once(mark).unwrap_or((text, ""));
        let whole = self.grouping.ungroup(whole)?;
        let sound = !text.ends_with(mark) && !whole.is_empty() && digits(&whole);
        (sound && digits(fraction)).then_some((whole, fraction))
    }

    /// Writes an amount like this, without its sign and its currency.
    pub fn write_amount(self, money: Money) -> String {
        self.write(money.minor().unsigned_abs(), money.currency().exponent())
    }

    /// Writes `magnitude / 10^decimals` like this, with exactly so many decimals.
    pub fn write(self, magnitude: u64, decimals: u32) -> String {
        let scale = 10_u64.pow(decimals.min(18));
        let (whole, rest) = (magnitude / scale, magnitude % scale);
        let mut text = self.grouped(&whole.to_string());
        if decimals > 0 {
            let width = usize::try_from(decimals).unwrap_or(0);
            text.push(self.mark.character());
            text.push_str(&format!("{rest:0width$}"));
        }
        text
    }

    fn grouped(self, digits: &str) -> String {
        let mut text = String::with_capacity(digits.len().saturating_mul(2));
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && digits.len().saturating_sub(index) % 3 == 0 {
                text.push_str(self.grouping.text());
            }
            text.push(digit);
        }
        text
    }
}

/// Whether an amount of which nobody said how it is written may be a thousand times as much, read
/// the other way round: `50.000` of a currency with fewer than three decimals, and `1,204` of one
/// with three.
pub fn has_two_readings(text: &str, currency: Currency) -> bool {
    let text = text.trim();
    let three = |mark| {
        text.rsplit_once(mark)
            .filter(|(_, last)| last.len() == 3 && last.bytes().all(|it| it.is_ascii_digit()))
    };
    if currency.exponent() < 3 {
        three('.').is_some()
    } else {
        three(',').is_some_and(|(before, _)| !before.contains([',', '.']))
    }
}

impl Mark {
    const fn character(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

impl Grouping {
    const fn is(self, c: char) -> bool {
        match self {
            Self::Comma => c == ',',
            Self::Point => c == '.',
            Self::Space => matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'),
            Self::Apostrophe => matches!(c, '\'' | '\u{2019}'),
            Self::None => false,
        }
    }

    /// What it writes between groups.
    const fn text(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Point => ".",
            Self::Space => " ",
            Self::Apostrophe => "'",
            Self::None => "",
        }
    }

    /// The digits without what groups them; `None` where it stands in the wrong places.
    fn ungroup(self, whole: &str) -> Option<String> {
        let groups: Vec<&str> = whole.split(|c| self.is(c)).collect();
        let [first, middle @ .., last] = groups.as_slice() else {
            return Some(whole.to_owned());
        };
        let all = |width| middle.iter().all(|group| group.len() == width);
        // A number does not begin with a zero that is grouped: `0.500` is a half.
        if first.starts_with('0') {
            return None;
        }
        let western = (1..=3).contains(&first.len()) && all(3);
        let indian = (1..=2).contains(&first.len()) && all(2);
        (last.len() == 3 && (western || indian)).then(|| groups.concat())
    }
}

impl FromStr for Mark {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<Self, NotationError> {
        match text {
            "." => Ok(Self::Point),
            "," => Ok(Self::Comma),
            other => Err(NotationError::Mark(shown(other))),
        }
    }
}

impl FromStr for Grouping {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<Self, NotationError> {
        match text {
            "," => Ok(Self::Comma),
            "." => Ok(Self::Point),
            "'" | "\u{2019}" => Ok(Self::Apostrophe),
            " " | "space" => Ok(Self::Space),
            "none" => Ok(Self::None),
            other => Err(NotationError::Grouping(shown(other))),
        }
    }
}

fn shown(text: &str) -> String {
    text.chars().take(16).collect()
}

impl fmt::Display for Mark {
    /// As it is read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.character())
    }
}

impl fmt::Display for Grouping {
    /// As it is read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Comma => ",",
            Self::Point => ".",
            Self::Space => "space",
            Self::Apostrophe => "'",
            Self::None => "none",
        })
    }
}

impl fmt::Display for Notation {
    /// An amount that is written like this: `1,204.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.write(120_450, 2))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn notation(mark: &str, grouping: &str) -> Notation {
        let grouping = (!grouping.is_empty()).then(|| grouping.parse().unwrap());
        Notation::new(Some(mark.parse().unwrap()), grouping).unwrap()
    }

    fn minor(notation: Notation, text: &str, code: &str) -> Result<i64, AmountError> {
        let currency = code.parse().unwrap();
        notation.read(text, currency).map(Positive::minor)
    }

    #[test]
    fn amounts_are_read_as_they_are_written_in_many_countries() {
        for (mark, grouping, text, code, expected) in [
            (".", "", "1,204.50", "usd", 120_450),
            (",", "", "1.204,50", "brl", 120_450),
            (",", "", "12.345.678,9", "eur", 1_234_567_890),
            (",", "space", "1 204,50", "pln", 120_450),
            (",", "space", "1\u{a0}204,50", "eur", 120_450),
            (",", "space", "1\u{202f}204,50", "eur", 120_450),
            (".", "'", "1'204.50", "chf", 120_450),
            (".", "'", "1’204.50", "chf", 120_450),
            (".", "", "12,34,567.00", "inr", 123_456_700),
            (".", "", "1,00,000", "inr", 10_000_000),
            (",", "none", "1204,5", "eur", 120_450),
            (",", "", "50.000", "jpy", 50_000),
            (".", "", "50.000", "jpy", 50),
            (",", "", "1,204", "kwd", 1_204),
            (",", "", " 7 ", "eur", 700),
        ] {
            let found = minor(notation(mark, grouping), text, code);
            assert_eq!(found, Ok(expected), "{text} {code}");
        }
    }

    #[test]
    fn the_usual_way_is_read_strictly() {
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
            let got = Notation::USUAL.read(text, usd).map(Positive::minor);
            assert_eq!(got, *expected, "{text:?}");
        }
    }

    #[test]
    fn decimals_belong_to_the_currency() {
        assert_eq!(
            Notation::USUAL
                .read("500", Currency::JPY)
                .map(Positive::minor),
            Ok(500)
        );
        assert_eq!(
            Notation::USUAL
                .read("500.00", Currency::JPY)
                .map(Positive::minor),
            Ok(500)
        );
        assert_eq!(
            Notation::USUAL.read("500.5", Currency::JPY),
            Err(AmountError::TooManyDecimals(Currency::JPY))
        );
        assert_eq!(
            Notation::USUAL
                .read("1.005", Currency::KWD)
                .map(Positive::minor),
            Ok(1005)
        );
    }

    #[test]
    fn what_is_written_another_way_is_refused() {
        use AmountError::{Empty, NotANumber, NotPositive};
        for (mark, grouping, text, expected) in [
            (",", "", "1,204.50", NotANumber),
            (",", "", "1.20", NotANumber),
            (",", "", "1.2045", NotANumber),
            (",", "", "1 204,50", NotANumber),
            (",", "none", "1.204,50", NotANumber),
            (".", "", "1.204,50", NotANumber),
            (".", "", "0,500", NotANumber),
            (",", "", "00.500", NotANumber),
            (".", "", "1.204.000", NotANumber),
            (".", "", "1,0,000", NotANumber),
            (".", "", ",100", NotANumber),
            (".", "'", "1,204.50", NotANumber),
            (",", "", "1,5,0", NotANumber),
            (",", "", "1,", NotANumber),
            (",", "", ",5", NotANumber),
            (",", "", "１,5", NotANumber),
            (",", "", "", Empty),
            (",", "", "-1,50", NotPositive),
            (",", "", "\u{2212}1,50", NotPositive),
            (",", "", "0,00", NotPositive),
        ] {
            let found = minor(notation(mark, grouping), text, "eur");
            assert_eq!(found, Err(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_said_follows_from_what_is() {
        let [point, comma] = [Mark::Point, Mark::Comma];
        let of = |mark, grouping| Notation::new(mark, grouping).map(|it| it.to_string());
        assert_eq!(of(None, None), Ok("1,204.50".into()));
        assert_eq!(of(Some(comma), None), Ok("1.204,50".into()));
        assert_eq!(of(None, Some(Grouping::Point)), Ok("1.204,50".into()));
        assert_eq!(of(None, Some(Grouping::Space)), Ok("1 204.50".into()));
        assert_eq!(of(Some(comma), Some(Grouping::None)), Ok("1204,50".into()));
        let same = Err(NotationError::Same);
        assert_eq!(of(Some(point), Some(Grouping::Point)), same);
        assert_eq!(of(Some(comma), Some(Grouping::Comma)), same);
        ";".parse::<Mark>().expect_err("no mark");
        ";".parse::<Grouping>().expect_err("no grouping");
    }

    #[test]
    fn three_digits_behind_the_only_mark_may_be_thousands() {
        for (text, code, expected) in [
            ("50.000", "jpy", true),
            ("75.500", "jpy", true),
            ("125.750", "jpy", true),
            ("1.500", "eur", true),
            ("1.234", "usd", true),
            (" 1.500 ", "brl", true),
            ("-1.500", "eur", true),
            ("1.50", "eur", false),
            ("1.5000", "eur", false),
            ("1,500", "eur", false),
            ("1.234", "kwd", false),
            ("1,234", "kwd", true),
            ("1,234,567", "kwd", false),
            ("1,234.567", "kwd", false),
            ("50000", "jpy", false),
            ("", "jpy", false),
            ("1.abc", "jpy", false),
        ] {
            let currency = code.parse().unwrap();
            assert_eq!(has_two_readings(text, currency), expected, "{text} {code}");
        }
    }

    proptest! {
        #[test]
        fn what_one_way_writes_the_same_way_reads(minor in 1..=99_999_999_i64, pick in 0..5_usize) {
            let notation = Notation::ALL[pick];
            let (whole, fraction) = (minor / 100, minor % 100);
            let thousands = format!("{}", whole / 1000);
            let sample = notation.to_string();
            let group = sample.trim_start_matches('1').split("204").next().unwrap();
            let whole = match whole {
                0..=999 => whole.to_string(),
                _ => format!("{thousands}{group}{:03}", whole % 1000),
            };
            let text = format!("{whole}{}{fraction:02}", notation.mark());
            prop_assert_eq!(super::tests::minor(notation, &text, "usd"), Ok(minor), "{}", text);
        }

        // That it ends, whatever is typed; what it comes to stands in the tables above.
        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            for notation in Notation::ALL {
                let _ = notation.read(&text, Currency::USD);
            }
            let _ = has_two_readings(&text, Currency::KWD);
        }
    }
}
