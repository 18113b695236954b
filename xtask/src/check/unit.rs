//! The tests written in Rust.

use super::statements;
use crate::cmd;
use crate::postgres::{self, Server};
use crate::report::Outcome;

/// Asks for the plan of every statement that a test runs: minutes more, so it is asked for by name.
const PLANS: &str = "TRIBUTARY_TEST_PLANS";

/// All of them but the front end's, which has no code of its own to test natively.
pub fn run() -> Outcome {
    let server = match Server::ready(postgres::on_ci()) {
        Ok(server) => server,
        Err(reason) => return Outcome::Failed(reason),
    };
    let remark = server.remark();
    println!("{remark}");
    let args = [
        "test",
        "--workspace",
        "--exclude",
        "frontend",
        "--no-fail-fast",
        "--quiet",
    ];
    let mut tests = cmd::program("cargo", &args);
    tests.envs(server.environment());
    if std::env::var_os(PLANS).is_none() {
        return super::outcome(cmd::run(&mut tests).map(|()| Some(remark)));
    }
    let record = cmd::root().join("target/statements.txt");
    let _ = std::fs::remove_file(&record);
    tests.env(statements::VARIABLE, &record);
    super::outcome(cmd::run(&mut tests).and_then(|()| {
        let record = std::fs::read_to_string(&record).unwrap_or_default();
        match statements::unread(&record)?.as_slice() {
            [] => Ok(Some(remark)),
            unread => Err(format!(
                "no test runs these statements, so nobody has read their plans: {}",
                unread.join(", ")
            )),
        }
    }))
}
