//! Pending money reaches its date.

use std::collections::BTreeSet;

use domain::{
    balance_transaction::BalanceTransaction,
    event::{EventKind, Subject},
    id::AccountId,
    ledger::recipes,
    money::{Money, Positive},
};

use crate::{
    Ctx, Error, Result, Unit, Work,
    ledger::{book::Entry, follow},
    queue::Job,
    rights::authorize,
    work,
};

/// Lines that are settled in one transaction.
const BATCH: i64 = 200;

/// Settles a batch of the tenant's lines whose date has come. The job is done when it was the last
/// one; until then it stays the first in its lane. A line that another runner settled is left
/// alone.
pub(super) async fn run(ctx: &Ctx, job: &Job) -> Result<()> {
    let (actor, scope) = authorize::system(&job.tenant);
    work::run(ctx, &actor, &scope, &Settle(job)).await
}

struct Settle<'a>(&'a Job);

impl Work for Settle<'_> {
    type Output = ();
    const ACTION: &'static str = "balance.settle";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        let (write, at) = (&mut unit.write, self.0.run_at);
        let mut lines = store::balance_transactions::due(write, unit.scope, at, BATCH).await?;
        // Balances are changed in one order, so that two units do not block each other.
        let platform = unit.scope.platform().clone();
        let place = |it: &BalanceTransaction| (it.account == platform, it.account.clone());
        lines.sort_by_key(|it| (place(it), it.currency));
        let mut owners = BTreeSet::new();
        for line in &lines {
            if let Some(entry) = settle(unit, line).await? {
                unit.book(entry).await?;
                owners.insert(line.account.clone());
            }
        }
        // What is told of balances goes for those after it.
        follow::hold_reserves(unit).await?;
        for owner in owners {
            tell(unit, &owner).await?;
        }
        let last = i64::try_from(lines.len()).unwrap_or(0) < BATCH;
        if last {
            let wall = unit.ctx.wall();
            store::jobs::finish(&mut unit.write, &self.0.id, wall).await?;
        }
        Ok(())
    }
}

/// Records that an owner's money became available.
async fn tell(unit: &mut Unit<'_>, owner: &AccountId) -> Result<()> {
    let balances = store::ledger::balances(&mut unit.write, unit.scope, owner).await?;
    let subject = Subject::Balance {
        account: owner.clone(),
        balances,
    };
    unit.tell(EventKind::BalanceAvailable, subject, None).await
}

/// Turns a line available. Answers how its money moves, unless none does.
async fn settle<'a>(
    unit: &mut Unit<'_>,
    line: &'a BalanceTransaction,
) -> Result<Option<Entry<'a>>> {
    let (write, scope, id) = (&mut unit.write, unit.scope, line.id.as_str());
    if !store::balance_transactions::mark_available(write, scope, id).await? {
        return Ok(None);
    }
    let net = |minor: i64| Positive::new(Money::new(minor, line.currency));
    let postings = match (net(line.net), net(line.net.saturating_neg())) {
        (Ok(net), _) => recipes::settlement(&line.account, net),
        (_, Ok(owed)) => recipes::settlement_owed(&line.account, owed),
        // A fee as large as the payment: nothing moves.
        _ if line.net == 0 => return Ok(None),
        (Err(error), _) => return Err(Error::amount("amount", error)),
    };
    Ok(Some(Entry {
        kind: "settlement",
        id,
        postings,
        lines: Vec::new(),
    }))
}
