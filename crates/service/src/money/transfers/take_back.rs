//! A transfer comes back from its destination to whoever had sent it: what a reversal by itself
//! and a refund that asks for one have in common.

use domain::{
    balance_transaction::{BalanceTransaction, FeeKind, TransactionType},
    event::EventKind,
    id::{AccountId, BalanceTransactionId, RefundId, ReversalId},
    ledger::recipes::{self, State},
    metadata::Metadata,
    money::{Money, Positive, add_minor},
    payment::{FeeRefund, Payment},
    pending::covered_from,
    refund::{Refund, RefundStatus},
    time::Timestamp,
    transfer::{Reversal, Transfer},
};
use store::ledger::Funds;

use crate::{
    Error, Result, Unit,
    ledger::book::Entry,
    money::fees::{FeeBack, Gone},
    rights::authorize,
};

/// What is to come back of a transfer. Everything that it was computed from is held.
pub(crate) struct TakeBack {
    transfer: Transfer,
    /// What the destination received.
    payment: Payment,
    sender: AccountId,
    amount: Positive,
    /// Whether the application fee of the destination's payment is to go back in proportion.
    with_fee: bool,
    /// What goes back of it.
    fee: Option<FeeBack>,
    /// Out of which of the destination's money it comes, and when it moves.
    state: State,
    at: Timestamp,
    /// What the destination has there, in minor units.
    has: i64,
    /// Whether the platform answers for the destination.
    liable: bool,
    /// Whether the destination may be left below zero.
    may_owe: bool,
}

/// What a reversal says of itself.
#[derive(Default)]
pub(crate) struct Words {
    /// The refund that asked for it.
    pub source_refund: Option<RefundId>,
    /// In words.
    pub description: Option<String>,
    /// The pairs of whoever had sent the transfer.
    pub metadata: Metadata,
}

impl TakeBack {
    /// Looks at what a reversal of `amount` of a held transfer would do. With `with_fee` the
    /// application fee of the destination's payment goes back in proportion; `gone` is what it
    /// means that nothing is left of it.
    pub(crate) async fn plan(
        unit: &mut Unit<'_>,
        transfer: Transfer,
        amount: Positive,
        with_fee: bool,
        gone: Gone,
    ) -> Result<Self> {
        let scope = authorize::of_platform(unit.scope);
        let payment = transfer.destination_payment.clone();
        let payment = store::payments::hold(&mut unit.write, &scope, &payment)
            .await?
            .ok_or_else(|| Error::not_found("payment", &payment, "id"))?;
        let fee = if with_fee {
            fee_share(unit, &transfer, &payment, amount, gone).await?
        } else {
            None
        };
        let destination = &transfer.destination;
        let account = store::accounts::find(&mut unit.write, &scope, destination).await?;
        let answers =
            |it: &domain::account::Account| !it.is_platform() && it.controller.platform_is_liable();
        let liable = account.as_ref().is_some_and(answers);
        let may_owe = liable && account.is_some_and(|it| it.debits_allowed());
        let sender = transfer.from.as_ref().unwrap_or(unit.scope.platform());
        let mut back = Self {
            sender: sender.clone(),
            state: State::Available,
            at: unit.now,
            has: 0,
            transfer,
            payment,
            amount,
            with_fee,
            fee,
            liable,
            may_owe,
        };
        back.take_from(unit).await?;
        Ok(back)
    }

    /// Decides out of which of the destination's money it comes. What was sent and is pending
    /// comes back out of pending money, as long as that covers it; else out of what is available,
    /// if that does. Where neither does and the destination may owe, it owes against the money that
    /// is still to come.
    async fn take_from(&mut self, unit: &mut Unit<'_>) -> Result<()> {
        let (destination, currency) = (&self.transfer.destination, self.amount.currency());
        let scope = authorize::of_platform(unit.scope);
        // In the order in which postings hold them, so that nobody waits for each other.
        let mut funds = Funds::default();
        for owner in store::ledger::in_order(&scope, [&self.sender, destination]) {
            let has = store::ledger::hold_funds(&mut unit.write, &scope, owner, currency).await?;
            if owner == destination {
                funds = has;
            }
        }
        self.has = funds.available;
        if self.payment.is_settled(unit.now) {
            return Ok(());
        }
        let (write, net) = (&mut unit.write, self.net());
        let upcoming =
            store::balance_transactions::upcoming(write, &scope, destination, currency).await?;
        let settles = self.payment.settles(unit.now);
        let covered = covered_from(&upcoming, settles, net);
        let at = covered.or_else(|| {
            let owes = self.may_owe && funds.available < net;
            owes.then_some(settles)
        });
        if let Some(at) = at {
            self.state = State::Pending;
            self.at = at;
            self.has = funds.pending;
        }
        Ok(())
    }

