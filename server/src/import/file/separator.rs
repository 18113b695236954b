//! What stands between columns.

use std::{fmt, str::FromStr};

/// What stands between columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Separator(u8);

/// The text is not one character that can stand between columns.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` cannot stand between columns; use one character such as `;` or `|`, or `tab`")]
pub struct SeparatorError(String);

impl Separator {
    /// What is taken where nothing is said.
    pub const COMMA: Self = Self(b',');

    /// What is found in files, the most frequent first.
    pub const USUAL: [Self; 4] = [Self::COMMA, Self(b';'), Self(b'\t'), Self(b'|')];

    /// For the reader and the writer.
    pub const fn byte(self) -> u8 {
        self.0
    }
}

impl FromStr for Separator {
    type Err = SeparatorError;

    fn from_str(text: &str) -> Result<Self, SeparatorError> {
        match text.as_bytes() {
            b"tab" | b"\\t" => Ok(Self(b'\t')),
            [one] if fits(*one) => Ok(Self(*one)),
            _ => Err(SeparatorError(text.chars().take(16).collect())),
        }
    }
}

/// Letters, digits, quotes and what belongs to numbers stand inside of columns.
fn fits(byte: u8) -> bool {
    byte == b'\t' || byte == b' ' || byte.is_ascii_punctuation() && !b"\"'.-+".contains(&byte)
}

impl fmt::Display for Separator {
    /// As it is read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            b'\t' => f.write_str("tab"),
            byte => write!(f, "{}", char::from(byte)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_character_or_its_name_stands_between_columns() {
        for (text, byte) in [
            (",", b','),
            (";", b';'),
            ("|", b'|'),
            ("tab", b'\t'),
            ("\\t", b'\t'),
        ] {
            assert_eq!(text.parse::<Separator>().map(Separator::byte), Ok(byte));
        }
        for text in ["", ";;", "a", "1", "\"", ".", "\n", "；"] {
            text.parse::<Separator>().expect_err(text);
        }
        for separator in Separator::USUAL {
            assert_eq!(separator.to_string().parse(), Ok(separator));
        }
    }
}
