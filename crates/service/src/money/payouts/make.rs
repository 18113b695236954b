//! What all payouts have in common: the lines that they pay out, their postings, their jobs.

use domain::{
    account::Account,
    balance_transaction::{BalanceTransaction, FeeKind, TransactionType},
    event::EventKind,
    external_account::{ExternalAccount, PayoutFate},
    id::{BalanceTransactionId, PayoutId},
    ledger::recipes::{self, Postings, State},
    metadata::Metadata,
    money::Money,
    payout::{ARRIVAL_DAYS, INSTANT_TIME, Movement, Payout, PayoutMethod, PayoutStatus, schedule},
    task::{PayoutErrand, Task},
    time::Timestamp,
};

use crate::{
    Result, Unit,
    ledger::{book::Entry, reserves},
};

/// Which open lines a payout takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// All of them.
    All,
    /// The oldest, until there are enough.
    Enough,
    /// None: the money comes from a bank, and not from the balance.
    None,
}

/// A payout that was found to be allowed.
pub(super) struct Plan<'a> {
    /// Out of whose balance.
    pub account: &'a Account,
    /// To which bank account or card.
    pub destination: &'a ExternalAccount,
    /// How much, and which way.
    pub moves: Movement,
    /// What it costs, on top.
    pub fee: Money,
    /// How fast.
    pub method: PayoutMethod,
    /// Whether a schedule makes it.
    pub automatic: bool,
    /// Which lines it takes.
    pub lines: Lines,
    /// In words.
    pub description: Option<String>,
    /// What the bank statement shows.
    pub statement_descriptor: Option<String>,
    /// The owner's own pairs.
    pub metadata: Metadata,
}

impl<'a> Plan<'a> {
    /// A standard payout without words.
    pub fn new(account: &'a Account, destination: &'a ExternalAccount, moves: Movement) -> Self {
        Self {
            account,
            destination,
            fee: Money::zero(moves.amount.currency()),
            moves,
            method: PayoutMethod::Standard,
            automatic: false,
            lines: Lines::All,
            description: None,
            statement_descriptor: account.settings.payout_statement_descriptor.clone(),
            metadata: Metadata::default(),
        }
    }
}

/// Makes a payout. The owner's available account must be held, and have enough.
pub(super) async fn make(unit: &mut Unit<'_>, plan: &Plan<'_>) -> Result<Payout> {
    let payout = build(unit, plan);
    unit.about(payout.id.as_str());
    store::payouts::insert(&mut unit.write, unit.scope, &payout).await?;
    let lines = lines(unit, plan, &payout).await?;
    let entry = Entry {
        kind: "payout",
        id: payout.id.as_str(),
        postings: postings(&payout),
        lines,
    };
    unit.book(entry).await?;
    unit.tell(EventKind::PayoutCreated, &payout, None).await?;
    if payout.automatic {
        // Its lines are on it from the start.
        unit.tell(EventKind::PayoutReconciliationCompleted, &payout, None)
            .await?;
    }
    let failure = match plan.destination.fate() {
        PayoutFate::Paid => None,
        PayoutFate::Failed(failure) => Some(failure),
    };
    if payout.is_recovery() {
        reserves::release_later(unit, plan.account, &payout).await?;
    }
    let errand = PayoutErrand {
        account: payout.account.clone(),
        payout: payout.id.clone(),
        failure,
    };
    let (task, at) = match payout.status {
        PayoutStatus::InTransit => (Task::ArrivePayout(errand), payout.arrival_date),
        _ => (Task::SendPayout(errand), payout.sends_at),
    };
    unit.enqueue(&task, at).await?;
    Ok(payout)
}

