//! Long runs of the proof, and the process that the kill test kills.

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use model::{
    Engine, Plan,
    kill::{self, two},
    run,
};

const HELP: &str = "\
tributary-model [--operations N] [--seed S] [--engine sqlite|postgres] [--kills N] [--two SECONDS]
    --operations N  random operations on model and service, 10000 unless told
    --seed S        the same operations again; a new seed each time unless told
    --engine E      sqlite or postgres; both, one after the other, unless told
    --kills N       instead: kill a process with 16 writers N times
    --two SECONDS   instead: two servers on one database, with 16 writers each, that also move the
                    test clock over paydays; every ten seconds one of them is killed";

/// How long both of two servers live.
const BETWEEN_KILLS: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match words.split_first() {
        Some((first, rest)) if first == "writers" => kill::serve(rest).await,
        Some((first, rest)) if first == "server" => two::serve(rest).await,
        _ => match Wish::read(&words) {
            Ok(wish) => wish.grant().await,
            Err(error) => Err(format!("{error}\n\n{HELP}")),
        },
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// What the command line asks for.
struct Wish {
    operations: usize,
    seed: u64,
    engines: Vec<Engine>,
    kills: Option<usize>,
    two: Option<u64>,
}

impl Wish {
    fn read(words: &[String]) -> Result<Self, String> {
        let mut wish = Self {
            operations: 10_000,
            seed: rand::random_range(0..1_000_000_000),
            engines: vec![Engine::Sqlite, Engine::Postgres],
            kills: None,
            two: None,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let value = words
                .next()
                .ok_or_else(|| format!("{word} needs a value"))?;
            let number = || value.parse().map_err(|_| format!("{value} is no number"));
            match word.as_str() {
                "--operations" => wish.operations = number()?,
                "--kills" => wish.kills = Some(number()?),
                "--two" => {
                    wish.two = Some(value.parse().map_err(|_| format!("{value} is no number"))?)
                }
                "--seed" => wish.seed = value.parse().map_err(|_| format!("{value} is no seed"))?,
                "--engine" => wish.engines = vec![engine(value)?],
                other => return Err(format!("there is no option `{other}`")),
            }
        }
        Ok(wish)
    }

    async fn grant(&self) -> Result<(), String> {
        for engine in &self.engines {
            let start = Instant::now();
            println!("seed {} on {engine}", self.seed);
            let program = std::env::current_exe().map_err(|error| error.to_string())?;
            let (came_to, skipped) = match (self.kills, self.two) {
                (Some(kills), _) => {
                    let losses = kill::kill(&program, *engine, kills, self.seed).await?;
                    (format!("{losses:?}"), losses.skipped)
                }
                (None, Some(seconds)) => {
                    let span = Duration::from_secs(seconds);
                    let losses = two::race(&program, *engine, span, BETWEEN_KILLS).await?;
                    (format!("{losses:?}"), losses.skipped)
                }
                (None, None) => {
                    let report = run(self.plan(*engine)).await?;
                    (format!("{report:?}"), report.skipped)
                }
            };
            match skipped {
                true => println!("  skipped: no Postgres server answers"),
                false => println!("  {came_to} in {:.1?}", start.elapsed()),
            }
        }
        Ok(())
    }

    fn plan(&self, engine: Engine) -> Plan {
        Plan {
            engine,
            seed: self.seed,
            operations: self.operations,
            sabotage: None,
        }
    }
}

fn engine(name: &str) -> Result<Engine, String> {
    match name {
        "sqlite" => Ok(Engine::Sqlite),
        "postgres" => Ok(Engine::Postgres),
        other => Err(format!("there is no engine `{other}`: sqlite or postgres")),
    }
}