    /// Refuses what the destination does not cover, naming the parameter that asked for it.
    pub(crate) fn check(&self, param: &str) -> Result<()> {
        if self.may_owe || self.destination_after() >= 0 {
            return Ok(());
        }
        let currency = self.amount.currency();
        let has = Money::new(self.has, currency);
        let message = format!(
            "The account that received the transfer has {has} available, which does not cover {}.",
            self.amount.money()
        );
        Err(Error::refused("balance_insufficient", Some(param), message))
    }

    fn fee(&self) -> i64 {
        self.fee.as_ref().map_or(0, |back| back.amount.minor())
    }

    /// What leaves the destination, in minor units.
    fn net(&self) -> i64 {
        self.amount.minor().saturating_sub(self.fee())
    }

    fn destination_after(&self) -> i64 {
        self.has.saturating_sub(self.net())
    }

    /// When what comes back to the sender moves, where it is pending.
    pub(crate) fn pending_until(&self) -> Option<Timestamp> {
        (self.state == State::Pending).then_some(self.at)
    }

    /// What the platform that had sent the transfer has more afterwards, pending or available as
    /// this says, in minor units: less the fee that it gives back, and less what is held, or will
    /// be, because the destination then owes.
    pub(crate) fn gain(&self) -> i64 {
        let owed = |balance: i64| balance.min(0).saturating_neg();
        let held = if self.liable {
            owed(self.destination_after()).saturating_sub(owed(self.has))
        } else {
            0
        };
        self.net().saturating_sub(held)
    }

    /// Does it: objects, postings, lines and events. `source` is the held charge whose money the
    /// transfer passed on; what changes of it is the caller's to write. The second of the answer
    /// is what went back of the application fee.
    pub(crate) async fn run(
        mut self,
        unit: &mut Unit<'_>,
        words: Words,
        source: Option<&mut Payment>,
    ) -> Result<(Reversal, Option<FeeRefund>)> {
        self.check("amount")?;
        if let Some(source) = source {
            let left = source
                .amount_transferred
                .saturating_sub(self.amount.minor());
            source.amount_transferred = left.max(0);
        }
        let mut lines = Vec::new();
        let mut fee_refund = None;
        let mut postings = recipes::reversal(
            &self.sender,
            &self.transfer.destination,
            self.amount,
            self.state,
            self.may_owe,
        );
        let fee = self.fee();
        if let Some(back) = self.fee.take() {
            let amount = back.amount;
            let (refund, line) = back.write(unit, Metadata::default(), self.at).await?;
            let platform = unit.scope.platform();
            let more =
                recipes::fee_refund(platform, &self.transfer.destination, amount, self.state);
            postings = both(postings, more);
            lines.push(line);
            fee_refund = Some(refund);
        }
        let (reversal, refund) = self.objects(unit, words, fee_refund.as_ref());
        lines.push(self.sender_line(unit, &reversal));
        lines.push(self.destination_line(unit, &reversal, &refund, fee)?);
        self.write(unit, &reversal, &refund).await?;
        unit.book(Entry {
            kind: "reversal",
            id: reversal.id.as_str(),
            postings,
            lines,
        })
        .await?;
        Ok((reversal, fee_refund))
    }

