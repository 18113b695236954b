//! Terms under which an account is found.

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::account::Account;

/// Longest term that is kept, in characters; longer values are found by their beginning.
const MAX_TERM: usize = 64;
/// Most terms that one account is indexed under.
const MAX_TERMS: usize = 400;
/// Most words of a query that are used.
pub const MAX_WORDS: usize = 4;

/// Folds case, accents and width, so that `Ateliê` is found by `atelie`.
pub fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The terms of `account`: words of its name and metadata values, its id, email and their parts.
/// A search finds it by the beginning of any of them.
pub fn terms(account: &Account) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    let mut texts = vec![account.id.as_str().to_owned()];
    texts.extend(account.email.clone());
    texts.extend(account.display_name());
    texts.extend(account.metadata.iter().map(|(_, value)| value.to_owned()));
    for text in texts {
        let folded = fold(&text);
        terms.extend(folded.split_whitespace().map(cut));
        terms.extend(folded.split(|c: char| !c.is_alphanumeric()).map(cut));
    }
    for (key, value) in account.metadata.iter() {
        terms.insert(cut(&fold(&format!("{key}:{value}"))));
    }
    terms.remove("");
    terms.into_iter().take(MAX_TERMS).collect()
}

/// The words of a query, folded as the terms are.
pub fn words(query: &str) -> Vec<String> {
    fold(query)
        .split_whitespace()
        .map(cut)
        .filter(|word| !word.is_empty())
        .take(MAX_WORDS)
        .collect()
}

/// The end of the range in which every text that starts with `word` lies.
pub fn prefix_end(word: &str) -> String {
    format!("{word}\u{10FFFF}")
}

fn cut(text: &str) -> String {
    text.chars().take(MAX_TERM).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_width_do_not_matter() {
        assert_eq!(fold("Ateliê BARRO"), "atelie barro");
        assert_eq!(fold("ＡＢＣ"), "abc");
    }

    #[test]
    fn a_query_is_cut_into_few_words() {
        assert_eq!(words("  Blue  Heron "), ["blue", "heron"]);
        assert_eq!(words("a b c d e f").len(), MAX_WORDS);
        assert!(words("   ").is_empty());
    }
}
