//! What is at the edges of a cell and cannot be seen.

use icu_properties::{CodePointSetData, props::DefaultIgnorableCodePoint};

/// The text without what cannot be seen at its edges: blanks, control characters, marks of
/// direction, byte order marks and whatever else Unicode tells programs to show as nothing.
pub fn trim(text: &str) -> &str {
    text.trim_matches(unseen)
}

fn unseen(c: char) -> bool {
    const BRAILLE_BLANK: char = '\u{2800}';
    c.is_whitespace()
        || c.is_control()
        || c == BRAILLE_BLANK
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

#[cfg(test)]
mod tests {
    use super::trim;

    #[test]
    fn what_cannot_be_seen_goes_from_the_edges_only() {
        for text in [
            "s1",
            " s1\t",
            "\u{feff}s1",
            "s1\u{feff}",
            "\u{200b}s1\u{200b}",
            "\u{a0}s1\u{202f}",
            "\u{200e}s1\u{200f}",
            "\u{2066}s1\u{2069}",
            "\u{202e}s1",
            "\u{3164}s1\u{ffa0}",
            "\u{2800}s1",
            "\u{ad}s1",
            "\u{0}s1\u{85}",
            "\u{feff}\u{feff} s1",
        ] {
            assert_eq!(trim(text), "s1", "{text:?}");
        }
        assert_eq!(trim("a\u{200d}b"), "a\u{200d}b");
        assert_eq!(trim(" \u{feff}"), "");
        assert_eq!(trim("Łódź"), "Łódź");
    }
}
