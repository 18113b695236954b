//! Runs of the proof.

use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    sync::Arc,
};

use domain::money::Percent;
use service::Error;
use strum::IntoEnumIterator;
use testkit::World;

use crate::{
    check::Checker,
    driver::{Answer, Driver},
    generate::Generator,
    model::Model,
    operation::{Kind, Operation},
};

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

impl Engine {
    /// A world on it; none without a Postgres that answers.
    pub(crate) async fn world(self) -> Option<World> {
        match self {
            Self::Sqlite => Some(World::sqlite().await),
            Self::Postgres => World::postgres().await,
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        })
    }
}

/// A bug switched in on purpose, half-way through a run, which the proof has to notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sabotage {
    /// A ledger account is given one unit that no posting explains.
    Ledger,
    /// A line is written twice, without a posting.
    Line,
    /// A transfer is sent twice.
    Twice,
    /// The service charges another price for processing.
    Price,
    /// What a rule forbids is refused as if it was not there.
    Reason,
    /// A refusal is about another parameter.
    Param,
}

/// What to do.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Where.
    pub engine: Engine,
    /// From which seed.
    pub seed: u64,
    /// How many operations.
    pub operations: usize,
    /// The bug, if any.
    pub sabotage: Option<Sabotage>,
}

/// What a run came to.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How many operations of each kind were done, and how many refused.
    pub kinds: BTreeMap<Kind, (usize, usize)>,
    /// Whether it could not run for want of a Postgres server.
    pub skipped: bool,
}

impl Report {
    fn add(&mut self, other: Self) {
        self.skipped |= other.skipped;
        for (kind, (done, refused)) in other.kinds {
            let times = self.kinds.entry(kind).or_default();
            *times = (times.0 + done, times.1 + refused);
        }
    }

    fn count(&mut self, operation: &Operation, done: bool) {
        let times = self.kinds.entry(operation.into()).or_default();
        match done {
            true => times.0 += 1,
            false => times.1 += 1,
        }
    }

    /// The kinds of operations of which none was done.
    pub fn never_done(&self) -> Vec<Kind> {
        let done = |kind: &Kind| self.kinds.get(kind).is_some_and(|times| times.0 > 0);
        Kind::iter().filter(|kind| !done(kind)).collect()
    }
}

/// Operations that a failure shows.
const SHOWN: usize = 20;
/// After how many operations the whole ledger is added anew.
const VERIFY: usize = 500;

/// Operations in one world. Its clock only goes forward, by some sixteen years in so many, and the
/// test cards expire in 2050.
const IN_ONE_WORLD: usize = 10_000;

/// Lets model and service do the same operations, in one world after the other, each from the next
/// seed. The error tells what differs, after which operations, and how to see it again.
pub async fn run(plan: Plan) -> Result<Report, String> {
    let mut report = Report::default();
    let (mut left, mut seed) = (plan.operations, plan.seed);
    while left > 0 {
        let operations = left.min(IN_ONE_WORLD);
        let world = Plan {
            operations,
            seed,
            ..plan
        };
        report.add(run_one(world).await?);
        left -= operations;
        seed = seed.wrapping_add(1);
    }
    Ok(report)
}

async fn run_one(plan: Plan) -> Result<Report, String> {
    let Some(world) = plan.engine.world().await else {
        return Ok(Report {
            skipped: true,
            ..Report::default()
        });
    };
    let mut race = Race::new(world, plan).await;
    let outcome = race.run().await;
    let world = &race.driver.world;
    world.ctx.store.close().await;
    world.database.remove().await;
    outcome
}

struct Race {
    plan: Plan,
    model: Model,
    driver: Driver,
    checker: Checker,
    last: VecDeque<Operation>,
}

impl Race {
    async fn new(world: World, plan: Plan) -> Self {
        let mut model = Model::new(domain::time::Timestamp::from_unix(0));
        let driver = Driver::new(world, &model).await;
        model.now = driver.now().await.unix();
        let checker = Checker::new(&driver).await;
        Self {
            plan,
            model,
            driver,
            checker,
            last: VecDeque::new(),
        }
    }

