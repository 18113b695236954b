//! The command line.

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask demo [--fresh] [--release] [--addr ADDRESS]
    Install what is missing, build, make a demo database in demo/demo.db and serve it.
    --fresh    throw the demo database away first
    --release  optimised build (takes much longer)
    --addr     where to listen, 127.0.0.1:4700 unless told

cargo xtask test [--only STEP]... [--skip STEP]...
    Check everything. Steps, in order: fmt, rules, supply, lint, unit, build, sdk,
    browser.
    The SDK step needs npm and Python 3.9 or newer, and installs the SDKs by itself.
    TRIBUTARY_TEST_POSTGRES  database for the tests on Postgres. Unless told it is the local server,
                             or one that is started for the tests, if `initdb` is found
    CI=true                  makes a missing Postgres a failure

cargo xtask model [--operations N] [--seed S] [--engine sqlite|postgres] [--kills N]
    Random operations on the money engine and on a model of its rules, which must agree.
    --operations N  how many, 10000 unless told
    --seed S        the same operations again; a new seed each time unless told
    --engine E      on one database; on both, one after the other, unless told
    --kills N       instead: kill a process with 16 writers N times, and look for its effects

cargo xtask bench [--quick] [--only SECTION]... [OPTION]...
    What the product costs beside a bare probe, and beside itself with more data.
    --quick          seconds instead of minutes
    --only SECTION   transfers, balance, payday, imports, start or pages
    --help           the other options

cargo xtask help";

/// The steps of `test`, in the order in which they run.
pub const STEPS: [&str; 8] = [
    "fmt", "rules", "supply", "lint", "unit", "build", "sdk", "browser",
];

/// One parsed command line.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print how to use the commands.
    Help,
    /// Build and serve the demo world.
    Demo(Demo),
    /// Check everything, or the named steps.
    Test(Selection),
    /// A long run of the model, with the words that its own program reads.
    Model(Vec<String>),
    /// Measuring, with the words that its own program reads.
    Bench(Vec<String>),
}

/// Options of `demo`.
#[derive(Debug, PartialEq, Eq)]
pub struct Demo {
    /// Throw an existing demo database away.
    pub fresh: bool,
    /// Build with optimisations.
    pub release: bool,
    /// Address to listen on.
    pub addr: String,
}

/// Which steps of `test` to run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Selection {
    only: Vec<String>,
    skip: Vec<String>,
}

impl Selection {
    /// Whether the step of this name runs.
    pub fn has(&self, step: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|name| name == step);
        (self.only.is_empty() || named(&self.only)) && !named(&self.skip)
    }
}

/// Reads the words after `cargo xtask`.
pub fn parse(words: &[String]) -> Result<Command, String> {
    let mut words = words.iter().map(String::as_str);
    match words.next() {
        None | Some("help" | "--help" | "-h") => Ok(Command::Help),
        Some("demo") => demo(words),
        Some("test") => test(words),
        Some("model") => Ok(Command::Model(words.map(str::to_owned).collect())),
        Some("bench") => Ok(Command::Bench(words.map(str::to_owned).collect())),
        Some(other) => Err(format!("there is no command `{other}`")),
    }
}

fn demo<'a>(mut words: impl Iterator<Item = &'a str>) -> Result<Command, String> {
    let mut options = Demo {
        fresh: false,
        release: false,
        addr: "127.0.0.1:4700".into(),
    };
    while let Some(word) = words.next() {
        match word {
            "--fresh" => options.fresh = true,
            "--release" => options.release = true,
            "--addr" => options.addr = words.next().ok_or("--addr needs an address")?.into(),
            "--help" | "-h" => return Ok(Command::Help),
            other => return Err(format!("`demo` does not know `{other}`")),
        }
    }
    Ok(Command::Demo(options))
}

fn test<'a>(mut words: impl Iterator<Item = &'a str>) -> Result<Command, String> {
    let mut selection = Selection::default();
    while let Some(word) = words.next() {
        let list = match word {
            "--only" => &mut selection.only,
            "--skip" => &mut selection.skip,
            "--help" | "-h" => return Ok(Command::Help),
            other => return Err(format!("`test` does not know `{other}`")),
        };
        let step = words
            .next()
            .ok_or_else(|| format!("{word} needs the name of a step"))?;
        if !STEPS.contains(&step) {
            return Err(format!(
                "there is no step `{step}`; the steps are {}",
                STEPS.join(", ")
            ));
        }
        list.push(step.into());
    }
    Ok(Command::Test(selection))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    fn selection(line: &str) -> Selection {
        match parse(&words(line)) {
            Ok(Command::Test(selection)) => selection,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_step_runs_unless_told() {
        assert!(STEPS.iter().all(|step| selection("test").has(step)));
    }

    #[test]
    fn only_and_skip_choose_steps() {
        let only = selection("test --only fmt --only unit");
        assert!(only.has("fmt") && only.has("unit") && !only.has("lint"));
        let skip = selection("test --skip browser");
        assert!(skip.has("fmt") && !skip.has("browser"));
    }

    #[test]
    fn an_unknown_step_is_refused_by_name() {
        let error = parse(&words("test --only nonsense")).unwrap_err();
        assert!(error.contains("nonsense") && error.contains("browser"));
    }

    #[test]
    fn demo_listens_on_its_own_port_unless_told() {
        let plain = parse(&words("demo")).unwrap();
        let moved = parse(&words("demo --fresh --addr 127.0.0.1:9")).unwrap();
        let options = |fresh, addr: &str| Demo {
            fresh,
            release: false,
            addr: addr.into(),
        };
        assert_eq!(plain, Command::Demo(options(false, "127.0.0.1:4700")));
        assert_eq!(moved, Command::Demo(options(true, "127.0.0.1:9")));
    }

    #[test]
    fn model_and_bench_read_their_own_words() {
        let parsed = parse(&words("model --operations 9 --seed 4")).unwrap();
        assert_eq!(parsed, Command::Model(words("--operations 9 --seed 4")));
        let parsed = parse(&words("bench --quick --only start")).unwrap();
        assert_eq!(parsed, Command::Bench(words("--quick --only start")));
    }

    #[test]
    fn missing_values_and_unknown_words_are_refused() {
        for (line, told) in [
            ("demo --addr", "--addr needs an address"),
            ("demo --fast", "`demo` does not know `--fast`"),
            ("test --only", "--only needs the name of a step"),
            ("test now", "`test` does not know `now`"),
            ("deploy", "there is no command `deploy`"),
        ] {
            assert_eq!(parse(&words(line)), Err(told.into()), "{line}");
        }
    }
}
