//! The command line.

use std::time::Duration;

/// What `cargo xtask bench --help` prints.
pub const HELP: &str = "\
cargo xtask bench [--quick] [--only SECTION]... [OPTION]...
    Measure the product against a bare probe and against itself, in one run.
    --quick          seconds instead of minutes: shows that everything runs, the figures say little
    --only SECTION   transfers, balance, payday, imports, start or pages; can be given several times
    --seconds S      how long each rate is measured, 4 unless told
    --rounds N       how often, one after the other in turns; the median counts; 3 unless told
    --accounts N     due accounts of a payday, 2000 unless told
    --rows N         accounts and payments of the imports, 10000 unless told
    --database D     a larger database, file or URL, for `start` and `pages`; can be given several
                     times, the smallest first; a key and a member of the team are added to it
    --postgres URL   the server on which databases are made; unless told TRIBUTARY_TEST_POSTGRES, or
                     the local one
    --no-postgres    on SQLite only
  SQLite files lie in the temporary folder: TMPDIR says on which disk.";

/// A part of the bench.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Durable transfers over HTTP.
    Transfers,
    /// Reading a balance over HTTP.
    Balance,
    /// A day on which many accounts are paid out.
    Payday,
    /// Accounts and payments from files.
    Imports,
    /// How long the program takes to start, and what it holds when idle.
    Start,
    /// Every list and page, small and large.
    Pages,
}

impl Section {
    /// All of them, in the order in which they run.
    pub const ALL: [Self; 6] = [
        Self::Transfers,
        Self::Balance,
        Self::Payday,
        Self::Imports,
        Self::Start,
        Self::Pages,
    ];

    /// As the command line names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Transfers => "transfers",
            Self::Balance => "balance",
            Self::Payday => "payday",
            Self::Imports => "imports",
            Self::Start => "start",
            Self::Pages => "pages",
        }
    }

    /// What its table shows.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Transfers => "POST /v1/transfers, answers a second",
            Self::Balance => "GET /v1/balance at 8 connections, answers a second",
            Self::Payday => "Payday, accounts a second",
            Self::Imports => "Imports, rows a second",
            Self::Start => "Start and idle memory",
            Self::Pages => "Lists and pages, median ms",
        }
    }
}

/// What is measured, and for how long.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Which sections, in their order.
    pub sections: Vec<Section>,
    /// How long a rate is measured.
    pub span: Duration,
    /// How often.
    pub rounds: usize,
    /// Sellers among whom transfers are spread.
    pub sellers: usize,
    /// Due accounts of a payday.
    pub accounts: usize,
    /// Rows of an import.
    pub rows: usize,
    /// How often a page is asked for.
    pub views: usize,
    /// Larger databases, the smallest first.
    pub databases: Vec<String>,
    /// The server on which databases are made, if not the one of the tests.
    pub postgres: Option<String>,
    /// Leaves Postgres out.
    pub no_postgres: bool,
}

impl Plan {
    /// Everything, as long as it takes.
    fn full() -> Self {
        Self {
            sections: Section::ALL.to_vec(),
            span: Duration::from_secs(4),
            rounds: 3,
            sellers: 200,
            accounts: 2_000,
            rows: 10_000,
            views: 15,
            databases: Vec::new(),
            postgres: None,
            no_postgres: false,
        }
    }

    /// Everything once, and little of it.
    fn quick() -> Self {
        Self {
            span: Duration::from_millis(200),
            rounds: 1,
            sellers: 8,
            accounts: 40,
            rows: 400,
            views: 3,
            ..Self::full()
        }
    }

    /// Reads the words of the command line; nothing when they ask for help.
    pub fn read(words: &[String]) -> Result<Option<Self>, String> {
        let quick = words.iter().any(|word| word == "--quick");
        let mut plan = if quick { Self::quick() } else { Self::full() };
        let mut only = Vec::new();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--help" | "-h" | "help" => return Ok(None),
                "--quick" => continue,
                "--no-postgres" => {
                    plan.no_postgres = true;
                    continue;
                }
                _ => {}
            }
            let value = words
                .next()
                .ok_or_else(|| format!("{word} needs a value"))?;
            match word.as_str() {
                "--only" => only.push(section(value)?),
                "--seconds" => plan.span = Duration::from_secs(number(value)?),
                "--rounds" => plan.rounds = number(value)?,
                "--accounts" => plan.accounts = number(value)?,
                "--rows" => plan.rows = number(value)?,
                "--database" => plan.databases.push(value.clone()),
                "--postgres" => plan.postgres = Some(value.clone()),
                other => return Err(format!("there is no option `{other}`")),
            }
        }
        if !only.is_empty() {
            plan.sections.retain(|section| only.contains(section));
        }
        Ok(Some(plan))
    }

    /// Under what the figures were measured.
    pub fn heading(&self) -> String {
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let build = if cfg!(debug_assertions) {
            "a build without optimisations: the figures mean nothing"
        } else {
            "release build"
        };
        format!(
            "{cores} cores, {build}, {} rounds of {:.1} s",
            self.rounds,
            self.span.as_secs_f64()
        )
    }
}

fn section(name: &str) -> Result<Section, String> {
    let found = Section::ALL.into_iter().find(|it| it.name() == name);
    found.ok_or_else(|| {
        let names = Section::ALL.map(Section::name).join(", ");
        format!("there is no section `{name}`; the sections are {names}")
    })
}

fn number<T: TryFrom<u64>>(text: &str) -> Result<T, String> {
    let number = text.parse::<u64>().ok().filter(|number| *number > 0);
    let number = number.and_then(|number| T::try_from(number).ok());
    number.ok_or_else(|| format!("`{text}` is no number above zero"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Option<Plan>, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Plan::read(&words)
    }

    #[test]
    fn everything_is_measured_unless_told() {
        assert_eq!(read(""), Ok(Some(Plan::full())));
        assert_eq!(read("--quick"), Ok(Some(Plan::quick())));
    }

    #[test]
    fn what_is_said_counts_before_and_after_quick() {
        let plan = read("--rounds 7 --quick --only balance --only transfers")
            .unwrap()
            .unwrap();
        assert_eq!(plan.rounds, 7);
        assert_eq!(plan.sections, [Section::Transfers, Section::Balance]);
        assert_eq!(plan.span, Plan::quick().span);
    }

    #[test]
    fn missing_values_and_unknown_words_are_refused() {
        for (line, told) in [
            ("--rounds", "--rounds needs a value"),
            ("--rounds 0", "`0` is no number above zero"),
            ("--fast 1", "there is no option `--fast`"),
            (
                "--only speed",
                "there is no section `speed`; the sections are transfers, balance, payday, \
                 imports, start, pages",
            ),
        ] {
            assert_eq!(read(line), Err(told.to_owned()), "{line}");
        }
    }
}