fn build(unit: &Unit<'_>, plan: &Plan<'_>) -> Payout {
    let instant = plan.method == PayoutMethod::Instant;
    let day = schedule::arrival(plan.destination.country(), unit.now, ARRIVAL_DAYS);
    Payout {
        id: unit.id(PayoutId::from_suffix),
        account: plan.account.id.clone(),
        moves: plan.moves.clone(),
        fee: plan.fee,
        method: plan.method,
        status: if instant {
            PayoutStatus::InTransit
        } else {
            PayoutStatus::Pending
        },
        automatic: plan.automatic,
        destination: plan.destination.id().to_owned(),
        destination_label: plan.destination.label(),
        arrival_date: if instant {
            unit.now.plus(INSTANT_TIME)
        } else {
            Timestamp::midnight(day)
        },
        sends_at: if instant {
            unit.now
        } else {
            schedule::sent_at(unit.now)
        },
        description: plan.description.clone(),
        statement_descriptor: plan.statement_descriptor.clone(),
        metadata: plan.metadata.clone(),
        balance_transaction: unit.id(BalanceTransactionId::from_suffix),
        failure: None,
        failure_balance_transaction: None,
        reversed_by: None,
        trace_id: instant.then(|| trace(unit)),
        created: unit.now,
    }
}

/// By which a bank finds a payout.
pub(super) fn trace(unit: &Unit<'_>) -> String {
    unit.ctx.ids.suffix(15).to_uppercase()
}

/// The payout's own line, which with the lines that it takes is zero.
///
/// Lines are taken whole. Where they are more than the payout, a pair of lines puts the rest back:
/// one on the payout, its opposite open for the next one. The own line is written last, so that it
/// comes first in lists.
async fn lines(
    unit: &mut Unit<'_>,
    plan: &Plan<'_>,
    payout: &Payout,
) -> Result<Vec<BalanceTransaction>> {
    let (owner, currency, id) = (&payout.account, payout.currency(), payout.id.as_str());
    let (kind, gross) = (TransactionType::Payout, payout.moves.of_balance());
    let mut own = unit
        .line(owner, kind, gross, id)
        .less(FeeKind::StripeFee, payout.fee.minor())?
        .described(payout.description.as_deref())
        .on_payout(&payout.id);
    own.id = payout.balance_transaction.clone();
    let (write, scope) = (&mut unit.write, unit.scope);
    let taken = match plan.lines {
        Lines::None => 0,
        Lines::All => {
            store::balance_transactions::allocate_all(write, scope, owner, currency, &payout.id)
                .await?
        }
        Lines::Enough => {
            let wanted = own.net.saturating_neg();
            store::balance_transactions::allocate(write, scope, owner, currency, &payout.id, wanted)
                .await?
        }
    };
    let rest = Money::new(taken, currency).checked_add(own.net_money())?;
    if rest.is_zero() {
        return Ok(vec![own]);
    }
    let (hold, release) = (
        TransactionType::PayoutMinimumBalanceHold,
        TransactionType::PayoutMinimumBalanceRelease,
    );
    let reason = over_the_step(plan, rest);
    let held = unit
        .line(owner, hold, rest.checked_neg()?, id)
        .described(reason.as_deref())
        .on_payout(&payout.id);
    // What a bank is to give back is there when it arrives, and nobody has it before.
    let at = payout.back_at().unwrap_or(unit.now);
    let released = unit
        .line(owner, release, rest, id)
        .described(reason.as_deref())
        .settling(at, unit.now);
    Ok(vec![held, released, own])
}

/// What the lines of the rest say where a part of it stays because no payout can take it.
fn over_the_step(plan: &Plan<'_>, rest: Money) -> Option<String> {
    let currency = rest.currency();
    let stays = plan.automatic && rest.over_step(currency.payout_step()) != 0;
    stays.then(|| {
        let upper = currency.upper();
        format!("Payouts in {upper} have no decimals: what is below one {upper} stays")
    })
}

fn postings(payout: &Payout) -> Postings {
    let amount = payout.moves.amount;
    if payout.is_debit() {
        // What is taken back is pending until it arrives; what is owed is there at once.
        let state = State::of(payout.back_at().is_none());
        recipes::debit(&payout.account, amount, state)
    } else {
        recipes::payout(&payout.account, amount, payout.fee)
    }
}
