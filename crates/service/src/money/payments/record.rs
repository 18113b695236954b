//! Recording payments that were made elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::receive::{line_of, receive};
use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work,
    ledger::book::Entry,
    rights::authorize,
    work::{self, run_keyed},
};
use domain::{
    account::{Account, CapabilityStatus},
    actor::{Actor, Permission, Scope},
    balance_transaction::{Balance, BalanceTransaction, TransactionType},
    calendar,
    event::EventKind,
    id::{AccountId, ApplicationFeeId, BalanceTransactionId, PaymentId},
    ledger::recipes::{self, State},
    payment::{ApplicationFee, NewPayment, Payment, RecordError},
    text,
    time::Timestamp,
    transfer::MAX_DESCRIPTION,
};
use store::Conn;

/// Longest external id, in characters.
const MAX_EXTERNAL_ID: usize = 255;

/// Records one payment. An external id that is known already is refused.
pub async fn record(
    ctx: &Ctx,
    actor: &Actor,
    new: &NewPayment,
    key: Option<&Key>,
) -> Result<Reply<Payment>> {
    let scope = authorize::platform(actor, Permission::RecordPayments)?;
    check(new)?;
    run_keyed(ctx, actor, &scope, key, &Record(new)).await
}

/// What became of one of several payments. Short-lived, so the size of its variants does not matter.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It was recorded now.
    New(Payment),
    /// It had been recorded before.
    Known(PaymentId),
    /// Another payment had been recorded under its external id, or the same with other values.
    Changed(Payment),
}

/// Records several payments in one transaction; those whose external ids are known already are
/// left alone.
pub async fn record_many(ctx: &Ctx, actor: &Actor, new: &[NewPayment]) -> Result<Vec<Recorded>> {
    let scope = authorize::platform(actor, Permission::RecordPayments)?;
    for payment in new {
        check(payment)?;
    }
    work::run(ctx, actor, &scope, &RecordMany(new)).await
}

fn check(new: &NewPayment) -> Result<()> {
    if new.external_id.is_empty() {
        let message = "Give the id that the payment has elsewhere.";
        return Err(Error::invalid("external_id", "parameter_missing", message));
    }
    let texts = [
        ("external_id", new.external_id.as_str(), MAX_EXTERNAL_ID),
        (
            "description",
            new.description.as_deref().unwrap_or_default(),
            MAX_DESCRIPTION,
        ),
    ];
    for (param, value, most) in texts {
        text::check(value, most).map_err(|error| Error::text(param, error))?;
    }
    let step = new.amount.currency().step();
    Error::check_step("amount", new.amount, step)?;
    Error::check_step("application_fee_amount", new.application_fee, step)
}

struct Record<'a>(&'a NewPayment);

impl Work for Record<'_> {
    type Output = Payment;
    const ACTION: &'static str = "payment.record";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Payment> {
        let mut facts =
            Facts::of(&mut unit.write, unit.scope, std::slice::from_ref(self.0)).await?;
        match record_one(unit, self.0, &mut facts).await? {
            Recorded::New(payment) => {
                unit.about(payment.id.as_str());
                Ok(payment)
            }
            Recorded::Known(id) | Recorded::Changed(Payment { id, .. }) => Err(Error::refused(
                "resource_already_exists",
                Some("external_id"),
                format!("A payment with this external id was recorded before: {id}."),
            )),
        }
    }
}

struct RecordMany<'a>(&'a [NewPayment]);

impl Work for RecordMany<'_> {
    type Output = Vec<Recorded>;
    const ACTION: &'static str = "payment.import";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Vec<Recorded>> {
        let mut facts = Facts::of(&mut unit.write, unit.scope, self.0).await?;
        unit.knows(facts.accounts.values());
        open_balances(unit, self.0, &facts).await?;
        let mut outcome = Vec::with_capacity(self.0.len());
        for new in self.0 {
            outcome.push(record_one(unit, new, &mut facts).await?);
        }
        Ok(outcome)
    }
}

async fn record_one(unit: &mut Unit<'_>, new: &NewPayment, facts: &mut Facts) -> Result<Recorded> {
    let account = match judge(&mut unit.write, unit.scope, unit.now, new, facts).await? {
        Judged::New(account) => account,
        Judged::Known(payment) if new.is_recorded_as(&payment) => {
            return Ok(Recorded::Known(payment.id));
        }
        Judged::Known(payment) => return Ok(Recorded::Changed(*payment)),
    };
    let (available_on, settled) = availability(&account, new, unit.now);
    let payment = build(unit, new, available_on);
    receive(unit, &payment).await?;
    let mut lines = vec![line_of(unit, &payment)?];
    let fee = ApplicationFee::of(&payment, unit.id(BalanceTransactionId::from_suffix));
    lines.extend(fee.as_ref().map(|fee| fee_line(unit, fee, &payment)));
    let platform = unit.scope.platform();
    let fee_amount = new.application_fee;
    let postings = recipes::payment(platform, &payment.account, new.amount, fee_amount, settled);
    let entry = Entry {
        kind: "payment",
        id: payment.id.as_str(),
        postings,
        lines,
    };
    unit.book(entry).await?;
    if let Some(fee) = fee {
        store::fees::insert(&mut unit.write, unit.scope, &fee).await?;
        unit.tell(EventKind::ApplicationFeeCreated, &fee, None)
            .await?;
    }
    let noted = payment.clone();
    facts.recorded.insert(new.external_id.clone(), noted);
    Ok(Recorded::New(payment))
}

