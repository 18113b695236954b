//! The project's own commands: `cargo xtask demo`, `cargo xtask test`, `cargo xtask help`.
//!
//! The standard library and a reader of JSON, so that the first call costs seconds and not minutes.

mod args;
mod bench;
mod build;
mod check;
mod cmd;
mod demo;
mod files;
mod model;
mod postgres;
mod report;
mod rules;
mod tools;

use args::Command;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match args::parse(&words) {
        Ok(Command::Help) => {
            println!("{}", args::HELP);
            Ok(())
        }
        Ok(Command::Demo(options)) => demo::run(&options),
        Ok(Command::Test(options)) => check::run(&options),
        Ok(Command::Model(words)) => model::run(&words),
        Ok(Command::Bench(words)) => bench::run(&words),
        Err(message) => Err(format!("{message}\n\n{}", args::HELP)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
