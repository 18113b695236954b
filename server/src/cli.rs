//! The command line.

mod import;
mod team;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::config::Flags;

pub use import::{Import, ImportAccounts, ImportCommon, ImportPayments};
pub use team::{Key, Owner, Password, User};

/// Tributary: marketplace money, from one binary.
///
/// Settings come from defaults, then a TOML file (--config, TRIBUTARY_CONFIG or ./tributary.toml),
/// then variables such as TRIBUTARY_DATABASE, then flags.
#[derive(Debug, Parser)]
#[command(name = "tributary", version, max_term_width = 100)]
pub struct Cli {
    /// The configuration file [default: ./tributary.toml, if it is there]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The path of an SQLite file, or a postgres:// address [default: tributary.db]
    #[arg(long, global = true, value_name = "FILE|URL")]
    pub database: Option<String>,
    /// How log lines look: text or json [default: text]
    #[arg(long, global = true, value_name = "FORMAT")]
    pub log: Option<String>,
    /// Print answers as JSON, for scripts
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the server: dashboards, API and jobs
    Serve(Serve),
    /// Run a demo world with invented accounts and money, on this machine only
    Demo(Demo),
    /// Bring in accounts or payments from a CSV file
    #[command(subcommand)]
    Import(Import),
    /// Bring the database's schema up to date
    Migrate,
    /// The people of a platform's team
    #[command(subcommand)]
    User(User),
    /// API keys
    #[command(subcommand)]
    Key(Key),
    /// The ledger
    #[command(subcommand)]
    Ledger(Ledger),
}

/// Where and as what to serve.
#[derive(Debug, Args)]
pub struct Serve {
    /// Where to listen [default: 127.0.0.1:4700]
    #[arg(long, value_name = "IP:PORT")]
    pub addr: Option<String>,
    /// The public address, such as https://pay.example.com [default: http:// and --addr]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
}

/// Where to run the demo.
#[derive(Debug, Args)]
pub struct Demo {
    /// Where to listen: an address of this machine only; port 0 takes any free port
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:4700")]
    pub addr: SocketAddr,
}

/// The ledger.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Ledger {
    /// Re-add every posting and compare the sums with balances and balance transactions
    ///
    /// Ends with status 1 when anything differs, and names it.
    Verify,
}

impl Cli {
    /// What was given as flags, for the configuration.
    pub fn flags(&self) -> Flags {
        let mut given = vec![
            ("database", self.database.clone()),
            ("log", self.log.clone()),
        ];
        if let Command::Serve(serve) = &self.command {
            given.push(("addr", serve.addr.clone()));
            given.push(("base_url", serve.base_url.clone()));
        }
        let values = given
            .into_iter()
            .filter_map(|(key, text)| Some((key, text?)))
            .collect();
        Flags {
            config: self.config.clone(),
            values,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}
