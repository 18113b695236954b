//! The known keys, and the nearest one to a name that is not known.

/// Every key, as the file spells it with dots for tables.
pub const KEYS: &[&str] = &[
    "database",
    "addr",
    "base_url",
    "log",
    "site",
    "sms.base_url",
    "sms.account",
    "sms.token",
    "sms.from",
    "pool.readers",
    "pool.writers",
    "pool.waiting",
    "pool.patience",
    "sqlite.cache",
    "sqlite.reader_cache",
    "sqlite.memory_map",
    "sqlite.log",
    "events.keep_days",
    PRICING,
];

/// Keys whose value is a whole number: the file may spell it with or without quotes.
pub const NUMBERS: &[&str] = &["pool.", "sqlite.", "events."];

/// The price list: a table of the file, or such a table as text.
pub const PRICING: &str = "pricing";

/// Keys whose value can stand in a file that a variable names: `TRIBUTARY_SMS_TOKEN_FILE`.
pub const SECRETS: &[&str] = &["database", "sms.token"];

/// What variables start with.
pub const PREFIX: &str = "TRIBUTARY_";

/// The variable of a key.
pub fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.replace('.', "_").to_ascii_uppercase())
}

/// The candidate with the fewest changed letters, if it is near enough to be meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .min()
        .filter(|(changes, candidate)| *changes <= candidate.len().max(name.len()).div_ceil(2))
        .map(|(_, candidate)| candidate)
}

/// How many letters to insert, remove or replace between two texts.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (line, from) in a.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        for (cell, to) in row.iter_mut().skip(1).zip(b.chars()) {
            let replaced = diagonal + usize::from(from != to);
            diagonal = *cell;
            left = replaced.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_changed_letters() {
        assert_eq!(distance("database", "database"), 0);
        assert_eq!(distance("databse", "database"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }

    #[test]
    fn only_near_names_are_suggested() {
        assert_eq!(nearest("sms.tokn", KEYS.iter().copied()), Some("sms.token"));
        assert_eq!(nearest("zzzzzzzzzzzzzz", KEYS.iter().copied()), None);
    }
}
