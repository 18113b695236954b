//! The tests written in Rust.

use super::statements;
use crate::cmd;
use crate::postgres::{self, Server};
use crate::report::Outcome;

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
    let record = cmd::root().join("target/statements.txt");
    let _ = std::fs::remove_file(&record);
    tests.envs(server.environment());
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
