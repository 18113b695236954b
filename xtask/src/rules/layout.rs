//! Where files stand and how long they are.

use super::{Rule, without_tests};
use crate::files::Source;

/// What this file checks.
pub const RULES: &[Rule] = &[
    Rule {
        says: "`foo.rs` and `foo/`, never `mod.rs`",
        broken: mod_files,
    },
    Rule {
        says: "no source file is longer than 400 lines, its unit tests aside",
        broken: long_files,
    },
    Rule {
        says: "both databases have the same migrations",
        broken: migrations,
    },
];

const LONGEST: usize = 400;

fn mod_files(sources: &[Source]) -> Vec<String> {
    let named = sources
        .iter()
        .filter(|source| source.path.ends_with("/mod.rs"));
    named.map(|source| source.path.clone()).collect()
}

fn long_files(sources: &[Source]) -> Vec<String> {
    let code = sources.iter().filter(|source| {
        [".rs", ".ts", ".mjs", ".css"]
            .iter()
            .any(|ending| source.path.ends_with(ending))
    });
    let sized = code.map(|source| (source, without_tests(&source.text).lines().count()));
    let long = sized.filter(|(_, count)| *count > LONGEST);
    long.map(|(source, count)| format!("{} has {count}", source.path))
        .collect()
}

fn migrations(sources: &[Source]) -> Vec<String> {
    let names = |engine: &str| -> Vec<String> {
        let folder = format!("migrations/{engine}/");
        let mut names: Vec<String> = sources
            .iter()
            .filter_map(|source| source.path.strip_prefix(&folder).map(str::to_owned))
            .collect();
        names.sort();
        names
    };
    let (sqlite, postgres) = (names("sqlite"), names("postgres"));
    let lacking = |from: &[String], to: &[String], engine: &str| -> Vec<String> {
        let missing = from.iter().filter(|name| !to.contains(name));
        missing
            .map(|name| format!("migrations/{engine} lacks {name}"))
            .collect()
    };
    let mut places = lacking(&sqlite, &postgres, "postgres");
    places.extend(lacking(&postgres, &sqlite, "sqlite"));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, lines: usize) -> Source {
        Source {
            path: path.into(),
            text: "x\n".repeat(lines),
        }
    }

    #[test]
    fn long_files_and_mod_files_are_named() {
        let sources = [
            file("app/src/ui/mod.rs", 3),
            file("app/src/a.rs", LONGEST + 1),
        ];
        assert_eq!(mod_files(&sources), ["app/src/ui/mod.rs"]);
        assert_eq!(long_files(&sources), ["app/src/a.rs has 401"]);
    }

    #[test]
    fn a_migration_for_one_database_only_is_named() {
        let sources = [
            file("migrations/sqlite/1.sql", 1),
            file("migrations/postgres/2.sql", 1),
        ];
        let found = migrations(&sources);
        assert_eq!(
            found,
            [
                "migrations/postgres lacks 1.sql",
                "migrations/sqlite lacks 2.sql"
            ]
        );
    }
}
