//! Letters that count as the same when somebody looks for a name.

use unicode_normalization::{
    UnicodeNormalization,
    char::{canonical_combining_class, is_combining_mark},
};

use crate::text::is_invisible;

/// What every kind of apostrophe is folded to.
pub(super) const APOSTROPHE: char = '\'';

/// Folds case, accents, width, ligatures and the kinds of apostrophes, so that `Ateliê` and `Łódź`
/// are found by `atelie` and `lodz`. Marks that are letters of their own, such as the vowels of
/// Indian scripts, stay.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let plain = text
        .chars()
        .map(|c| if is_apostrophe(c) { APOSTROPHE } else { c });
    for c in plain.nfkd().flat_map(char::to_lowercase) {
        if is_accent(c) || is_invisible(c) && !c.is_whitespace() {
            continue;
        }
        match spelled(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    folded
}

/// What belongs to a word, once it is folded.
pub(super) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Letters of scripts that put no blanks between words.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`'
            | '\u{B4}'
            | '\u{2BB}'..='\u{2BD}'
            | '\u{2B9}'
            | '\u{2C8}'
            | '\u{55A}'
            | '\u{5F3}'
            | '\u{2018}'..='\u{201B}'
            | '\u{2032}'
            | '\u{2035}'
            | '\u{A78B}'
            | '\u{A78C}'
            | '\u{FF07}'
    )
}

/// Marks above, below and through letters: those of European scripts, Hebrew points, Arabic short
/// vowels and the dot that Indian scripts borrow letters with. The classes of Unicode keep them
/// apart from vowels, tone marks and the voiced marks of kana.
fn is_accent(c: char) -> bool {
    matches!(
        canonical_combining_class(c),
        1 | 7 | 10..=36 | 200..=240
    ) || matches!(c, '\u{20D0}'..='\u{20F0}' | '\u{640}')
}

/// Letters that have no accent in Unicode's eyes and are typed without it.
fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ŋ' => "n",
        'ə' => "e",
        'ɓ' | 'ƀ' => "b",
        'ƒ' => "f",
        'ɠ' | 'ǥ' => "g",
        'ƙ' | 'ĸ' => "k",
        'ƶ' => "z",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ς' => "σ",
        // Arabic letters that are written in several ways.
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        'ة' => "ه",
        _ => return None,
    })
}

/// How else `text` is spelled where its dots cannot be typed, such as `mueller`; nothing where that
/// makes no difference.
pub(super) fn respelled(text: &str) -> Option<String> {
    let mut changed = false;
    let mut other = String::with_capacity(text.len());
    for c in text.nfc() {
        let letters = match c {
            'ä' | 'Ä' => "ae",
            'ö' | 'Ö' | 'ø' | 'Ø' => "oe",
            'ü' | 'Ü' => "ue",
            'å' | 'Å' => "aa",
            _ => {
                other.push(c);
                continue;
            }
        };
        other.push_str(letters);
        changed = true;
    }
    changed.then_some(other)
}
