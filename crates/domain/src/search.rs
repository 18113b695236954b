//! Words under which an account is found.
//!
//! What is stored and what is typed are cut by one rule. An account is found by the beginning of any
//! of its words, and by the end of what is read from its end: ids, codes and numbers.

mod cut;
mod fold;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::account::Account;
use cut::{Piece, beginnings, cut, digits};

pub use fold::fold;

/// Which rule this is. Accounts that were cut by another one are cut anew.
pub const RULE: i64 = 1;
/// Longest word that is kept, in characters; longer ones are found by their beginning.
const MAX_LENGTH: usize = 24;
/// How much of the end of a word is kept.
const MAX_END: usize = 8;
/// Most words that one account is found under.
const MAX_STORED: usize = 200;
/// Most words of a query that are used.
pub const MAX_WORDS: usize = 6;
/// What stands before a word that is written backwards. No word has it.
const BACKWARDS: char = '~';
/// Fewest letters of a word that is found by its end.
const CODE: usize = 6;
/// Fewest letters of the end by which it is found.
const END: usize = 4;
/// What ids of accounts begin with.
const PREFIX: &str = "acct";

/// The words of `account`: of its name, email, phone and metadata, and its id. None is the beginning
/// of another one.
pub fn words(account: &Account) -> BTreeSet<String> {
    let mut stored = Stored::default();
    stored.id(account.id.as_str());
    for text in texts(account) {
        stored.text(text);
    }
    stored.finish()
}

fn texts(account: &Account) -> impl Iterator<Item = &str> {
    let (profile, company) = (&account.business_profile, account.company.as_ref());
    let person = account.individual.as_ref();
    let named = [
        account.email.as_deref(),
        profile.name.as_deref(),
        account.settings.display_name.as_deref(),
        company.and_then(|it| it.name.as_deref()),
        person.and_then(|it| it.first_name.as_deref()),
        person.and_then(|it| it.last_name.as_deref()),
        account.phone(),
        profile.support_phone.as_deref(),
    ];
    let pairs = account.metadata.iter();
    named
        .into_iter()
        .flatten()
        .chain(pairs.map(|(_, value)| value))
}

#[derive(Default)]
struct Stored(BTreeSet<String>);

impl Stored {
    fn id(&mut self, id: &str) {
        for piece in cut(id) {
            match piece {
                Piece::Word(parts) if parts == [PREFIX] => {}
                Piece::Word(parts) => self.code(&parts.concat()),
                Piece::Number(groups) => self.number(&groups),
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.cut(text);
        if let Some(other) = fold::respelled(text) {
            self.cut(&other);
        }
    }

    fn cut(&mut self, text: &str) {
        for piece in cut(text) {
            match piece {
                Piece::Word(parts) => {
                    let word = parts.concat();
                    if word.chars().any(|c| c.is_ascii_digit()) && word.chars().count() >= CODE {
                        self.code(&word);
                    }
                    for word in beginnings(&parts) {
                        self.add(&word);
                    }
                }
                Piece::Number(groups) => {
                    for group in &groups {
                        self.add(group);
                    }
                    self.number(&groups);
                }
            }
        }
    }

    fn number(&mut self, groups: &[String]) {
        self.code(&digits(groups));
    }

    /// What is found by its beginning and its end.
    fn code(&mut self, code: &str) {
        self.add(code);
        self.add(&backwards(code));
    }

    fn add(&mut self, word: &str) {
        if self.0.len() < MAX_STORED {
            self.0.insert(shortened(word));
        }
    }

    /// Without those that are the beginning of another one: of those that are, the next in order
    /// begins with them.
    fn finish(self) -> BTreeSet<String> {
        let mut kept: Vec<String> = Vec::with_capacity(self.0.len());
        for word in self.0 {
            if kept.last().is_some_and(|last| word.starts_with(last)) {
                kept.pop();
            }
            kept.push(word);
        }
        kept.into_iter().filter(|word| !word.is_empty()).collect()
    }
}

/// A word that somebody looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// A word is meant that begins with this.
    pub begins: String,
    /// Or one that does with this, which is its end.
    pub ends: Option<String>,
}

/// What a query looks for: every one of these. Where it has no letter and no digit, that is nothing
/// in particular. Of `key:value` the value counts: accounts are not found by what all of them have.
pub fn wanted(query: &str) -> Vec<Wanted> {
    let values: Vec<&str> = query.split_whitespace().map(value).collect();
    let pieces = cut(&values.join(" "));
    let alone = pieces.len() == 1;
    let prefix = |piece: &Piece| matches!(piece, Piece::Word(parts) if *parts == [PREFIX]);
    pieces
        .iter()
        .filter(|piece| alone || !prefix(piece))
        .map(|piece| match piece {
            Piece::Word(parts) => parts.concat(),
            Piece::Number(groups) => digits(groups),
        })
        .filter(|word| !word.is_empty())
        .take(MAX_WORDS)
        .map(|word| Wanted {
            ends: (word.len() >= END && word.is_ascii()).then(|| backwards(&word)),
            begins: shortened(&word),
        })
        .collect()
}

fn value(word: &str) -> &str {
    match word.split_once(':') {
        Some((_, value)) if !value.is_empty() => value,
        _ => word,
    }
}

fn backwards(word: &str) -> String {
    let end = word.chars().rev().take(MAX_END);
    std::iter::once(BACKWARDS).chain(end).collect()
}

fn shortened(word: &str) -> String {
    word.chars().take(MAX_LENGTH).collect()
}
