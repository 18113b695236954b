//! What each command does.

mod demo;
mod import;
mod key;
mod ledger;
mod migrate;
mod owner;
mod serve;
mod user;

use std::process::ExitCode;

use serde_json::Value;

use crate::cli::{Cli, Command};
use crate::config::{self, Settings};
use crate::logs;

/// Runs the command.
pub async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let settings = config::load(&cli.flags(), std::env::vars())?;
    logs::start(settings.log);
    let json = cli.json;
    match cli.command {
        Command::Serve(_) => serve::run(&settings).await?,
        Command::Demo(demo) => demo::run(cli.database, &demo, &settings, json).await?,
        Command::Import(command) => return import::run(&settings, command, json).await,
        Command::Migrate => migrate::run(&settings, json).await?,
        Command::User(command) => user::run(&settings, command, json).await?,
        Command::Key(command) => key::run(&settings, command, json).await?,
        Command::Ledger(_) => return ledger::verify(&settings, json).await,
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints one line of JSON.
fn print_json(value: &Value) {
    println!("{value}");
}

/// The context of a command.
async fn ctx(settings: &Settings) -> anyhow::Result<service::Ctx> {
    crate::boot::for_command(settings).await
}