    async fn run(&mut self) -> Result<Report, String> {
        let mut generator = Generator::new(self.plan.seed, self.model.people.len());
        let mut report = Report::default();
        for step in 1..=self.plan.operations {
            let operation = generator.draw(&self.model);
            if self.last.len() == SHOWN {
                self.last.pop_front();
            }
            self.last.push_back(operation.clone());
            let done = self
                .step(step, &operation)
                .await
                .map_err(|error| self.failure(step, &error))?;
            report.count(&operation, done);
        }
        let last = self.plan.operations;
        self.end()
            .await
            .map_err(|error| self.failure(last, &error))?;
        Ok(report)
    }

    /// A second passes, so that all that is due is done, and no job may ever have failed.
    async fn end(&mut self) -> Result<(), String> {
        let second = Operation::Advance { seconds: 1 };
        self.step(self.plan.operations, &second).await?;
        self.verify().await?;
        match self.driver.world.troubles().await.as_slice() {
            [] => Ok(()),
            jobs => Err(format!("jobs failed or were left over: {jobs:#?}")),
        }
    }

    async fn step(&mut self, step: usize, operation: &Operation) -> Result<bool, String> {
        let verdict = self.model.apply(operation);
        let mut answer = self.driver.apply(operation).await;
        let learnt = self
            .driver
            .learn(&self.model, &mut self.checker.probe)
            .await;
        if step > self.plan.operations / 2 {
            self.sabotage(operation, &mut answer).await;
        }
        self.checker
            .step(&self.model, &self.driver, verdict, &answer)
            .await?;
        learnt?;
        if step.is_multiple_of(VERIFY) {
            self.verify().await?;
        }
        Ok(answer.is_ok())
    }

    /// Switches the bug in, once.
    async fn sabotage(&mut self, operation: &Operation, answer: &mut Answer) {
        let done = answer.is_ok();
        let sender = self.driver.ids[0].to_string();
        match self.plan.sabotage {
            None => return,
            Some(Sabotage::Ledger) => {
                let probe = &mut self.checker.probe;
                probe.falsify_ledger(&sender, "available", "usd", 1).await;
            }
            Some(Sabotage::Line) => {
                // A refusal that leaves a line would be noticed as that.
                if !done {
                    return;
                }
                self.checker.probe.repeat_line(&sender).await;
            }
            Some(Sabotage::Price) => {
                let ctx = &mut self.driver.world.ctx;
                let mut config = (*ctx.config).clone();
                config.pricing.domestic = Percent::from_hundredths(291);
                config.pricing.fixed.clear();
                ctx.config = Arc::new(config);
            }
            Some(Sabotage::Twice) => {
                let sent = matches!(operation, Operation::Send { .. }) && done;
                if !sent || self.driver.apply(operation).await.is_err() {
                    return;
                }
            }
            Some(Sabotage::Reason) => {
                let Err(Error::Refused { code, .. }) = answer else {
                    return;
                };
                "resource_missing".clone_into(code);
            }
            Some(Sabotage::Param) => {
                let Err(Error::Refused {
                    param: Some(param), ..
                }) = answer
                else {
                    return;
                };
                "metadata".clone_into(param);
            }
        }
        self.plan.sabotage = None;
    }

    /// Adds the whole ledger anew.
    async fn verify(&self) -> Result<(), String> {
        let report = service::verify::run(&self.driver.world.ctx)
            .await
            .map_err(|error| format!("the ledger cannot be read: {error}"))?;
        if report.is_clean() {
            return Ok(());
        }
        let bad = |check: &&service::verify::Outcome| !check.differences.is_empty();
        let found: Vec<_> = report.checks.iter().filter(bad).collect();
        Err(format!("the ledger does not add up: {found:#?}"))
    }

    fn failure(&self, step: usize, error: &str) -> String {
        let Plan { engine, seed, .. } = self.plan;
        let shown: Vec<String> = self
            .last
            .iter()
            .map(|operation| format!("  {operation:?}"))
            .collect();
        format!(
            "{error}\n\nafter operation {step} of seed {seed} on {engine}, the last of:\n{}\n\n\
             see it again: cargo xtask model --operations {step} --seed {seed} --engine {engine}",
            shown.join("\n")
        )
    }
}
