//! What the browser must never download.

use crate::cmd;

/// Crates of the server side.
const SERVER_ONLY: [&str; 11] = [
    "rusqlite",
    "sqlx",
    "tokio",
    "axum",
    "hyper",
    "leptos_axum",
    "argon2",
    "tributary-store",
    "tributary-service",
    "tributary-api",
    "server",
];

/// Crates of the server side that the front end would contain.
pub fn broken() -> Result<Vec<String>, String> {
    let args = [
        "tree",
        "--package=frontend",
        "--target=wasm32-unknown-unknown",
        "--edges=normal",
        "--prefix=none",
        "--format={p}",
    ];
    let tree = cmd::output(&mut cmd::program("cargo", &args))
        .ok_or("`cargo tree --package=frontend` failed")?;
    Ok(found(&tree))
}

fn found(tree: &str) -> Vec<String> {
    let names: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let inside = SERVER_ONLY.iter().filter(|name| names.contains(*name));
    inside
        .map(|name| format!("the front end contains {name}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn a_server_crate_in_the_front_end_is_named() {
        let tree = "frontend v0.1.0 (path)\nleptos v0.8.23\ntokio v1.0.0 (*)\n";
        assert_eq!(found(tree), ["the front end contains tokio"]);
        assert!(found("leptos v0.8.23\ntokio-macros v1\n").is_empty());
    }
}
