//! Which crate may depend on which.

use super::Rule;
use crate::files::Source;

/// What these files check.
pub const RULES: &[Rule] = &[
    Rule {
        says: "a crate depends only on the crates its layer may see",
        broken: layers,
    },
    Rule {
        says: "only `store` names a driver, the test kit, which makes and removes databases, and the \
               bench, whose probe is not ours",
        broken: drivers,
    },
];

/// Each crate with those of ours that it may depend on.
const MAY_SEE: [(&str, &[&str]); 11] = [
    ("crates/domain", &[]),
    ("crates/store", &["domain"]),
    ("crates/service", &["domain", "store"]),
    ("crates/api", &["domain", "service"]),
    ("app", &["domain", "service"]),
    ("frontend", &["app"]),
    ("server", &["domain", "store", "service", "api", "app"]),
    ("crates/testkit", &["domain", "store", "service"]),
    ("crates/model", &["domain", "store", "service", "testkit"]),
    (
        "crates/bench",
        &["domain", "store", "service", "server", "testkit"],
    ),
    ("xtask", &[]),
];

const OURS: [&str; 8] = [
    "domain", "store", "service", "api", "app", "server", "testkit", "model",
];

fn layers(sources: &[Source]) -> Vec<String> {
    let manifest = |directory: &str| format!("{directory}/Cargo.toml");
    let check = |(directory, allowed): &(&str, &[&str])| {
        let path = manifest(directory);
        let source = sources.iter().find(|source| source.path == path);
        let named = source
            .map(|source| dependencies(&source.text))
            .unwrap_or_default();
        let ours = named
            .into_iter()
            .filter(|name| OURS.contains(&name.as_str()));
        let forbidden = ours.filter(|name| !allowed.contains(&name.as_str()));
        forbidden
            .map(|name| format!("{path} depends on {name}"))
            .collect::<Vec<_>>()
    };
    MAY_SEE.iter().flat_map(check).collect()
}

fn drivers(sources: &[Source]) -> Vec<String> {
    let outside = sources.iter().filter(|source| {
        let allowed = ["store", "testkit", "bench"].map(|it| format!("crates/{it}/Cargo.toml"));
        source.path.ends_with("/Cargo.toml") && !allowed.contains(&source.path)
    });
    let names = |text: &str, driver: &str| {
        let mut lines = text.lines();
        lines.any(|line| line.trim_start().starts_with(driver))
    };
    outside
        .flat_map(|source| {
            ["sqlx", "rusqlite"]
                .into_iter()
                .filter(|driver| names(&source.text, driver))
                .map(|driver| format!("{} depends on {driver}", source.path))
        })
        .collect()
}

/// Names in the `[dependencies]` of a manifest; those for tests and builds do not count.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            inside = line == "[dependencies]";
        } else if inside && !line.starts_with('#') {
            let name: String = line
                .chars()
                .take_while(|c| c.is_alphanumeric() || "-_".contains(*c))
                .collect();
            names.extend((!name.is_empty()).then_some(name));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(path: &str, text: &str) -> Source {
        Source {
            path: path.into(),
            text: text.into(),
        }
    }

    #[test]
    fn a_crate_that_sees_too_much_is_named() {
        let text = "[dependencies]\ndomain.workspace = true\nstore = { path = \"x\" }\n";
        let found = layers(&[manifest("crates/api/Cargo.toml", text)]);
        assert_eq!(found, ["crates/api/Cargo.toml depends on store"]);
    }

    #[test]
    fn dependencies_of_tests_do_not_count() {
        let text = "[dependencies]\ndomain.workspace = true\n[dev-dependencies]\ntestkit = 1\n";
        assert!(layers(&[manifest("crates/service/Cargo.toml", text)]).is_empty());
    }

    #[test]
    fn drivers_belong_to_the_store() {
        let text = "[dependencies]\nsqlx.workspace = true\nrusqlite.workspace = true\n";
        assert!(drivers(&[manifest("crates/store/Cargo.toml", text)]).is_empty());
        assert_eq!(drivers(&[manifest("server/Cargo.toml", text)]).len(), 2);
    }
}
