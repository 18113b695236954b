//! Which statements of the store no test ran: nobody has read their plans.

use std::collections::BTreeSet;

use crate::files::{self, Source};
use crate::rules::{is_test, without_tests};

/// Names the file to which the tests add where the statements stand that they ran.
pub const VARIABLE: &str = "TRIBUTARY_TEST_STATEMENTS";

/// What makes a statement.
const MAKERS: [&str; 5] = [
    "sql::query(",
    "sql::query_as(",
    "sql::query_scalar(",
    "Fragments::new(",
    "List::of(",
];

/// The places of statements that are not among those in `record`.
pub fn unread(record: &str) -> Result<Vec<String>, String> {
    let seen: BTreeSet<&str> = record
        .lines()
        .filter_map(|line| line.strip_prefix("statement\t")?.split('\t').nth(1))
        .collect();
    let places = files::sources()?.into_iter().flat_map(|it| places(&it));
    Ok(places
        .filter(|place| !seen.contains(place.as_str()))
        .collect())
}

/// Where a file of the store makes statements. Those that a macro makes stand where it is called.
fn places(source: &Source) -> Vec<String> {
    let ours = source.path.starts_with("crates/store/src/") && source.path.ends_with(".rs");
    if !ours || is_test(&source.path) {
        return Vec::new();
    }
    let makes = |line: &str| {
        let line = line.trim_start();
        !line.starts_with("//")
            && !line.contains("$crate::")
            && MAKERS.iter().any(|maker| line.contains(maker))
    };
    without_tests(&source.text)
        .lines()
        .enumerate()
        .filter(|(_, line)| makes(line))
        .map(|(index, _)| format!("{}:{}", source.path, index + 1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_line_on_which_a_statement_is_made() {
        let source = Source {
            path: "crates/store/src/fruit.rs".to_owned(),
            text: "// sql::query(\nlet n = sql::query_as(\n    \"SELECT\",\n)\n\
                   #[cfg(test)]\nsql::query("
                .to_owned(),
        };
        assert_eq!(places(&source), ["crates/store/src/fruit.rs:2"]);
    }
}
