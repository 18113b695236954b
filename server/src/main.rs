//! The binary `tributary`.

#![recursion_limit = "256"]

use std::process::ExitCode;

use clap::Parser;
use server::{cli, commands};

#[tokio::main]
async fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match commands::run(cli).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
