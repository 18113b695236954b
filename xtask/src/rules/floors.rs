//! The floors of `crates/service`: what stands on one imports from it and from those below.

mod imports;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Rule;
use crate::files::Source;
use imports::Modules;

/// The folders and files at the top of `crates/service/src`, the lowest first.
const FLOORS: [&str; 16] = [
    "error", "ids", "config", "outbound", "time", "ctx", "rights", "unit", "ledger", "work",
    "queue", "reading", "access", "people", "money", "runner",
];

pub const RULES: &[Rule] = &[
    Rule {
        says: "A floor of `service` imports from itself and those below it (`xtask/src/rules/floors.rs` lists them).",
        broken: upwards,
    },
    Rule {
        says: "No files of `service` import each other in a circle.",
        broken: circles,
    },
];

fn upwards(sources: &[Source]) -> Vec<String> {
    let modules = Modules::of_service(sources);
    let floor = |module: &str| {
        let top = module.split("::").next().unwrap_or_default();
        FLOORS.iter().position(|name| *name == top)
    };
    let mut broken = Vec::new();
    for (module, imports) in modules.imports() {
        let Some(own) = floor(&module) else {
            broken.push(format!("{module} stands on no floor: name it in the list"));
            continue;
        };
        for import in imports {
            // What is missing from the list is told of by itself.
            if floor(&import).is_some_and(|other| other > own) {
                broken.push(format!("{module} imports {import}, which stands above it"));
            }
        }
    }
    broken
}

fn circles(sources: &[Source]) -> Vec<String> {
    let imports = Modules::of_service(sources).imports();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut broken = Vec::new();
    for module in imports.keys() {
        let Some(circle) = circle(&imports, module) else {
            continue;
        };
        if circle.iter().all(|it| !told.contains(it)) {
            broken.push(format!("{} → {module}", circle.join(" → ")));
        }
        told.extend(circle);
    }
    broken
}

/// The shortest way from a module through what it imports back to itself.
fn circle<'a>(
    imports: &'a BTreeMap<String, BTreeSet<String>>,
    start: &'a str,
) -> Option<Vec<&'a str>> {
    let mut from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut next = VecDeque::from([start]);
    while let Some(module) = next.pop_front() {
        for import in imports.get(module).into_iter().flatten() {
            if import == start {
                let mut way = vec![module];
                while let Some(before) = from.get(way.last()?) {
                    way.push(before);
                }
                way.reverse();
                return Some(way);
            }
            if !from.contains_key(import.as_str()) {
                from.insert(import, module);
                next.push_back(import);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(files: &[(&str, &str)]) -> Vec<Source> {
        let source = |(path, text): &(&str, &str)| Source {
            path: format!("crates/service/src/{path}.rs"),
            text: (*text).to_owned(),
        };
        files.iter().map(source).collect()
    }

    #[test]
    fn an_import_of_a_lower_floor_holds() {
        let sources = service(&[
            (
                "money/refunds",
                "use crate::{ledger::{book, follow}, unit::Unit};",
            ),
            ("ledger/book", ""),
            ("ledger/follow", ""),
            ("unit", ""),
        ]);
        assert!(upwards(&sources).is_empty());
        assert!(circles(&sources).is_empty());
    }

    #[test]
    fn an_import_upwards_is_broken_in_a_use_tree_inline_and_behind_another_name() {
        let of = |text| {
            let sources = service(&[
                ("lib", "pub use money::{payouts as paying, refunds};"),
                ("money", ""),
                ("ledger/book", text),
                ("money/refunds", ""),
                ("money/payouts", ""),
            ]);
            upwards(&sources)
        };
        let both = "use crate::{\n    ledger,\n    money::{self, refunds::{wake}},\n};";
        assert_eq!(of(both).len(), 2, "{:?}", of(both));
        for text in [
            "fn wake() {\n    crate::money::refunds::wake();\n}",
            "fn wake() {\n    super::super::money::refunds::wake();\n}",
            "use crate::refunds;",
            "use crate::paying::create;",
        ] {
            assert_eq!(of(text).len(), 1, "{text}: {:?}", of(text));
        }
        assert!(of("//! See [`crate::money`].").is_empty());
    }

    #[test]
    fn a_folder_on_no_floor_is_broken() {
        assert_eq!(upwards(&service(&[("helpers", "")])).len(), 1);
    }

    #[test]
    fn a_circle_is_told_once_and_as_it_runs() {
        let sources = service(&[
            ("money/a", "use super::b::x;"),
            ("money/b", "use crate::money::c;"),
            ("money/c", "fn f() { crate::money::a::g() }"),
            ("money/d", "use super::a;"),
        ]);
        assert_eq!(
            circles(&sources),
            ["money::a → money::b → money::c → money::a"]
        );
    }

    #[test]
    fn a_circle_through_the_door_of_a_folder_is_seen() {
        let sources = service(&[
            ("money/refunds", "mod pay;\npub(crate) use pay::pay;"),
            ("money/refunds/pay", "use crate::money::fees::back;"),
            ("money/fees", "use crate::money::refunds::pay;"),
        ]);
        assert_eq!(
            circles(&sources),
            ["money::fees → money::refunds::pay → money::fees"]
        );
    }
}
