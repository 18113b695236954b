//! How a text is cut into words: the same for what is stored and for what is typed.

use std::mem;

use super::fold::{APOSTROPHE, fold, is_of_word, is_unspaced};

/// Fewest digits of groups that are read as one number.
const NUMBER: usize = 7;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A word, by its parts between apostrophes.
    Word(Vec<String>),
    /// Groups of digits with nothing but blanks, dashes and brackets between them, such as a phone
    /// number or the number of an order.
    Number(Vec<String>),
}

/// Cuts a text.
pub(super) fn cut(text: &str) -> Vec<Piece> {
    let mut cutter = Cutter::default();
    for c in fold(text).chars() {
        cutter.take(c);
    }
    cutter.word();
    cutter.number();
    cutter.pieces
}

#[derive(Default)]
struct Cutter {
    pieces: Vec<Piece>,
    parts: Vec<String>,
    part: String,
    /// Groups of digits that may be one number.
    groups: Vec<String>,
}

impl Cutter {
    fn take(&mut self, c: char) {
        if is_of_word(c) {
            self.part.push(c);
        } else if c == APOSTROPHE {
            self.part();
        } else {
            self.word();
            if !matches!(
                c,
                ' ' | '-' | '.' | '/' | '(' | ')' | '+' | '\u{2010}'..='\u{2015}'
            ) {
                self.number();
            }
        }
    }

    fn part(&mut self) {
        if !self.part.is_empty() {
            self.parts.push(mem::take(&mut self.part));
        }
    }

    fn word(&mut self) {
        self.part();
        let parts = mem::take(&mut self.parts);
        match parts.as_slice() {
            [] => {}
            [digits] if digits.chars().all(|c| c.is_ascii_digit()) => {
                self.groups.push(digits.clone());
            }
            _ => {
                self.number();
                self.pieces.push(Piece::Word(parts));
            }
        }
    }

    fn number(&mut self) {
        let groups = mem::take(&mut self.groups);
        let digits: usize = groups.iter().map(String::len).sum();
        if digits >= NUMBER {
            self.pieces.push(Piece::Number(groups));
        } else {
            let words = groups.into_iter().map(|group| Piece::Word(vec![group]));
            self.pieces.extend(words);
        }
    }
}

/// The digits of a number, without the zeros that stand before a prefix or between it and the rest,
/// as in `0044` and `+44 (0)20`.
pub(super) fn digits(groups: &[String]) -> String {
    let rest = groups.iter().skip(1).filter(|group| *group != "0");
    let joined: String = groups.iter().take(1).chain(rest).cloned().collect();
    joined.trim_start_matches('0').to_owned()
}

/// Where somebody may begin to type a word: at its first letter, after an apostrophe, and at each
/// letter of a script without blanks.
pub(super) fn beginnings(parts: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for first in 0..parts.len() {
        let word = parts.get(first..).unwrap_or_default().concat();
        let mut after_unspaced = false;
        for (at, c) in word.char_indices() {
            let unspaced = is_unspaced(c);
            if at == 0 || unspaced || after_unspaced {
                found.extend(word.get(at..).map(str::to_owned));
            }
            after_unspaced = unspaced;
        }
    }
    found
}
