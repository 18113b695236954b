//! The tests written in Rust.

use crate::cmd;
use crate::postgres;
use crate::report::Outcome;

/// All of them but the front end's, which has no code of its own to test natively.
pub fn run() -> Outcome {
    let server = postgres::server();
    let reachable = postgres::reachable(&server);
    if !reachable && on_ci() {
        return Outcome::Failed(format!("no Postgres at {server}, and CI=true demands one"));
    }
    let remark = if reachable {
        format!("SQLite and Postgres at {server}")
    } else {
        format!("SQLite only: no Postgres at {server}")
    };
    println!("{remark}");
    let args = [
        "test",
        "--workspace",
        "--exclude",
        "frontend",
        "--no-fail-fast",
        "--quiet",
    ];
    super::outcome(cmd::run(&mut cmd::program("cargo", &args)).map(|()| Some(remark)))
}

fn on_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}
