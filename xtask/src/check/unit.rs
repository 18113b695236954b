//! The tests written in Rust.

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
    tests.envs(server.environment());
    super::outcome(cmd::run(&mut tests).map(|()| Some(remark)))
}
