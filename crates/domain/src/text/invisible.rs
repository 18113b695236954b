//! Characters that show nothing.

use unicode_normalization::UnicodeNormalization;

/// The property `Default_Ignorable_Code_Point` of
/// <https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt>: joiners, marks of
/// direction, fillers, variation selectors and tags.
const IGNORABLE: &[(char, char)] = &[
    ('\u{AD}', '\u{AD}'),
    ('\u{34F}', '\u{34F}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180B}', '\u{180F}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{202A}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{FFF0}', '\u{FFF8}'),
    ('\u{1BCA0}', '\u{1BCA3}'),
    ('\u{1D173}', '\u{1D17A}'),
    ('\u{E0000}', '\u{E0FFF}'),
];

/// A cell of Braille without dots: a symbol by its properties, and a blank to the eye.
const BRAILLE_BLANK: char = '\u{2800}';

/// Whether a character shows nothing: a blank, a control character or one that is ignored.
pub fn is_invisible(c: char) -> bool {
    let ignored = || {
        IGNORABLE
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&c))
    };
    c.is_whitespace() || c.is_control() || c == BRAILLE_BLANK || ignored()
}

/// Whether nothing of a text can be seen.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

/// A number as it is meant, without what people group it with: blanks of every width, dashes of
/// every length, and what a copied text carries unseen. Characters of full width are narrow.
pub fn compact(text: &str) -> String {
    text.nfkc()
        .filter(|c| !is_invisible(*c) && !is_dash(*c))
        .collect()
}

/// The dashes between digits: the hyphens and dashes of Unicode's punctuation, and the minus.
pub const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_blanks_shows_nothing_whatever_they_are() {
        for blank in [
            "",
            " ",
            "\t\r\n",
            "\u{A0}",
            "\u{2003}\u{202F}",
            "\u{3000}",
            "\u{200B}",
            "\u{200D}",
            "\u{200F}",
            "\u{202E}\u{2069}",
            "\u{3164}",
            "\u{FFA0}",
            "\u{115F}",
            "\u{2800}",
            "\u{FEFF}",
            "\u{AD}",
            "\u{FE0F}",
            "\u{E0041}",
            " \u{2060} ",
        ] {
            assert!(is_blank(blank), "{blank:?}");
        }
        for seen in [".", "-", "0", "ㅤa", "한", "\u{301}", "👩‍🌾", "\u{200F}ا", "⠁"] {
            assert!(!is_blank(seen), "{seen:?}");
        }
    }

    #[test]
    fn a_number_is_the_same_however_it_is_grouped() {
        for text in [
            "DE89 3704 0044",
            "DE89\u{A0}3704\u{202F}0044",
            "DE89\u{2009}3704\u{3000}0044",
            "DE89-3704-0044",
            "DE89\u{2011}3704\u{2013}0044",
            "DE8937040044\n",
            "\u{FEFF}DE8937040044",
            "DE89\u{200B}3704\u{AD}0044",
            "\u{202D}DE8937040044\u{202C}",
            "ＤＥ８９３７０４００４４",
            "DE89\u{FF0D}3704\u{2212}0044\r\n",
        ] {
            assert_eq!(compact(text), "DE8937040044", "{text:?}");
        }
    }
}