/// Holds the balances of all payments at once that are about to change.
async fn open_balances(unit: &mut Unit<'_>, new: &[NewPayment], facts: &Facts) -> Result<()> {
    let platform = unit.scope.platform().clone();
    let mut balances = BTreeSet::new();
    for new in new {
        let Ok(account) = facts.receiver(new) else {
            continue;
        };
        let (_, settled) = availability(account, new, unit.now);
        let fee = new.application_fee;
        if let Ok(postings) = recipes::payment(&platform, &account.id, new.amount, fee, settled) {
            let sides = postings.iter().flat_map(|it| [it.debit(), it.credit()]);
            balances.extend(sides.cloned());
        }
    }
    store::ledger::open_each(&mut unit.write, unit.scope, &balances).await?;
    Ok(())
}

/// When the money of a payment is available, and whether it is by now.
fn availability(account: &Account, new: &NewPayment, now: Timestamp) -> (Timestamp, State) {
    let on = calendar::available_on(account.country, account.settings.delay_days, new.created);
    (on, State::of(on <= now))
}

/// What [`record_many`] would do with a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Record it.
    New,
    /// Leave it alone: it was recorded before.
    Known,
    /// Leave it alone: another payment has its external id, or the same with other values.
    Changed(Box<Payment>),
}

/// What [`record_many`] would do with each of these, or why it would refuse it. Writes nothing.
pub async fn check_many(
    ctx: &Ctx,
    actor: &Actor,
    new: &[NewPayment],
) -> Result<Vec<Result<Expected>>> {
    let scope = authorize::platform(actor, Permission::RecordPayments)?;
    let mut read = ctx.store.read().await?;
    let now = ctx.now(&mut read, scope.tenant()).await?;
    let facts = Facts::of(&mut read, &scope, new).await?;
    let mut expected = Vec::with_capacity(new.len());
    for payment in new {
        let judged = match check(payment) {
            Ok(()) => judge(&mut read, &scope, now, payment, &facts).await,
            Err(error) => Err(error),
        };
        expected.push(judged.map(|judged| match judged {
            Judged::New(_) => Expected::New,
            Judged::Known(known) if payment.is_recorded_as(&known) => Expected::Known,
            Judged::Known(known) => Expected::Changed(known),
        }));
    }
    Ok(expected)
}

/// What is known of a payment that is to be recorded.
enum Judged {
    /// Nothing yet. It goes to this account.
    New(Box<Account>),
    /// This one has its external id.
    Known(Box<Payment>),
}

/// What is there before some payments are recorded, read at once: whose they are to be, and what has
/// their external ids.
struct Facts {
    accounts: BTreeMap<AccountId, Account>,
    recorded: BTreeMap<String, Payment>,
}

impl Facts {
    async fn of(conn: &mut Conn, scope: &Scope, new: &[NewPayment]) -> Result<Self> {
        let ids: BTreeSet<&AccountId> = new.iter().map(|it| &it.account).collect();
        let ids: Vec<AccountId> = ids.into_iter().cloned().collect();
        let accounts = store::accounts::find_many(conn, scope, &ids).await?;
        let ids: Vec<&str> = new.iter().map(|it| it.external_id.as_str()).collect();
        Ok(Self {
            accounts: accounts.into_iter().map(|it| (it.id.clone(), it)).collect(),
            recorded: store::payments::find_recorded(conn, scope, &ids).await?,
        })
    }

    fn receiver(&self, new: &NewPayment) -> Result<&Account> {
        let account = self
            .accounts
            .get(&new.account)
            .filter(|account| !account.is_platform())
            .ok_or_else(|| Error::not_found("account", &new.account, "account"))?;
        let active = account
            .capabilities
            .values()
            .any(|it| *it == CapabilityStatus::Active);
        if account.verification.details_submitted || active {
            return Ok(account);
        }
        Err(Error::refused(
            "insufficient_capabilities_for_transfer",
            Some("account"),
            "This account has not finished onboarding, so payments cannot be recorded for it.",
        ))
    }
}

async fn judge(
    conn: &mut Conn,
    scope: &Scope,
    now: Timestamp,
    new: &NewPayment,
    facts: &Facts,
) -> Result<Judged> {
    let account = facts.receiver(new)?;
    new.check(now).map_err(refusal)?;
    if let Some(payment) = facts.recorded.get(&new.external_id) {
        return Ok(Judged::Known(Box::new(payment.clone())));
    }
    let currency = new.amount.currency();
    let balance = match account.default_currency == currency {
        true => Balance::empty(currency),
        false => store::ledger::balance(conn, scope, &account.id, currency).await?,
    };
    new.check_way_out(account, &balance).map_err(refusal)?;
    Ok(Judged::New(Box::new(account.clone())))
}

fn refusal(error: RecordError) -> Error {
    let param = match error {
        RecordError::Fee | RecordError::FeeCurrency => "application_fee_amount",
        RecordError::Future => "created",
        RecordError::NoWayOut { .. } => "currency",
    };
    Error::invalid(param, "parameter_invalid", error.to_string())
}

fn build(unit: &Unit<'_>, new: &NewPayment, available_on: Timestamp) -> Payment {
    let line = unit.id(BalanceTransactionId::from_suffix);
    let kept = !new.application_fee.is_zero();
    Payment {
        application_fee_id: kept.then(|| unit.id(ApplicationFeeId::from_suffix)),
        ..Payment::recorded(new, unit.id(PaymentId::from_suffix), line, available_on)
    }
}

/// The platform's line of a collected fee.
fn fee_line(unit: &Unit<'_>, fee: &ApplicationFee, payment: &Payment) -> BalanceTransaction {
    let (kind, id) = (TransactionType::ApplicationFee, fee.id.as_str());
    let mut line = unit
        .line(unit.scope.platform(), kind, fee.amount.money(), id)
        .settling(payment.available_on.unwrap_or(unit.now), unit.now)
        .described(payment.description.as_deref());
    line.id = fee.balance_transaction.clone();
    line.created = fee.created;
    line
}