    fn objects(
        &self,
        unit: &Unit<'_>,
        words: Words,
        fee: Option<&FeeRefund>,
    ) -> (Reversal, Refund) {
        let refund_id = RefundId::payment(&unit.ctx.ids.suffix(24));
        let reversal = Reversal {
            id: unit.id(ReversalId::from_suffix),
            transfer: self.transfer.id.clone(),
            amount: self.amount.money(),
            balance_transaction: unit.id(BalanceTransactionId::from_suffix),
            destination_payment_refund: refund_id.clone(),
            source_refund: words.source_refund,
            description: words.description.filter(|text| !text.is_empty()),
            metadata: words.metadata,
            created: unit.now,
        };
        let refund = Refund {
            id: refund_id,
            account: self.transfer.destination.clone(),
            payment: self.payment.id.clone(),
            intent: None,
            customer: None,
            payment_method: None,
            amount: self.amount.money(),
            status: RefundStatus::Succeeded,
            reason: None,
            pending_reason: None,
            failure_reason: None,
            balance_transaction: Some(unit.id(BalanceTransactionId::from_suffix)),
            failure_balance_transaction: None,
            transfer_reversal: None,
            source_transfer_reversal: Some(reversal.id.clone()),
            fee_refund: fee.map(|fee| fee.id.clone()),
            refund_application_fee: self.with_fee,
            reverse_transfer: false,
            transfer_reversed: 0,
            fee_refunded: fee.map_or(0, |fee| fee.amount.minor()),
            metadata: Metadata::default(),
            created: unit.now,
        };
        (reversal, refund)
    }

    fn sender_line(&self, unit: &Unit<'_>, reversal: &Reversal) -> BalanceTransaction {
        let (kind, id) = (TransactionType::TransferRefund, reversal.id.as_str());
        let mut line = unit
            .line(&self.sender, kind, reversal.amount, id)
            .settling(self.at, unit.now)
            .described(reversal.description.as_deref());
        line.id = reversal.balance_transaction.clone();
        line
    }

    fn destination_line(
        &self,
        unit: &Unit<'_>,
        reversal: &Reversal,
        refund: &Refund,
        fee: i64,
    ) -> Result<BalanceTransaction> {
        let gross = reversal.amount.checked_neg()?;
        let (kind, id) = (TransactionType::PaymentRefund, refund.id.as_str());
        let mut line = unit
            .line(&self.transfer.destination, kind, gross, id)
            .less(FeeKind::ApplicationFee, fee.saturating_neg())?
            .settling(self.at, unit.now)
            .described(self.payment.description.as_deref());
        if let Some(id) = &refund.balance_transaction {
            line.id = id.clone();
        }
        Ok(line)
    }

    async fn write(&self, unit: &mut Unit<'_>, reversal: &Reversal, refund: &Refund) -> Result<()> {
        let amount = self.amount.minor();
        let mut transfer = self.transfer.clone();
        transfer.amount_reversed = add_minor(transfer.amount_reversed, amount)?;
        let mut payment = self.payment.clone();
        payment.amount_refunded = add_minor(payment.amount_refunded, amount)?;
        let owned = store::reversals::Owned {
            owner: self.sender.clone(),
            reversal: reversal.clone(),
        };
        let (write, scope) = (&mut unit.write, unit.scope);
        store::transfers::update(write, scope, &transfer).await?;
        store::payments::update(write, scope, &payment).await?;
        store::reversals::insert(write, scope, &owned).await?;
        store::refunds::insert(write, scope, refund).await?;
        let before = &self.transfer;
        unit.tell(EventKind::TransferReversed, &transfer, None)
            .await?;
        unit.tell(EventKind::TransferUpdated, &transfer, Some(before))
            .await?;
        unit.tell(EventKind::RefundCreated, refund, None).await?;
        unit.tell(EventKind::ChargeRefunded, &payment, None).await
    }
}

/// What goes back of the fee on the destination's payment when `amount` more of the transfer
/// comes back.
async fn fee_share(
    unit: &mut Unit<'_>,
    transfer: &Transfer,
    payment: &Payment,
    amount: Positive,
    gone: Gone,
) -> Result<Option<FeeBack>> {
    let earlier = store::refunds::of_payment(&mut unit.write, unit.scope, &payment.id).await?;
    let with_fee = earlier.iter().filter(|it| it.refund_application_fee);
    let (parts, already) = with_fee.fold((amount.minor(), 0_i64), |(parts, already), it| {
        (
            parts.saturating_add(it.amount.minor()),
            already.saturating_add(it.fee_refunded),
        )
    });
    let of = transfer.amount.minor();
    FeeBack::share(unit, &payment.id, parts, of, already, gone).await
}

/// The postings of both.
pub(crate) fn both(one: recipes::Postings, other: recipes::Postings) -> recipes::Postings {
    let mut all = one?;
    all.extend(other?);
    Ok(all)
}
