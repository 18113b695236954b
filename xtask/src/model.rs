//! `cargo xtask model`: long runs of the proof.

use crate::cmd;
use crate::postgres::{self, Server};

/// Builds the program of `crates/model` with optimisations and lets it read the words.
pub fn run(words: &[String]) -> Result<(), String> {
    let own = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "tributary-model",
        "--",
    ];
    let server = needs_postgres(words)
        .then(|| Server::ready(postgres::on_ci()))
        .transpose()?;
    let words = words.iter().map(String::as_str);
    let args: Vec<&str> = own.into_iter().chain(words).collect();
    let mut model = cmd::program("cargo", &args);
    model.envs(server.iter().filter_map(Server::environment));
    cmd::run(&mut model)
}

/// Whether the words leave Postgres in.
fn needs_postgres(words: &[String]) -> bool {
    !words.windows(2).any(|pair| pair == ["--engine", "sqlite"])
}

#[cfg(test)]
mod tests {
    use super::needs_postgres;

    #[test]
    fn only_a_run_on_sqlite_needs_no_postgres() {
        let words =
            |line: &str| -> Vec<String> { line.split_whitespace().map(str::to_owned).collect() };
        assert!(!needs_postgres(&words("--seed 4 --engine sqlite")));
        assert!(needs_postgres(&words("--engine postgres")));
        assert!(needs_postgres(&words("--kills 9")));
    }
}
