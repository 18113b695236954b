//! Texts that people and programs wrote, within texts of ours: a name in Arabic, or one with a mark
//! that turns everything behind it round, must leave the words and figures around it where they are.

use std::borrow::Cow;

/// First strong isolate: what follows has a direction of its own, that of its first letter.
const FSI: char = '\u{2068}';
/// Pop directional isolate: ends it.
const PDI: char = '\u{2069}';
/// Pop directional formatting: ends an embedding or override.
const PDF: char = '\u{202C}';

/// Where characters are, or would be, written from right to left: the default ranges of
/// <https://www.unicode.org/Public/UCD/latest/ucd/extracted/DerivedBidiClass.txt>, and the marks of
/// direction.
const TURNING: &[(char, char)] = &[
    ('\u{590}', '\u{8FF}'),
    ('\u{200E}', '\u{200F}'),
    ('\u{202A}', '\u{202E}'),
    ('\u{2066}', '\u{2069}'),
    ('\u{FB1D}', '\u{FDCF}'),
    ('\u{FDF0}', '\u{FDFF}'),
    ('\u{FE70}', '\u{FEFF}'),
    ('\u{10800}', '\u{10FFF}'),
    ('\u{1E800}', '\u{1EFFF}'),
];

/// Whether a character can move others on its line.
pub fn turns(c: char) -> bool {
    TURNING
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&c))
}

/// The text as it can stand among others: isolated, and with everything closed that it opens. Most
/// texts can move nothing, and stay as they are.
pub fn isolated(text: &str) -> Cow<'_, str> {
    if !text.chars().any(turns) || is_isolated(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{FSI}{}{PDI}", closed(text)))
}

fn is_isolated(text: &str) -> bool {
    let inner = text.strip_prefix(FSI).and_then(|it| it.strip_suffix(PDI));
    inner.is_some_and(|inner| closed(inner) == inner)
}

/// The text on one line (a new line would end the isolate), with what it opens closed at its end,
/// and without what closes nothing.
fn closed(text: &str) -> String {
    let mut open = Vec::new();
    let mut closed = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push(PDF),
            '\u{2066}'..='\u{2068}' => open.push(PDI),
            PDF if open.last() != Some(&PDF) => continue,
            PDF => {
                open.pop();
            }
            // An isolate ends what was opened in it, too.
            PDI => match open.iter().rposition(|it| *it == PDI) {
                Some(at) => open.truncate(at),
                None => continue,
            },
            '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}' => {
                closed.push(' ');
                continue;
            }
            _ => {}
        }
        closed.push(c);
    }
    closed.extend(open.into_iter().rev());
    closed
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_can_move_nothing_stays_as_it_is() {
        for text in [
            "",
            "Blue Heron",
            "Łódź",
            "日本",
            "−84.20\u{a0}USD",
            "a\nb",
            "👩\u{200D}🌾",
        ] {
            assert_eq!(isolated(text), text);
            assert!(matches!(isolated(text), Cow::Borrowed(_)));
        }
    }

    #[test]
    fn a_name_keeps_its_direction_to_itself() {
        for (text, expected) in [
            ("مطعم", "\u{2068}مطعم\u{2069}"),
            ("שלום 12", "\u{2068}שלום 12\u{2069}"),
            // Overrides and embeddings that nothing ends, end with the name.
            ("a\u{202E}b", "\u{2068}a\u{202E}b\u{202C}\u{2069}"),
            (
                "\u{202B}a\u{202D}b",
                "\u{2068}\u{202B}a\u{202D}b\u{202C}\u{202C}\u{2069}",
            ),
            (
                "\u{2067}a\u{202E}b",
                "\u{2068}\u{2067}a\u{202E}b\u{202C}\u{2069}\u{2069}",
            ),
            // What ends nothing of its own would end our isolate.
            ("a\u{2069}b", "\u{2068}ab\u{2069}"),
            ("a\u{2069}\u{202E}b", "\u{2068}a\u{202E}b\u{202C}\u{2069}"),
            ("\u{202C}\u{202C}a", "\u{2068}a\u{2069}"),
            // What is paired stays.
            ("\u{2067}a\u{2069}b", "\u{2068}\u{2067}a\u{2069}b\u{2069}"),
            (
                "\u{2066}a\u{202E}b\u{2069}c",
                "\u{2068}\u{2066}a\u{202E}b\u{2069}c\u{2069}",
            ),
            // A new line would end the isolate.
            ("a\n\u{202E}b", "\u{2068}a \u{202E}b\u{202C}\u{2069}"),
            ("a\u{2029}\u{5D0}", "\u{2068}a \u{5D0}\u{2069}"),
        ] {
            assert_eq!(isolated(text), expected, "{text:?}");
            assert_eq!(isolated(expected), expected, "once is enough");
        }
        // Two isolates are not one.
        let two = "\u{2068}a\u{2069}\u{202E}\u{2068}b\u{2069}";
        assert_ne!(isolated(two), two);
    }

    /// How many isolates and embeddings are open after each character, by the rules BD9 and BD11 of
    /// <https://www.unicode.org/reports/tr9/>.
    fn depths(text: &str) -> Vec<usize> {
        let mut open: Vec<bool> = Vec::new();
        let mut depths = Vec::new();
        for c in text.chars() {
            match c {
                '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push(false),
                '\u{2066}'..='\u{2068}' => open.push(true),
                PDF if open.last() == Some(&false) => {
                    open.pop();
                }
                PDI => {
                    if let Some(at) = open.iter().rposition(|isolate| *isolate) {
                        open.truncate(at);
                    }
                }
                _ => {}
            }
            depths.push(open.len());
        }
        depths
    }

    proptest! {
        #[test]
        fn nothing_is_open_behind_a_text_and_it_is_closed_only_there(
            text in "[a1 \u{5D0}\u{202A}-\u{202E}\u{2066}-\u{2069}\n]{0,24}",
        ) {
            let shown = isolated(&text);
            if shown.chars().any(turns) {
                let depths = depths(&shown);
                let last = depths.len() - 1;
                prop_assert_eq!(depths.iter().position(|depth| *depth == 0), Some(last));
            }
            prop_assert_eq!(isolated(&shown).into_owned(), shown.clone().into_owned());
        }
    }
}
