//! Kills at random moments: a process with sixteen writers is ended without warning, and whatever
//! it had acknowledged must be there.

mod audit;
pub mod two;
mod writers;

use std::{path::Path, process::Stdio, sync::Arc, time::Duration};

use domain::{
    actor::{Actor, Proof, Role, Tenant},
    id::{AccountId, UserId},
};
use rand::{Rng, SeedableRng, rngs::StdRng};
use service::{Ctx, clock::SystemClock, ids::SystemIds, outbound::Outbound};
use store::Store;
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, BufReader, Lines},
    process::Command,
    time::Instant,
};

use crate::run::Engine;
pub use writers::serve;

/// How many write at once.
const WRITERS: usize = 16;

/// The longest that they write after their first word, in microseconds.
const LONGEST: u64 = 400_000;

/// What the kills came to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Losses {
    /// How often the process was killed.
    pub kills: usize,
    /// Effects that it had acknowledged, all of which were found.
    pub acknowledged: usize,
    /// Payouts that were made by themselves, none twice.
    pub payouts: usize,
    /// Whether it could not run for want of a Postgres server.
    pub skipped: bool,
}

impl Losses {
    fn without_a_server() -> Self {
        Self {
            skipped: true,
            ..Self::default()
        }
    }
}

/// Where the money is, as both processes need to know it.
#[derive(Clone, Debug)]
pub struct Stage {
    address: String,
    platform: AccountId,
    /// Who gets what the writers send and record: one of them for each key.
    sellers: Vec<AccountId>,
}

/// Kills the process that `program writers …` starts, `kills` times, and looks for everything that
/// it acknowledged after each. The error tells what is lost or does not add up.
pub async fn kill(
    program: &Path,
    engine: Engine,
    kills: usize,
    seed: u64,
) -> Result<Losses, String> {
    let Some(world) = engine.world().await else {
        return Ok(Losses::without_a_server());
    };
    world.fund(1_000_000_000).await;
    let stage = Stage {
        address: world.database.address(),
        platform: world.platform.id.clone(),
        sellers: vec![world.seller("Alpha").await.id],
    };
    world.ctx.store.close().await;
    let outcome = rounds(program, &stage, kills, seed).await;
    world.database.remove().await;
    outcome.map_err(|error| format!("{error}\n(engine {engine}, seed {seed})"))
}

async fn rounds(program: &Path, stage: &Stage, kills: usize, seed: u64) -> Result<Losses, String> {
    let mut rng = StdRng::seed_from_u64(seed);
    let mut losses = Losses::default();
    for round in 1..=kills {
        let life = Duration::from_micros(rng.random_range(1_000..LONGEST));
        let acknowledged = one(program, stage, round, life).await?;
        audit::look_for(stage, &acknowledged)
            .await
            .map_err(|error| format!("after kill {round}: {error}"))?;
        losses.kills += 1;
        losses.acknowledged += acknowledged.len();
    }
    if losses.acknowledged == 0 {
        return Err("the writers never acknowledged anything".to_owned());
    }
    Ok(losses)
}

/// Starts the writers, kills them `life` after their first word, and answers what they had said.
async fn one(
    program: &Path,
    stage: &Stage,
    round: usize,
    life: Duration,
) -> Result<Vec<String>, String> {
    let started = Command::new(program)
        .arg("writers")
        .args(stage.words(round))
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn();
    let mut child = started.map_err(|error| format!("the writers did not start: {error}"))?;
    let out = child.stdout.take().ok_or("the writers are mute")?;
    let mut lines = BufReader::new(out).lines();
    let patience = Instant::now() + Duration::from_secs(60);
    let first = next(&mut lines, patience).await?;
    let mut said: Vec<String> = first.into_iter().collect();
    let end = Instant::now() + life;
    while let Some(line) = next(&mut lines, end).await? {
        said.push(line);
    }
    if let Ok(Some(status)) = child.try_wait() {
        return Err(format!("the writers ended by themselves: {status}"));
    }
    child.kill().await.map_err(|error| error.to_string())?;
    // What it had said before it died is still in the pipe.
    while let Some(line) = next(&mut lines, patience).await? {
        said.push(line);
    }
    // Only a whole line was acknowledged.
    said.retain(|line| line.ends_with('.'));
    Ok(said)
}

async fn next<R: AsyncRead + Unpin>(
    lines: &mut Lines<BufReader<R>>,
    until: Instant,
) -> Result<Option<String>, String> {
    match tokio::time::timeout_at(until, lines.next_line()).await {
        Ok(line) => line.map_err(|error| error.to_string()),
        Err(_) => Ok(None),
    }
}

/// Opens the store anew.
async fn open(stage: &Stage) -> Result<Ctx, String> {
    let store = Store::open(&stage.address)
        .await
        .map_err(|error| format!("the store does not open: {error}"))?;
    Ok(Ctx {
        store,
        clock: Arc::new(SystemClock),
        ids: Arc::new(SystemIds),
        config: Arc::new(service::config::Config {
            pricing: Default::default(),
            base_url: "http://127.0.0.1:4700".to_owned(),
            keep_events: None,
        }),
        outbound: Outbound::none(),
        key_uses: Default::default(),
        known_keys: Default::default(),
        request: None,
    })
}

impl Stage {
    fn tenant(&self) -> Tenant {
        Tenant {
            platform: self.platform.clone(),
            livemode: false,
        }
    }

    fn admin(&self) -> Actor {
        Actor::Member {
            user: UserId::from_suffix("writer"),
            tenant: self.tenant(),
            roles: vec![Role::Administrator],
            proof: Proof::Fresh,
        }
    }

    /// As the words of a command line.
    fn words(&self, round: usize) -> Vec<String> {
        let own = [
            self.address.clone(),
            self.platform.to_string(),
            round.to_string(),
        ];
        let sellers = self.sellers.iter().map(AccountId::to_string);
        own.into_iter().chain(sellers).collect()
    }

    /// From the words of a command line, with the round.
    fn read(words: &[String]) -> Result<(Self, String), String> {
        let [address, platform, round, sellers @ ..] = words else {
            return Err("ADDRESS PLATFORM ROUND ACCOUNT...".to_owned());
        };
        let id = |word: &String| word.parse().map_err(|_| format!("{word} is no account"));
        let stage = Self {
            address: address.clone(),
            platform: id(platform)?,
            sellers: sellers.iter().map(id).collect::<Result<_, _>>()?,
        };
        Ok((stage, round.clone()))
    }

    /// Who gets what is written under this key: the same each time.
    fn seller(&self, key: &str) -> Result<&AccountId, String> {
        let sum: usize = key.bytes().map(usize::from).sum();
        let place = sum.checked_rem(self.sellers.len()).unwrap_or_default();
        self.sellers
            .get(place)
            .ok_or_else(|| "no seller".to_owned())
    }
}
