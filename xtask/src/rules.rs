//! The rules of the architecture that a program can check.

mod crates;
mod floors;
mod keys;
mod layout;
mod literals;
mod messages;
mod text;
mod wasm;

use crate::files::{self, Source};

/// A rule: a sentence, and what finds the places that break it.
pub struct Rule {
    /// The rule as a reader should know it.
    pub says: &'static str,
    /// Where it is broken, one line each.
    pub broken: fn(&[Source]) -> Vec<String>,
}

/// Checks every rule; the remark tells how many hold.
pub fn check() -> Result<Option<String>, String> {
    let sources = files::sources()?;
    let rules: Vec<&Rule> = [
        crates::RULES,
        floors::RULES,
        keys::RULES,
        text::RULES,
        messages::RULES,
        layout::RULES,
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut broken: Vec<String> = wasm::broken()?;
    for rule in &rules {
        let places = (rule.broken)(&sources);
        broken.extend(
            places
                .into_iter()
                .map(|place| format!("{}\n     {place}", rule.says)),
        );
    }
    for place in &broken {
        println!("   {place}");
    }
    match broken.len() {
        0 => Ok(Some(format!(
            "{} rules over {} files",
            rules.len() + 1,
            sources.len()
        ))),
        count => Err(format!(
            "{count} places break the rules of the architecture"
        )),
    }
}

/// Lines of a file that satisfy a condition, as `path:line: text`.
pub fn lines(source: &Source, condition: impl Fn(&str) -> bool) -> Vec<String> {
    let numbered = source.text.lines().enumerate();
    let hits = numbered.filter(|(_, line)| condition(line));
    hits.map(|(index, line)| format!("{}:{}: {}", source.path, index + 1, line.trim()))
        .collect()
}

/// The part of a Rust file before its unit tests, which stand at its end.
pub fn without_tests(text: &str) -> &str {
    text.split_once("#[cfg(test)]")
        .map_or(text, |(code, _)| code)
}

/// A source of the tests: they may do what the program may not.
pub fn is_test(path: &str) -> bool {
    let kits = ["crates/testkit/", "crates/model/"];
    path.contains("/tests/")
        || path.ends_with("/tests.rs")
        || kits.iter().any(|kit| path.starts_with(kit))
}
