//! Words that belong in some files only.

use super::{Rule, is_test, lines, without_tests};
use crate::files::Source;

/// What this file checks.
pub const RULES: &[Rule] = &[
    Rule {
        says: "only `store` contains SQL",
        broken: sql,
    },
    Rule {
        says: "only `service::authorize` makes a Scope",
        broken: scope,
    },
    Rule {
        says: "what is routed is listed: `api::table` makes routes",
        broken: routes,
    },
    Rule {
        says: "only `api` writes the public JSON",
        broken: public_json,
    },
    Rule {
        says: "colours are written in style/tokens only",
        broken: colours,
    },
    Rule {
        says: "no markup from strings",
        broken: raw_markup,
    },
    Rule {
        says: "no inline styles: the content security policy forbids them",
        broken: styles,
    },
    Rule {
        says: "no path of one machine",
        broken: machine_paths,
    },
    Rule {
        says: "a test that expects an error says which one: `is_err` takes any",
        broken: any_error,
    },
];

/// Rust files below these folders whose code, tests aside, has a line like this.
fn code(sources: &[Source], folders: &[&str], condition: impl Fn(&str) -> bool) -> Vec<String> {
    let inside = |path: &str| folders.iter().any(|folder| path.starts_with(folder));
    let chosen = sources.iter().filter(|source| {
        source.path.ends_with(".rs") && inside(&source.path) && !is_test(&source.path)
    });
    let hits = |source: &Source| {
        let code = without_tests(&source.text).to_owned();
        lines(
            &Source {
                path: source.path.clone(),
                text: code,
            },
            &condition,
        )
    };
    chosen.flat_map(hits).collect()
}

fn sql(sources: &[Source]) -> Vec<String> {
    let words = [
        "SELECT ",
        "INSERT INTO ",
        "DELETE FROM ",
        "sql::query",
        "sqlx::",
        "rusqlite::",
    ];
    let update = |line: &str| line.contains("UPDATE ") && line.contains(" SET ");
    let outside = [
        "crates/domain/",
        "crates/service/",
        "crates/api/",
        "app/",
        "server/",
    ];
    code(sources, &outside, |line| {
        !is_comment(line) && (words.iter().any(|word| line.contains(word)) || update(line))
    })
}

fn scope(sources: &[Source]) -> Vec<String> {
    let outside = ["crates/service/", "crates/api/", "app/", "server/"];
    let found = code(sources, &outside, |line| {
        let literal = line.contains("Scope {") && !line.contains("struct") && !line.contains("->");
        !is_comment(line) && (line.contains("Scope::of_") || literal)
    });
    let authorize = "crates/service/src/rights/authorize";
    found
        .into_iter()
        .filter(|place| !place.starts_with(authorize))
        .collect()
}

fn routes(sources: &[Source]) -> Vec<String> {
    // The web app's own routes are listed beside the call that makes them.
    let listed = ["crates/api/src/table.rs", "server/src/web.rs"];
    let found = code(sources, &["crates/api/", "app/", "server/"], |line| {
        let makes = ["Router::new(", "axum::routing", "routing::{"];
        !is_comment(line) && makes.iter().any(|text| line.contains(text))
    });
    found
        .into_iter()
        .filter(|place| !listed.iter().any(|path| place.starts_with(path)))
        .collect()
}

fn public_json(sources: &[Source]) -> Vec<String> {
    let outside = ["crates/domain/", "crates/store/", "crates/service/", "app/"];
    code(sources, &outside, |line| line.contains("\"object\":"))
}

fn colours(sources: &[Source]) -> Vec<String> {
    let styles = sources.iter().filter(|source| {
        source.path.starts_with("style/")
            && source.path.ends_with(".css")
            && !source.path.starts_with("style/tokens")
    });
    let colour = |line: &str| {
        line.split_once(':')
            .is_some_and(|(_, value)| has_hex_colour(value))
    };
    styles.flat_map(|source| lines(source, colour)).collect()
}

/// Whether the value of a declaration has `#` and then the digits of a colour.
fn has_hex_colour(value: &str) -> bool {
    value.split('#').skip(1).any(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
        let next = rest.chars().nth(digits);
        let ends = next.is_none_or(|c| !(c.is_alphanumeric() || c == '-' || c == '_'));
        matches!(digits, 3 | 4 | 6 | 8) && ends
    })
}

fn raw_markup(sources: &[Source]) -> Vec<String> {
    code(sources, &["app/", "frontend/", "server/"], |line| {
        line.contains("inner_html")
    })
}

