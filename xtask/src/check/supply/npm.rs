//! The npm packages of the browser tests, as their lock file names them.

use crate::cmd;
use serde_json::Value;
use std::path::Path;

/// They are run and not passed on, so that any licence will do that lets us use them.
const LICENCES: [&str; 3] = ["Apache-2.0", "MIT", "MPL-2.0"];
const REGISTRY: &str = "https://registry.npmjs.org/";

/// Where `package.json` names packages.
const SECTIONS: [&str; 4] = [
    "dependencies",
    "devDependencies",
    "optionalDependencies",
    "peerDependencies",
];

/// Whether manifest and lock fit each other, and where each package comes from.
pub fn check() -> Result<(), String> {
    let folder = cmd::root().join("end2end");
    let manifest = read(&folder.join("package.json"))?;
    let lock = read(&folder.join("package-lock.json"))?;
    let broken = broken(&manifest, &lock);
    for place in &broken {
        println!("   {place}");
    }
    match broken.len() {
        0 => Ok(()),
        count => Err(format!("{count} things are wrong with the npm packages")),
    }
}

fn read(path: &Path) -> Result<Value, String> {
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| told(&error))?;
    serde_json::from_str(&text).map_err(|error| told(&error))
}

/// A field of an object; null where it has none.
fn field<'v>(object: &'v Value, name: &str) -> &'v Value {
    object.get(name).unwrap_or(&Value::Null)
}

fn broken(manifest: &Value, lock: &Value) -> Vec<String> {
    if *field(lock, "lockfileVersion") != 3 {
        return vec!["package-lock.json is not of version 3".into()];
    }
    let Some(packages) = field(lock, "packages").as_object() else {
        return vec!["package-lock.json names no packages".into()];
    };
    let mut broken = out_of_step(manifest, lock);
    for (place, package) in packages.iter().filter(|(place, _)| !place.is_empty()) {
        let name = place.trim_start_matches("node_modules/");
        broken.extend(wrong_with(package).map(|why| format!("{name} {why}")));
    }
    broken
}

/// Where the lock was not made from the manifest, and what the manifest leaves open.
fn out_of_step(manifest: &Value, lock: &Value) -> Vec<String> {
    let packages = field(lock, "packages");
    let mut broken = Vec::new();
    for section in SECTIONS {
        let wanted = field(manifest, section);
        if wanted != field(field(packages, ""), section) {
            broken.push(format!(
                "package.json and package-lock.json differ in {section}: run `npm install`"
            ));
        }
        for (name, version) in wanted.as_object().into_iter().flatten() {
            let package = field(packages, &format!("node_modules/{name}"));
            let locked = field(package, "version");
            if locked != version {
                broken.push(format!("{name} is asked for as {version}, not as {locked}"));
            }
        }
    }
    broken
}

/// What is wrong with where a package comes from, and with what it is.
fn wrong_with(package: &Value) -> impl Iterator<Item = String> {
    let text = |name: &str| field(package, name).as_str().unwrap_or_default();
    let source = match field(package, "resolved").as_str() {
        _ if *field(package, "link") == true => Some("is a link to a folder".to_owned()),
        Some(source) if !source.starts_with(REGISTRY) => Some(format!("comes from {source}")),
        _ => None,
    };
    let integrity = (!text("integrity").starts_with("sha512-"))
        .then(|| "has no sha512 of what it is to be".to_owned());
    let licence = (!LICENCES.contains(&text("license"))).then(|| {
        format!(
            "has the licence {}, which is not listed",
            field(package, "license")
        )
    });
    [source, integrity, licence].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn manifest() -> Value {
        json!({ "devDependencies": { "stripe": "23.1.0" } })
    }

    /// A lock of that manifest, with what `change` does to its package.
    fn lock(change: impl FnOnce(&mut Value)) -> Value {
        let mut stripe = json!({
            "version": "23.1.0",
            "resolved": "https://registry.npmjs.org/stripe/-/stripe-23.1.0.tgz",
            "integrity": "sha512-AAAA",
            "license": "MIT",
        });
        change(&mut stripe);
        json!({
            "lockfileVersion": 3,
            "packages": {
                "": { "devDependencies": { "stripe": "23.1.0" } },
                "node_modules/stripe": stripe,
            },
        })
    }

    fn found(change: impl FnOnce(&mut Value)) -> Vec<String> {
        broken(&manifest(), &lock(change))
    }

    #[test]
    fn packages_of_the_registry_pass_whether_they_name_it_or_not() {
        assert!(found(|_| ()).is_empty());
        let unnamed = found(|stripe| stripe["resolved"] = Value::Null);
        assert!(unnamed.is_empty(), "{unnamed:?}");
    }

    #[test]
    fn a_package_without_integrity_is_named() {
        let expected = ["stripe has no sha512 of what it is to be"];
        assert_eq!(found(|it| it["integrity"] = Value::Null), expected);
        assert_eq!(found(|it| it["integrity"] = json!("sha1-AAAA")), expected);
    }

    #[test]
    fn a_package_from_elsewhere_is_named() {
        for source in [
            "git+ssh://git@example.com/stripe.git#abc",
            "https://registry.npmjs.org.example.com/stripe.tgz",
            "http://registry.npmjs.org/stripe.tgz",
        ] {
            let found = found(|it| it["resolved"] = json!(source));
            assert_eq!(found, [format!("stripe comes from {source}")]);
        }
        let linked = found(|it| it["link"] = json!(true));
        assert_eq!(linked, ["stripe is a link to a folder"]);
    }

    #[test]
    fn a_licence_that_is_not_listed_is_named() {
        for licence in [json!("GPL-3.0-only"), json!("MIT OR GPL-2.0"), Value::Null] {
            let found = found(|it| it["license"] = licence.clone());
            let told = format!("stripe has the licence {licence}, which is not listed");
            assert_eq!(found, [told]);
        }
    }

    #[test]
    fn a_lock_of_another_manifest_is_noticed() {
        let differ =
            "package.json and package-lock.json differ in devDependencies: run `npm install`";
        let newer = json!({ "devDependencies": { "stripe": "23.2.0" } });
        let asked = r#"stripe is asked for as "23.2.0", not as "23.1.0""#;
        assert_eq!(broken(&newer, &lock(|_| ())), [differ, asked]);
        let fewer = broken(&json!({}), &lock(|_| ()));
        assert_eq!(fewer, [differ]);
    }

    #[test]
    fn a_range_is_no_version() {
        let range = json!({ "devDependencies": { "stripe": "^23.1.0" } });
        let mut lock = lock(|_| ());
        lock["packages"][""] = range.clone();
        let told = r#"stripe is asked for as "^23.1.0", not as "23.1.0""#;
        assert_eq!(broken(&range, &lock), [told]);
    }

    #[test]
    fn another_kind_of_lock_is_refused() {
        for (lock, told) in [
            (json!({}), "package-lock.json is not of version 3"),
            (
                json!({ "lockfileVersion": 3 }),
                "package-lock.json names no packages",
            ),
        ] {
            assert_eq!(broken(&manifest(), &lock), [told]);
        }
    }
}
