//! `tributary import`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use domain::{account::AccountKind, country::Country, money::Currency, money::Percent};

use super::Owner;

/// What to bring in.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Bring in connected accounts, one per row
    ///
    /// Columns that no option names as name or email are kept as metadata, so accounts are found
    /// by them. Rows that were brought in before are skipped, so the command can be run again.
    Accounts(ImportAccounts),
    /// Bring in payments that were made elsewhere, one per row
    ///
    /// The fee is rounded half-up per row. Rows that were brought in before are skipped, so the
    /// command can be run again.
    Payments(ImportPayments),
}

/// What both imports need.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// The CSV file, in UTF-8 with a header row
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Whose data it is
    #[command(flatten)]
    pub owner: Owner,
    /// The columns whose values together identify a row
    #[arg(long, value_name = "COL[,COL]", value_delimiter = ',', required = true)]
    pub id: Vec<String>,
    /// The currency, such as usd
    #[arg(long, value_name = "CUR")]
    pub currency: Currency,
    /// Where rejected rows go [default: FILE.rejected.csv beside the input]
    #[arg(long, value_name = "FILE")]
    pub rejected: Option<PathBuf>,
}

/// Brings in accounts.
#[derive(Clone, Debug, Args)]
pub struct ImportAccounts {
    /// What both imports need
    #[command(flatten)]
    pub common: Common,
    /// The country of the accounts, such as BR
    #[arg(long, value_name = "XX")]
    pub country: Country,
    /// The column with the email address
    #[arg(long, value_name = "COL")]
    pub email: Option<String>,
    /// The column with the name
    #[arg(long, value_name = "COL")]
    pub name: Option<String>,
    /// Which kind of accounts they become
    #[arg(long, value_enum, default_value = "express")]
    pub kind: Kind,
}

/// Brings in payments.
#[derive(Clone, Debug, Args)]
pub struct ImportPayments {
    /// What both imports need
    #[command(flatten)]
    pub common: Common,
    /// The column with the account: the id of an imported row, or an acct_ id
    #[arg(long, value_name = "COL")]
    pub account: String,
    /// The column with the amount in major units, such as 1204.50
    #[arg(long, value_name = "COL")]
    pub amount: String,
    /// The column with the time in ISO 8601, such as 2018-03-04T05:06:07Z
    #[arg(long, value_name = "COL")]
    pub time: String,
    /// The platform's share of each payment, in percent
    #[arg(long, value_name = "P")]
    pub application_fee_percent: Percent,
}

/// A kind of account that a platform can make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Full dashboard, answers for itself
    Standard,
    /// Express Dashboard, the platform answers for losses
    Express,
    /// No dashboard, the platform collects everything
    Custom,
}

impl From<Kind> for AccountKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Standard => Self::Standard,
            Kind::Express => Self::Express,
            Kind::Custom => Self::Custom,
        }
    }
}
