//! `tributary import`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use domain::{
    account::AccountKind,
    country::Country,
    money::{Currency, Grouping, Mark, Percent},
};
use encoding_rs::Encoding;

use super::Owner;
use crate::import::{Input, Keep, Said, Separator, Zone};

/// What to bring in.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Bring in connected accounts, one per row
    ///
    /// Columns that no option names as name or email are kept as metadata, so accounts are found
    /// by them. Rows that were brought in before are skipped, so the command can be run again.
    #[command(after_long_help = RULES)]
    Accounts(ImportAccounts),
    /// Bring in payments that were made elsewhere, one per row
    ///
    /// Columns that no option names are kept as metadata. The fee is rounded half-up per row. Rows
    /// that were brought in before are skipped, so the command can be run again.
    ///
    /// Amounts are in major units: 1,204.50 unless --decimal or --grouping say otherwise. Without
    /// them, an amount that could be a thousand times as much, such as 1.500, is asked about. All
    /// of the file is in one --currency, and accounts must settle in it, or have a bank account or
    /// a balance in it.
    #[command(after_long_help = RULES)]
    Payments(ImportPayments),
}

/// What holds for both imports.
const RULES: &str = "\
The whole file is looked at before any row is written. What it leaves open (its separator or encoding, \
how amounts are written, names and values that metadata cannot have) is asked, with the option that \
answers it; then nothing is written. The same goes for a file with the same fault in every row. \
Otherwise rows that cannot be taken are rejected one by one, to a file beside the input with the line \
and the reason of each. That file can be mended and imported with the same options; its first two \
columns are not read.

Of rows that have the same id and say different things none is taken; a row that says something else \
than what was imported under its id is rejected. Both are named with the difference.

Blanks and invisible characters at the edges of a cell do not count, and neither do empty rows and \
empty columns without a name. A byte order mark tells the encoding, whatever --encoding says.

Ends with status 1 when a row was rejected, or would be.";

/// What both imports need.
#[derive(Clone, Debug, Args)]
pub struct ImportCommon {
    /// The CSV file, with a header row
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Look at the whole file, say what is in it and what would come of it, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Whose data it is
    #[command(flatten)]
    pub owner: Owner,
    /// The columns whose values together identify a row
    #[arg(long, value_name = "COL[,COL]", value_delimiter = ',', required = true)]
    pub id: Vec<String>,
    /// The currency, such as usd
    #[arg(long, value_name = "CUR")]
    pub currency: Currency,
    /// What stands between columns: a character such as ; or | or tab [default: ,]
    #[arg(long, value_name = "CHAR")]
    pub separator: Option<Separator>,
    /// The encoding, such as windows-1252 or utf-16le [default: by the byte order mark, else utf-8]
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<&'static Encoding>,
    /// Columns that are not kept as metadata; can be given several times
    #[arg(long, value_name = "COL[,COL]")]
    pub leave_out: Vec<String>,
    /// Cut names and values that are too long for metadata (40 and 500 characters)
    #[arg(long)]
    pub shorten: bool,
    /// Where rejected rows go [default: FILE.rejected.csv beside the input]
    #[arg(long, value_name = "FILE")]
    pub rejected: Option<PathBuf>,
}

impl ImportCommon {
    /// Opens the file, which has the columns that identify a row and those that are `named`.
    pub fn open<'a>(&'a self, named: impl Iterator<Item = &'a str>) -> anyhow::Result<Input> {
        let wanted: Vec<&str> = self.id.iter().map(String::as_str).chain(named).collect();
        let said = Said {
            separator: self.separator,
            encoding: self.encoding,
        };
        Input::open(&self.file, said, &wanted)
    }

    /// What is kept as metadata.
    pub fn keep(&self) -> Keep<'_> {
        Keep {
            leave_out: &self.leave_out,
            shorten: self.shorten,
        }
    }
}

/// An encoding by one of its names in the Encoding Standard.
fn encoding(name: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(name.as_bytes()).ok_or_else(|| {
        "it is not known; use a name such as utf-8, windows-1252, utf-16le or shift_jis".to_owned()
    })
}

/// Brings in accounts.
#[derive(Clone, Debug, Args)]
pub struct ImportAccounts {
    /// What both imports need
    #[command(flatten)]
    pub common: ImportCommon,
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
    pub common: ImportCommon,
    /// The column with the account: the id of an imported row, or an acct_ id
    #[arg(long, value_name = "COL")]
    pub account: String,
    /// The column with the amount in major units, such as 1204.50
    #[arg(long, value_name = "COL")]
    pub amount: String,
    /// What stands before the fraction of an amount: . or , [default: .]
    #[arg(long, value_name = "CHAR")]
    pub decimal: Option<Mark>,
    /// What groups the thousands of an amount: , . ' space or none [default: , or, after
    /// --decimal , the point]
    #[arg(long, value_name = "CHAR")]
    pub grouping: Option<Grouping>,
    /// The column with the time in ISO 8601, such as 2018-03-04T05:06:07Z
    #[arg(long, value_name = "COL")]
    pub time: String,
    /// The zone of times without one, such as America/Sao_Paulo or -03:00 [default: UTC]
    #[arg(long, value_name = "ZONE", allow_hyphen_values = true)]
    pub zone: Option<Zone>,
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
