//! How texts that people read are written.

use super::{Rule, is_test, without_tests};
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
    let hits = |source: &Source| {
        let texts = literals(without_tests(&source.text));
        let bad = texts.into_iter().filter(|(_, text)| has_gap(text));
        bad.map(|(line, text)| format!("{}:{line}: {text:?}", source.path))
            .collect::<Vec<_>>()
    };
    chosen.flat_map(hits).collect()
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

/// The string literals of a Rust source, as the program sees them, and the lines they begin on.
pub(super) fn literals(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = code.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\n' => line += 1,
            '/' if rest.peek() == Some(&'/') => {
                while rest.peek().is_some_and(|c| *c != '\n') {
                    rest.next();
                }
            }
            // A quote as a character, so that it opens no text.
            '\'' if rest.peek() == Some(&'"') => {
                rest.next();
            }
            '"' => {
                let from = line;
                found.push((from, literal(&mut rest, &mut line)));
            }
            _ => {}
        }
    }
    found
}

/// The rest of a literal whose first quote is read.
fn literal(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, line: &mut usize) -> String {
    let mut text = String::new();
    while let Some(c) = rest.next() {
        match c {
            '"' => break,
            '\\' => match rest.next() {
                Some('n') => text.push('\n'),
                // The blanks behind a backslash at the end of a line are no part of the text.
                Some('\n') => {
                    *line += 1;
                    while let Some(blank) = rest.next_if(|c| c.is_whitespace()) {
                        *line += usize::from(blank == '\n');
                    }
                }
                Some(other) => text.push(other),
                None => break,
            },
            '\n' => {
                *line += 1;
                text.push('\n');
            }
            other => text.push(other),
        }
    }
    text
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
