//! The texts in a Rust source.

use super::without_tests;
use crate::files::Source;

/// Texts of a file, its unit tests aside, that satisfy a condition, as `path:line: text`.
pub(super) fn texts(source: &Source, condition: impl Fn(&str) -> bool) -> Vec<String> {
    let all = literals(without_tests(&source.text)).into_iter();
    let hits = all.filter(|(_, text)| condition(text));
    hits.map(|(line, text)| format!("{}:{line}: {text:?}", source.path))
        .collect()
}

/// The string literals of a Rust source, as the program sees them, and the lines they begin on.
fn literals(code: &str) -> Vec<(usize, String)> {
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
