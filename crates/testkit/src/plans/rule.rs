//! What a plan may be.

use super::{
    Statement,
    exceptions::{EXCEPTIONS, FILTERS},
};

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
        .filter(|read| grows(read, guesses) && !ends(statement, plan, read))
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

/// Whether a read ends after the rows that are wanted: those of a page come in the order of an index,
/// and whatever else is asked of them stands in the index too, or `exceptions.rs` says why not.
fn ends(statement: &Statement, plan: &Plan, read: &Read) -> bool {
    let pages = pages(&statement.text);
    if pages.is_empty() {
        return read.limited;
    }
    let in_order = read.limited || read.index.is_some() && !plan.gathers;
    in_order && pages.iter().any(|page| passes_over_nothing(page, read))
}

/// The conditions of each page of a list that a statement reads.
fn pages(text: &str) -> Vec<Vec<&str>> {
    let parts = text.split(" FROM ").skip(1);
    let conditions =
        parts.filter_map(|part| part.split_once(" WHERE ")?.1.split_once(" ORDER BY "));
    let lists = conditions.map(|(conditions, _)| conditions.split(" AND ").collect::<Vec<_>>());
    lists
        .filter(|list| list.iter().any(|it| it.starts_with("(created, seq) ")))
        .collect()
}

fn passes_over_nothing(page: &[&str], read: &Read) -> bool {
    page.iter().all(|condition| {
        let column = condition.split_once(" = ").map(|(column, _)| column);
        let ours = ["created ", "(created, seq) "];
        ours.iter().any(|it| condition.starts_with(it))
            || column.is_some_and(|column| read.known.iter().any(|known| known == column))
            || FILTERS
                .iter()
                .any(|(table, part, _why)| *table == read.table && condition.starts_with(part))
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn page_of(conditions: &str) -> Statement {
        Statement {
            engine: "sqlite".to_owned(),
            text: format!(
                "SELECT doc FROM transfers WHERE platform_id = $1 AND {conditions} AND created >= $3 \
                 AND (created, seq) < ($4, $5) ORDER BY created DESC, seq DESC LIMIT $6"
            ),
            ..Statement::default()
        }
    }

    fn read_by(known: &[&str]) -> Plan {
        Plan {
            reads: vec![Read {
                table: "transfers".to_owned(),
                how: "by an index".to_owned(),
                index: Some("an_index".to_owned()),
                known: known.iter().map(|&it| it.to_owned()).collect(),
                limited: true,
            }],
            gathers: false,
        }
    }

    #[test]
    fn a_page_is_refused_whose_index_leaves_a_filter_to_the_rows() {
        let by_tenant = read_by(&["platform_id"]);
        let page = page_of("purpose = $2");
        let fault = fault(&page, &by_tenant, true);
        assert!(fault.is_some_and(|it| it.contains("reads transfers by an index")));
        assert_eq!(
            super::fault(&page, &read_by(&["platform_id", "purpose"]), true),
            None
        );
        // One that is named among the exceptions.
        assert_eq!(
            super::fault(&page_of("currency = $2"), &by_tenant, true),
            None
        );
    }
}