fn styles(sources: &[Source]) -> Vec<String> {
    code(sources, &["app/", "frontend/"], |line| {
        let trimmed = line.trim_start();
        !is_comment(line) && (line.contains(" style=") || trimmed.starts_with("style="))
            || line.contains(" style:")
    })
}

fn machine_paths(sources: &[Source]) -> Vec<String> {
    let homes = ["home", "root", "Users"].map(|folder| format!("/{folder}/"));
    let names = |line: &str| homes.iter().any(|home| starts_a_path(line, home));
    sources
        .iter()
        .flat_map(|source| lines(source, names))
        .collect()
}

fn any_error(sources: &[Source]) -> Vec<String> {
    let bare = |line: &str| !is_comment(line) && line.contains(".is_err()");
    let tests = |source: &Source| {
        let all = lines(source, bare);
        if source.path.contains("/tests/") || source.path.ends_with("/tests.rs") {
            return all;
        }
        let code = without_tests(&source.text).lines().filter(|it| bare(it));
        all.into_iter().skip(code.count()).collect()
    };
    let rust = sources.iter().filter(|source| source.path.ends_with(".rs"));
    rust.flat_map(tests).collect()
}

/// Whether the text occurs where a path begins, and not in the middle of one.
fn starts_a_path(line: &str, text: &str) -> bool {
    line.match_indices(text).any(|(at, _)| {
        let before = line.get(..at).and_then(|head| head.chars().last());
        before.is_none_or(|c| !(c.is_alphanumeric() || "._-}])".contains(c)))
    })
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> Vec<Source> {
        vec![Source {
            path: path.into(),
            text: text.into(),
        }]
    }

    #[test]
    fn sql_is_found_outside_the_store_and_not_in_tests() {
        let query = "let q = \"SELECT 1\";\n";
        assert_eq!(sql(&file("server/src/boot.rs", query)).len(), 1);
        assert!(sql(&file("crates/store/src/db.rs", query)).is_empty());
        let in_test = format!("fn f() {{}}\n#[cfg(test)]\nmod tests {{ {query} }}");
        assert!(sql(&file("server/src/boot.rs", &in_test)).is_empty());
    }

    #[test]
    fn only_authorize_makes_a_scope() {
        let text = "    let scope = Scope::of_tenant(tenant);\n";
        assert!(scope(&file("crates/service/src/rights/authorize.rs", text)).is_empty());
        assert_eq!(
            scope(&file("crates/service/src/money/transfers.rs", text)).len(),
            1
        );
        let signature = "pub fn scope(&self) -> Scope {\n";
        assert!(scope(&file("crates/service/src/money/transfers.rs", signature)).is_empty());
    }

    #[test]
    fn a_route_that_is_not_listed_is_found() {
        let text = "    Router::new().route(\"/livez\", get(live))\n";
        assert_eq!(routes(&file("server/src/health.rs", text)).len(), 1);
        assert!(routes(&file("crates/api/src/table.rs", text)).is_empty());
        let table = "    Table::default().route(\"/livez\", get(live))\n";
        assert!(routes(&file("server/src/health.rs", table)).is_empty());
    }

    #[test]
    fn hex_colours_belong_to_the_tokens() {
        let text = "a { color: #ff00aa; }\n#add { top: 0 }\n b { mask: url(x.svg#icon) }\n";
        assert_eq!(colours(&file("style/base/a.css", text)).len(), 1);
        assert!(colours(&file("style/tokens/light.css", text)).is_empty());
    }

    #[test]
    fn any_error_is_not_enough_in_a_test() {
        let check = concat!("assert!(refund().is_", "err());\n");
        assert_eq!(any_error(&file("server/tests/a.rs", check)).len(), 1);
        assert_eq!(any_error(&file("app/src/a/tests.rs", check)).len(), 1);
        let below = format!("{check}#[cfg(test)]\nmod tests {{\n{check}}}\n");
        let found = any_error(&file("app/src/a.rs", &below));
        assert_eq!(found, [format!("app/src/a.rs:4: {}", check.trim())]);
        assert!(any_error(&file("app/src/a.rs", check)).is_empty());
    }

    #[test]
    fn machine_paths_are_found_and_routes_are_not() {
        let path = format!("open(\"/{}/me/x\")", "home");
        assert_eq!(machine_paths(&file("docs/a.md", &path)).len(), 1);
        let route = format!("href=\"/express/{}/\" and {{base}}/{}/x", "home", "root");
        assert!(machine_paths(&file("docs/a.md", &route)).is_empty());
    }
}
