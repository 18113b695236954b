//! Two servers on one database, of which one after the other is killed and started anew.

use std::{collections::BTreeSet, path::Path, process::Stdio, time::Duration};

use domain::{
    actor::Tenant,
    id::AccountId,
    list::{PageRequest, Position},
    payout::Payout,
    time::DAY,
};
use service::{Ctx, payouts, runner};
use testkit::World;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
    task::JoinHandle,
    time::{Instant, sleep, sleep_until},
};

use super::{Losses, Stage, audit, open, writers};
use crate::run::Engine;

/// How many sellers are paid out every day.
const SELLERS: usize = 20;
/// How long a server waits before it moves the test clock by another day.
const DAY_LASTS: Duration = Duration::from_millis(500);

/// Lets two servers work for `span` on one database, kills one or the other by turns after each
/// `pause`, and then looks for everything that they acknowledged, and for days on which a seller was
/// paid out twice.
pub async fn race(
    program: &Path,
    engine: Engine,
    span: Duration,
    pause: Duration,
) -> Result<Losses, String> {
    let Some(world) = engine.world().await else {
        return Ok(Losses::without_a_server());
    };
    let stage = prepare(&world).await;
    let outcome = run(program, &stage, span, pause).await;
    world.database.remove().await;
    outcome
}

/// A platform with money, and sellers with a bank who are paid out every day.
async fn prepare(world: &World) -> Stage {
    world.fund(1_000_000_000).await;
    let mut sellers = Vec::new();
    for number in 0..SELLERS {
        sellers.push(world.banked(&format!("Seller {number}")).await.id);
    }
    world.ctx.store.close().await;
    Stage {
        address: world.database.address(),
        platform: world.platform.id.clone(),
        sellers,
    }
}

async fn run(
    program: &Path,
    stage: &Stage,
    span: Duration,
    pause: Duration,
) -> Result<Losses, String> {
    let end = Instant::now() + span;
    let (mut said, mut kills) = (Vec::new(), 0);
    let mut servers = [
        Server::start(program, stage, 0)?,
        Server::start(program, stage, 1)?,
    ];
    let mut next = Instant::now() + pause;
    while next < end {
        sleep_until(next).await;
        let place = kills % servers.len();
        let fresh = Server::start(program, stage, servers.len() + kills)?;
        let old = servers
            .get_mut(place)
            .map(|it| std::mem::replace(it, fresh));
        if let Some(old) = old {
            said.extend(old.kill().await?);
        }
        kills += 1;
        next += pause;
    }
    sleep_until(end).await;
    for server in servers {
        said.extend(server.kill().await?);
    }
    audit::look_for(stage, &said).await?;
    let paid = paid_once(stage).await?;
    match paid > 0 && !said.is_empty() {
        true => Ok(Losses {
            kills,
            acknowledged: said.len(),
            payouts: paid,
            skipped: false,
        }),
        false => Err(format!("{} acknowledged, {paid} payouts", said.len())),
    }
}

/// A server, and what it says.
struct Server {
    child: Child,
    said: JoinHandle<Vec<String>>,
}

impl Server {
    fn start(program: &Path, stage: &Stage, round: usize) -> Result<Self, String> {
        let started = Command::new(program)
            .arg("server")
            .args(stage.words(round))
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn();
        let mut child = started.map_err(|error| format!("a server did not start: {error}"))?;
        let out = child.stdout.take().ok_or("a server is mute")?;
        let said = tokio::spawn(async move {
            let (mut lines, mut said) = (BufReader::new(out).lines(), Vec::new());
            while let Ok(Some(line)) = lines.next_line().await {
                // Only a whole line was acknowledged.
                if line.ends_with('.') {
                    said.push(line);
                }
            }
            said
        });
        Ok(Self { child, said })
    }

    /// Ends it without warning, and answers what it had acknowledged.
    async fn kill(mut self) -> Result<Vec<String>, String> {
        if let Ok(Some(status)) = self.child.try_wait() {
            return Err(format!("a server ended by itself: {status}"));
        }
        self.child.kill().await.map_err(|error| error.to_string())?;
        self.said.await.map_err(|error| error.to_string())
    }
}

/// The server: sixteen writers, the lanes of the runner, and a clock that goes over paydays.
pub async fn serve(words: &[String]) -> Result<(), String> {
    let (stage, round) = Stage::read(words)?;
    let ctx = open(&stage).await?;
    let _runner = runner::start(&ctx);
    let (days, tenant) = (ctx.clone(), stage.tenant());
    tokio::spawn(async move {
        loop {
            sleep(DAY_LASTS).await;
            if let Err(error) = next_day(&days, &tenant).await {
                eprintln!("the clock was not moved: {error}");
            }
        }
    });
    writers::serve_on(&ctx, &stage, &round).await
}

/// Moves the test clock by a day, with all that is due on it.
async fn next_day(ctx: &Ctx, tenant: &Tenant) -> service::Result<()> {
    let mut read = ctx.store.read().await?;
    let now = ctx.now(&mut read, tenant).await?;
    drop(read);
    runner::advance_to(ctx, tenant, now.plus(DAY)).await
}

/// How many payouts were made by themselves. That a seller got two on one day is an error.
async fn paid_once(stage: &Stage) -> Result<usize, String> {
    let ctx = open(stage).await?;
    let mut paid = 0;
    for seller in &stage.sellers {
        let payouts = of_seller(&ctx, stage, seller)
            .await
            .map_err(|error| format!("payouts cannot be read: {error}"))?;
        let automatic = payouts.iter().filter(|it| it.automatic);
        let days: Vec<_> = automatic.map(|it| it.created.date()).collect();
        let different: BTreeSet<_> = days.iter().collect();
        if different.len() != days.len() {
            return Err(format!("{seller} was paid out twice on a day: {days:?}"));
        }
        paid += days.len();
    }
    ctx.store.close().await;
    Ok(paid)
}

async fn of_seller(ctx: &Ctx, stage: &Stage, seller: &AccountId) -> service::Result<Vec<Payout>> {
    let admin = stage.admin();
    let (mut all, mut position) = (Vec::new(), Position::First);
    loop {
        let page = PageRequest::new(100, position);
        let found = payouts::list(ctx, &admin, Some(seller), &Default::default(), &page).await?;
        all.extend(found.items);
        match all.last() {
            Some(last) if found.has_more => position = Position::After(last.id.to_string()),
            _ => return Ok(all),
        }
    }
}
