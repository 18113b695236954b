//! What statements of cards and banks show.
//!
//! From Stripe's rules, <https://docs.stripe.com/get-started/account/statement-descriptors>.

use unicode_normalization::UnicodeNormalization;

/// Longest text on the statement of a card or a bank, in characters.
pub const MAX_STATEMENT: usize = 22;

/// The characters that banks refuse.
const REFUSED: [char; 6] = ['<', '>', '\\', '\'', '"', '*'];

/// Where a text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statement {
    /// Of a card: who charged it.
    Card,
    /// Of a card: what is added to that for one charge.
    Suffix,
    /// Of the bank to which a payout goes.
    Payout,
    /// Of the bank that pays for a top-up.
    Topup,
}

/// Why a text cannot stand on a statement; fit to stand beside the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatementError {
    /// Too long or too short.
    #[error("Use {0} to {1} characters.")]
    Length(usize, usize),
    /// Nothing but digits and signs.
    #[error("Use at least one letter.")]
    NoLetter,
    /// A character that banks refuse.
    #[error("A statement cannot show `{0}`: leave out < > \\ ' \" and *.")]
    Refused(char),
    /// A character that banks do not know.
    #[error("A statement cannot show `{c}`: use Latin letters, digits and plain signs.", c = .0.escape_debug())]
    NotLatin(char),
    /// A letter with an accent, where there are none.
    #[error("The statement cannot show `{0}`: use letters from a to z, digits and plain signs.")]
    NotAscii(char),
}

impl Statement {
    /// The fewest and the most characters.
    const fn length(self) -> (usize, usize) {
        match self {
            Self::Card => (5, MAX_STATEMENT),
            Self::Suffix | Self::Payout => (1, MAX_STATEMENT),
            Self::Topup => (1, 15),
        }
    }

    /// Whether `text` can be shown there.
    pub fn check(self, text: &str) -> Result<(), StatementError> {
        let (least, most) = self.length();
        if !(least..=most).contains(&text.nfc().count()) {
            return Err(StatementError::Length(least, most));
        }
        for c in text.nfc() {
            if REFUSED.contains(&c) {
                return Err(StatementError::Refused(c));
            }
            if !is_plain(c) && !is_accented(c) {
                return Err(StatementError::NotLatin(c));
            }
            if self == Self::Topup && !c.is_ascii() {
                return Err(StatementError::NotAscii(c));
            }
        }
        match text.nfc().any(is_letter) {
            true => Ok(()),
            false => Err(StatementError::NoLetter),
        }
    }
}

/// What a statement shows of a name, where that has a letter that it can show.
pub fn of_name(name: &str) -> Option<String> {
    let shown = |c: &char| (is_plain(*c) || is_accented(*c)) && !REFUSED.contains(c);
    let text: String = name.nfc().filter(shown).take(MAX_STATEMENT).collect();
    let text = text.trim();
    text.chars().any(is_letter).then(|| text.to_owned())
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || is_accented(c)
}

/// What every statement shows.
const fn is_plain(c: char) -> bool {
    c.is_ascii_graphic() || c == ' '
}

/// The letters of Unicode's blocks Latin-1 Supplement, Latin Extended-A and -B, and Latin Extended
/// Additional.
const fn is_accented(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shown_where_the_banks_can_show_it() {
        use Statement::{Card, Payout, Suffix, Topup};
        use StatementError::{Length, NoLetter, NotAscii, NotLatin, Refused};
        let table = [
            (Card, "BLUE HERON", Ok(())),
            (Card, "Café Roma", Ok(())),
            (Card, "Cafe\u{301}s", Ok(())),
            (Card, "Łódź & Co.", Ok(())),
            (Card, "SHOP #1234-5.6", Ok(())),
            (Card, "Q1234", Ok(())),
            (Card, "<>\"'*", Err(Refused('<'))),
            (Card, "BLUE*HERON", Err(Refused('*'))),
            (Card, "O'Brien", Err(Refused('\''))),
            (Card, "a\\bcd", Err(Refused('\\'))),
            (Card, "12345678", Err(NoLetter)),
            (Card, "     ", Err(NoLetter)),
            (Card, "12-34 56", Err(NoLetter)),
            (Card, "A", Err(Length(5, 22))),
            (Card, "日本", Err(Length(5, 22))),
            (Card, "株式会社日本", Err(NotLatin('株'))),
            (Card, "Caf™", Err(Length(5, 22))),
            (Card, "Caf™ Roma", Err(NotLatin('™'))),
            (Card, "Кафе Рим", Err(NotLatin('К'))),
            (Card, "O’Brien", Err(NotLatin('’'))),
            (Card, "BLUE\nHERON", Err(NotLatin('\n'))),
            (Card, "2×4 SHOP", Err(NotLatin('×'))),
            (Card, "12345678901234567890ab", Ok(())),
            (Card, "12345678901234567890abc", Err(Length(5, 22))),
            (Suffix, "A", Ok(())),
            (Suffix, "12", Err(NoLetter)),
            (Payout, "OURS", Ok(())),
            (Payout, "12345678", Err(NoLetter)),
            (Payout, "Été", Ok(())),
            (Payout, "<b>", Err(Refused('<'))),
            (Topup, "Top-up", Ok(())),
            (Topup, "Été", Err(NotAscii('É'))),
            (Topup, "1234567890abcdef", Err(Length(1, 15))),
        ];
        for (place, text, expected) in table {
            assert_eq!(place.check(text), expected, "{place:?} {text:?}");
        }
    }

    #[test]
    fn a_name_is_shown_as_far_as_it_can_be() {
        for (name, expected) in [
            ("Blue Heron", Some("Blue Heron")),
            ("O'Brien's *Best*", Some("OBriens Best")),
            ("Käse™ 日本", Some("Käse")),
            ("日本", None),
            ("123", None),
            (
                "A very long name of a business",
                Some("A very long name of a"),
            ),
        ] {
            assert_eq!(of_name(name).as_deref(), expected, "{name}");
        }
    }
}
