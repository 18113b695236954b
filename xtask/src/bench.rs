//! `cargo xtask bench`: the product measured.

use crate::cmd;
use crate::postgres::{self, Server};

/// Builds the program of `crates/bench` and the binary with optimisations, and lets it read the
/// words.
pub fn run(words: &[String]) -> Result<(), String> {
    // Told to build both, cargo settles the features of what they share once.
    let both = [
        "build",
        "--quiet",
        "--release",
        "--package",
        "server",
        "--package",
        "tributary-bench",
    ];
    cmd::run(&mut cmd::program("cargo", &both))?;
    let server = needs_postgres(words)
        .then(|| Server::ready(postgres::on_ci()))
        .transpose()?;
    let own = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "tributary-bench",
        "--",
    ];
    let words = words.iter().map(String::as_str);
    let args: Vec<&str> = own.into_iter().chain(words).collect();
    let mut bench = cmd::program("cargo", &args);
    bench.envs(server.iter().filter_map(Server::environment));
    cmd::run(&mut bench)
}

/// Whether the words leave Postgres in, and name no server.
fn needs_postgres(words: &[String]) -> bool {
    let without = ["--no-postgres", "--postgres", "--help", "-h", "help"];
    !words.iter().any(|word| without.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::needs_postgres;

    #[test]
    fn a_server_is_looked_for_unless_it_is_named_or_left_out() {
        let words =
            |line: &str| -> Vec<String> { line.split_whitespace().map(str::to_owned).collect() };
        assert!(needs_postgres(&words("--quick --only transfers")));
        assert!(!needs_postgres(&words("--no-postgres")));
        assert!(!needs_postgres(&words("--postgres postgres://db/x")));
        assert!(!needs_postgres(&words("--help")));
    }
}
