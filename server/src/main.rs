//! The binary `tributary`: the server and the operator's commands.

mod boot;
mod cli;
mod commands;
mod config;
mod demo;
mod health;
mod import;
mod layers;
mod listen;
mod logs;
mod preferences;
mod router;
mod sign_out;
mod site;
mod web;

use std::process::ExitCode;

use clap::Parser;

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
