//! What becomes of a top-up: the bank pays, refuses, or takes back what it paid.

use domain::{
    actor::{Actor, Permission},
    balance_transaction::TransactionType,
    event::EventKind,
    id::TopupId,
    ledger::recipes::{self, Postings},
    money::{Money, Positive},
    topup::{Topup, TopupFailure, TopupStatus},
};

use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work,
    ledger::book::Entry,
    outbound::bank::{self, Draw},
    queue::{Job, once},
    rights::authorize,
    work::run_keyed,
};

/// The bank answers a pending top-up, as its token says.
pub(crate) async fn run_answer(ctx: &Ctx, job: &Job, topup: &TopupId) -> Result<()> {
    once(ctx, job, None, &Answer(topup)).await
}

struct Answer<'a>(&'a TopupId);

impl Work for Answer<'_> {
    type Output = ();
    const ACTION: &'static str = "topup.answer";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        unit.about(self.0.as_str());
        let found = store::topups::hold(&mut unit.write, unit.scope, self.0).await?;
        // Canceled meanwhile, or answered by a helper.
        let Some(topup) = found.filter(|it| it.status == TopupStatus::Pending) else {
            return Ok(());
        };
        match bank::simulate(topup.source.as_deref()) {
            Draw::Failed(failure) => refuse(unit, topup, failure).await?,
            _ => arrive(unit, topup).await?,
        };
        Ok(())
    }
}

/// The bank pays a pending top-up now. Test mode only.
pub async fn succeed(
    ctx: &Ctx,
    actor: &Actor,
    id: &TopupId,
    key: Option<Idempotency<'_, Topup>>,
) -> Result<Reply<Topup>> {
    decide(ctx, actor, id, Outcome::Succeed, key).await
}

/// The bank refuses a pending top-up now. Test mode only.
pub async fn fail(
    ctx: &Ctx,
    actor: &Actor,
    id: &TopupId,
    key: Option<Idempotency<'_, Topup>>,
) -> Result<Reply<Topup>> {
    decide(ctx, actor, id, Outcome::Fail, key).await
}

/// The bank takes back what it paid. Test mode only.
pub async fn reverse(
    ctx: &Ctx,
    actor: &Actor,
    id: &TopupId,
    key: Option<Idempotency<'_, Topup>>,
) -> Result<Reply<Topup>> {
    decide(ctx, actor, id, Outcome::Reverse, key).await
}

async fn decide(
    ctx: &Ctx,
    actor: &Actor,
    id: &TopupId,
    outcome: Outcome,
    key: Option<Idempotency<'_, Topup>>,
) -> Result<Reply<Topup>> {
    // Top-ups are the platform's alone.
    let scope = authorize::platform(actor, Permission::RunSimulator)?;
    run_keyed(ctx, actor, &scope, key, &Decide { id, outcome }).await
}

#[derive(Clone, Copy)]
enum Outcome {
    Succeed,
    Fail,
    Reverse,
}

struct Decide<'a> {
    id: &'a TopupId,
    outcome: Outcome,
}

impl Work for Decide<'_> {
    type Output = Topup;
    const ACTION: &'static str = "topup.decide";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Topup> {
        unit.about(self.id.as_str());
        let topup = store::topups::hold(&mut unit.write, unit.scope, self.id)
            .await?
            .ok_or_else(|| Error::not_found("topup", self.id, "id"))?;
        match (self.outcome, topup.status) {
            (Outcome::Succeed, TopupStatus::Pending) => arrive(unit, topup).await,
            (Outcome::Fail, TopupStatus::Pending) => refuse(unit, topup, insufficient()).await,
            (Outcome::Reverse, TopupStatus::Succeeded) => take_back(unit, topup).await,
            (_, status) => {
                let status = status.name();
                let message = format!("This is not possible for a top-up that is {status}.");
                Err(Error::refused("status_transition_invalid", None, message))
            }
        }
    }
}

fn insufficient() -> TopupFailure {
    TopupFailure {
        code: "insufficient_funds".to_owned(),
        message: "The bank account has insufficient funds.".to_owned(),
    }
}

/// Puts the funds into the balance.
pub(super) async fn arrive(unit: &mut Unit<'_>, mut topup: Topup) -> Result<Topup> {
    let postings = recipes::topup(unit.scope.platform(), positive(&topup)?);
    let line = book(unit, &topup, TransactionType::Topup, topup.amount, postings);
    topup.balance_transaction = Some(line.await?);
    topup.status = TopupStatus::Succeeded;
    finish(unit, topup).await
}

async fn refuse(unit: &mut Unit<'_>, mut topup: Topup, failure: TopupFailure) -> Result<Topup> {
    topup.failure = Some(failure);
    topup.status = TopupStatus::Failed;
    finish(unit, topup).await
}

/// Takes the funds out of the balance again, whatever is in it.
async fn take_back(unit: &mut Unit<'_>, mut topup: Topup) -> Result<Topup> {
    let postings = recipes::topup_reversed(unit.scope.platform(), positive(&topup)?);
    let (kind, gross) = (TransactionType::TopupReversal, topup.amount.checked_neg()?);
    book(unit, &topup, kind, gross, postings).await?;
    topup.status = TopupStatus::Reversed;
    finish(unit, topup).await
}

fn positive(topup: &Topup) -> Result<Positive> {
    Positive::new(topup.amount).map_err(|error| Error::amount("amount", error))
}

/// Writes postings of a top-up with the platform's line of `gross`. Answers the line's id.
async fn book(
    unit: &mut Unit<'_>,
    topup: &Topup,
    kind: TransactionType,
    gross: Money,
    postings: Postings,
) -> Result<domain::id::BalanceTransactionId> {
    let id = topup.id.as_str();
    let line = unit
        .line(unit.scope.platform(), kind, gross, id)
        .described(topup.description.as_deref());
    let made = line.id.clone();
    let entry = Entry {
        kind: "topup",
        id,
        postings,
        lines: vec![line],
    };
    unit.book(entry).await?;
    Ok(made)
}

/// Writes where the top-up stands, and tells of it.
async fn finish(unit: &mut Unit<'_>, topup: Topup) -> Result<Topup> {
    store::topups::update(&mut unit.write, unit.scope, &topup).await?;
    let kind = EventKind::of_topup(topup.status);
    unit.tell(kind, &topup, None).await?;
    Ok(topup)
}
