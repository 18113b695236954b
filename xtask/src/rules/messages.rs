//! How texts that people read are written.

use super::{Rule, is_test, literals::texts};
use crate::files::Source;

/// What this file checks.
pub const RULES: &[Rule] = &[Rule {
    says: "no message has two blanks in a row",
    broken: blanks,
}];

fn blanks(sources: &[Source]) -> Vec<String> {
    // Statements of SQL are written over several lines; nobody reads them as a message.
    let spoken = [
        "crates/domain/",
        "crates/service/",
        "crates/api/",
        "app/",
        "server/",
    ];
    let chosen = sources.iter().filter(|source| {
        let inside = spoken.iter().any(|folder| source.path.starts_with(folder));
        inside && source.path.ends_with(".rs") && !is_test(&source.path)
    });
    chosen.flat_map(|source| texts(source, has_gap)).collect()
}

/// Whether two blanks stand between words. At the beginning of a line they indent a table.
fn has_gap(text: &str) -> bool {
    let word = |c: char| c.is_alphabetic() || ",.;:!?)`'\"".contains(c);
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let inside = |line: &str| {
        line.match_indices("  ").any(|(at, _)| {
            let before = line.get(..at).and_then(|head| head.chars().last());
            let after = line.get(at..).unwrap_or_default().trim_start();
            before.is_some_and(word) && after.starts_with(|c: char| c.is_alphabetic() || c == '`')
        })
    };
    // A line that goes on in the source without a backslash keeps the blanks that indent it.
    let continues = |line: &str| line.starts_with("     ") && !first.trim().is_empty();
    inside(first) || lines.any(|line| continues(line) || inside(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(code: &str) -> usize {
        let source = Source {
            path: "crates/domain/src/refund.rs".into(),
            text: code.into(),
        };
        blanks(&[source]).len()
    }

    #[test]
    fn a_gap_in_a_message_is_found() {
        assert_eq!(
            places("m(\"To take less              of it, capture less.\")"),
            1
        );
        assert_eq!(places("m(\"To take less\n              of it.\")"), 1);
        assert_eq!(places("m(\"One.  Two\")"), 1);
        assert_eq!(places("m('\"', \"of  it\")"), 1);
    }

    #[test]
    fn other_blanks_are_no_gaps() {
        assert_eq!(places("m(\"To take less \\\n              of it.\")"), 0);
        assert_eq!(places("  x  // \"a  b\"\n"), 0);
        assert_eq!(places("m(\"{name:<10}  {count}\\n  indented\")"), 0);
        assert_eq!(places("m(\"a\",  \"b\")"), 0);
    }
}
