//! `tributary-bench`: `cargo xtask bench` builds and starts it.

use std::process::ExitCode;

use bench::{Plan, args, run};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match Plan::read(&words) {
        Ok(Some(plan)) => {
            log_to_nowhere();
            run(&plan).await
        }
        Ok(None) => {
            println!("{}", args::HELP);
            Ok(())
        }
        Err(error) => Err(format!("{error}\n\n{}", args::HELP)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The server writes a line for every request. It does so here too, as far as the terminal.
fn log_to_nowhere() {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new("info,sqlx=warn,hyper=warn"))
        .with_writer(std::io::sink)
        .init();
}
