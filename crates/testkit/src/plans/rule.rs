//! What a plan may be.

use super::{Statement, exceptions::EXCEPTIONS};

/// Tables of which there are few rows, however large a tenant is: the team and what it set.
pub(super) const FEW: &[&str] = &[
    "platforms",
    "users",
    "members",
    "api_keys",
    "setup_tokens",
    "account_words_rule",
    "account_counts",
    "_sqlx_migrations",
];

/// Columns that many rows of a tenant share: knowing their value does not make a read short.
const SHARED: &[&str] = &[
    "platform_id",
    "livemode",
    "is_platform",
    "deleted",
    "kind",
    "status",
    "state",
    "lane",
    "currency",
    "country",
    "available",
    "balance_type",
    "span",
    "origin",
    "source_type",
    "purpose",
    // The platform's own account has rows of the whole tenant.
    "account_id",
    "owner",
    "destination",
    "debit_account",
    "credit_account",
];

/// Where knowing such a column makes a read short all the same: tables that have few rows of it.
const FEW_OF: &[(&str, &str)] = &[
    ("ledger_accounts", "owner"),
    ("connect_reserves", "account_id"),
    ("account_figures", "account_id"),
    ("login_links", "account_id"),
    ("codes", "account_id"),
    ("sessions", "account_id"),
];

/// How a statement is carried out.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Every table that it reads.
    pub reads: Vec<Read>,
    /// Everything that was found is gathered before the first row comes, such as to sort it.
    pub gathers: bool,
}

/// A table that is read.
#[derive(Debug)]
pub(super) struct Read {
    /// Which.
    pub table: String,
    /// The index, and whatever else the engine says.
    pub how: String,
    /// The index alone.
    pub index: Option<String>,
    /// The columns whose value is known when it is looked up in the index.
    pub known: Vec<String>,
    /// It ends after a number of rows that the statement says, and passes over none.
    pub limited: bool,
}

/// What is wrong with a plan, if anything is and it is not meant.
pub(super) fn fault(statement: &Statement, plan: &Plan, statistics: bool) -> Option<String> {
    let guesses = !statistics && statement.engine == "postgres";
    let long: Vec<String> = plan
        .reads
        .iter()
        .filter(|read| !read.limited && grows(read, guesses))
        .filter(|read| plan.gathers || !walks_a_list(statement, read))
        .map(|read| format!("  reads {} {}", read.table, read.how))
        .collect();
    if long.is_empty() || excused(statement) {
        return None;
    }
    let gathers = if plan.gathers {
        "\n  gathers what it finds"
    } else {
        ""
    };
    Some(format!(
        "{} ({}, {} statistics)\n  {}\n{}{gathers}",
        statement.site,
        statement.engine,
        if statistics { "with" } else { "without" },
        statement.text,
        long.join("\n"),
    ))
}

/// Whether a page of a list is read in the order of the list, over an index of that order. What a
/// filter leaves out is passed over until the page is full, so a filter that leaves almost nothing
/// reads on: such filters still want indexes of their own.
fn walks_a_list(statement: &Statement, read: &Read) -> bool {
    let page = ["(created, seq) <", "(created, seq) >"];
    read.index.is_some()
        && statement.text.contains(" LIMIT ")
        && page.iter().any(|it| statement.text.contains(it))
}

/// Whether more is read the larger the tenant is.
///
/// Without statistics Postgres takes a column such as an id, whose values are all different, and
/// three that many rows share for the same, a row or none, and looks into either index; nor does it
/// know that there is much to sort. A single row is enough for statistics that put this right, and
/// those are made soon (`Store::optimize`). So it is only refused what no index serves.
fn grows(read: &Read, guesses: bool) -> bool {
    let short = |column: &String| {
        !SHARED.contains(&column.as_str())
            || FEW_OF.contains(&(read.table.as_str(), column.as_str()))
    };
    let guessed = guesses && read.index.is_some();
    !FEW.contains(&read.table.as_str()) && !read.known.iter().any(short) && !guessed
}

fn excused(statement: &Statement) -> bool {
    EXCEPTIONS
        .iter()
        .any(|(part, _why)| statement.text.contains(part) || statement.site.starts_with(part))
}
