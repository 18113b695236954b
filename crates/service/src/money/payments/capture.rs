//! A charged card brings its money: everyone's part of it in one entry.

use domain::{
    account::{Account, FeePayer},
    balance_transaction::{BalanceTransaction, FeeKind, TransactionType},
    calendar,
    card::Outcome,
    event::EventKind,
    id::{AccountId, ApplicationFeeId, BalanceTransactionId, PaymentId, TransferId},
    ledger::recipes::{self, FeeOn, State},
    money::{Money, Positive},
    payment::{ApplicationFee, CardPayment, CardState, Payment, TransferData},
    time::Timestamp,
    transfer::{NewTransfer, Transfer},
};

use super::receive::{line_of, receive};
use crate::{Error, Result, Unit, ledger::book::Entry};

/// Captures `amount` of an authorised card: writes everyone's postings, lines and objects, and the
/// payment as it is then. The events about the payment itself are the caller's.
pub(crate) async fn capture(
    unit: &mut Unit<'_>,
    payment: &Payment,
    amount: Positive,
) -> Result<Payment> {
    let mut split = Split::of(unit, payment, amount).await?;
    let fee = split.fee(unit, payment);
    split.payment.application_fee_id = fee.as_ref().map(|fee| fee.id.clone());
    let captured = split.payment.clone();
    let mut lines = split.merchant_lines(unit)?;
    if let Some(transfer) = &split.transfer {
        lines.extend(pass_on(unit, &split, transfer).await?);
    }
    if let Some(fee) = fee {
        lines.push(split.fee_line(unit, &fee));
        collect(unit, fee).await?;
    }
    let (postings, id) = (recipes::charge(&split.recipe(unit)), payment.id.as_str());
    store::payments::update(&mut unit.write, unit.scope, &captured).await?;
    unit.count_payment(&captured.account, amount.money(), unit.now)?;
    unit.book(Entry {
        kind: "charge",
        id,
        postings,
        lines,
    })
    .await?;
    Ok(captured)
}

/// Who gets what of a captured amount.
struct Split {
    payment: Payment,
    gross: Positive,
    processing: Money,
    fee_on: FeeOn,
    application_fee: Money,
    available_on: Timestamp,
    state: State,
    transfer: Option<Transfer>,
}

impl Split {
    async fn of(unit: &mut Unit<'_>, payment: &Payment, gross: Positive) -> Result<Self> {
        let merchant = account(unit, &payment.account).await?;
        let mut payment = payment.clone();
        let card = card_of(&mut payment)?;
        // The account in whose name it is made lends its country's rates and days.
        let settles = match &card.on_behalf_of {
            Some(id) => account(unit, id).await?,
            None => merchant.clone(),
        };
        let prices = &unit.ctx.config.pricing;
        let processing = prices.processing(gross, settles.country, &card.card.country)?;
        let available_on = match card.card.outcome {
            Outcome::BypassPending => unit.now,
            _ => calendar::available_on(settles.country, settles.settings.delay_days, unit.now),
        };
        let wanted = card.application_fee_amount.unwrap_or_default();
        let application_fee = Money::new(wanted.min(gross.minor()), gross.currency());
        card.state = CardState::Captured;
        card.amount_captured = gross.money();
        card.processing_fee = processing;
        card.capture_before = None;
        let transfer = card
            .transfer_data
            .clone()
            .map(|data| transfer_of(unit, &payment, &data, gross, available_on))
            .transpose()?;
        if let Some(transfer) = &transfer {
            card_of(&mut payment)?.transfer = Some(transfer.id.clone());
            payment.transfer_group.clone_from(&transfer.transfer_group);
            payment.amount_transferred = transfer.amount.money();
        }
        payment.application_fee = application_fee;
        payment.balance_transaction = Some(unit.id(BalanceTransactionId::from_suffix));
        payment.available_on = Some(available_on);
        Ok(Self {
            fee_on: fee_on(unit, &merchant),
            payment,
            gross,
            processing,
            application_fee,
            available_on,
            state: State::of(available_on <= unit.now),
            transfer,
        })
    }

    fn recipe<'a>(&'a self, unit: &'a Unit<'_>) -> recipes::Charge<'a> {
        let sent = |it: &'a Transfer| (&it.destination, it.amount);
        recipes::Charge {
            platform: unit.scope.platform(),
            merchant: &self.payment.account,
            gross: self.gross,
            processing: self.processing,
            fee_on: self.fee_on,
            destination: self.transfer.as_ref().map(sent),
            application_fee: self.application_fee,
            state: self.state,
        }
    }

    /// The charge on its owner's balance, and what processing costs the platform where another
    /// owns it.
    fn merchant_lines(&self, unit: &Unit<'_>) -> Result<Vec<BalanceTransaction>> {
        let (payment, id) = (&self.payment, self.payment.id.as_str());
        let mut line = self.line(
            unit,
            &payment.account,
            TransactionType::Charge,
            self.gross.money(),
            id,
        );
        if let Some(id) = &payment.balance_transaction {
            line.id = id.clone();
        }
        if self.fee_on == FeeOn::Merchant {
            line = line.less(FeeKind::StripeFee, self.processing.minor())?;
        }
        if self.transfer.is_none() {
            line = line.less(FeeKind::ApplicationFee, self.application_fee.minor())?;
        }
        let mut lines = vec![line];
        if self.fee_on == FeeOn::Platform && !self.processing.is_zero() {
            let cost = self.processing.checked_neg()?;
            let platform = unit.scope.platform();
            lines.push(self.line(unit, platform, TransactionType::StripeFee, cost, id));
        }
        Ok(lines)
    }

    fn line(
        &self,
        unit: &Unit<'_>,
        account: &AccountId,
        kind: TransactionType,
        gross: Money,
        source: &str,
    ) -> BalanceTransaction {
        unit.line(account, kind, gross, source)
            .settling(self.available_on, unit.now)
            .described(self.payment.description.as_deref())
    }

    /// The fee as an object of the platform; from the destination's payment, where there is one.
    fn fee(&self, unit: &Unit<'_>, charge: &Payment) -> Option<ApplicationFee> {
        let mut of = charge.clone();
        let mut originating = None;
        if let Some(transfer) = &self.transfer {
            of.account.clone_from(&transfer.destination);
            of.id.clone_from(&transfer.destination_payment);
            originating = Some(charge.id.clone());
        }
        of.application_fee = self.application_fee;
        of.application_fee_id = Some(unit.id(ApplicationFeeId::from_suffix));
        of.created = unit.now;
        Some(ApplicationFee {
            originating,
            ..ApplicationFee::of(&of, unit.id(BalanceTransactionId::from_suffix))?
        })
    }

    fn fee_line(&self, unit: &Unit<'_>, fee: &ApplicationFee) -> BalanceTransaction {
        let (platform, kind) = (unit.scope.platform(), TransactionType::ApplicationFee);
        let mut line = self.line(unit, platform, kind, fee.amount.money(), fee.id.as_str());
        line.id = fee.balance_transaction.clone();
        line
    }
}

/// The card of a payment; only cards are captured.
pub(crate) fn card_of(payment: &mut Payment) -> Result<&mut CardPayment> {
    let missing = || Error::refused("charge_already_captured", None, "This payment is no card.");
    payment.card_mut().ok_or_else(missing)
}

pub(super) async fn account(unit: &mut Unit<'_>, id: &AccountId) -> Result<Account> {
    let found = unit.account(id).await?.cloned();
    found.ok_or_else(|| Error::not_found("account", id, "account"))
}

/// Accounts that pay their own fees pay for processing; for all others the platform does.
fn fee_on(unit: &Unit<'_>, merchant: &Account) -> FeeOn {
    let own = merchant.controller.fees == FeePayer::Account;
    if own || merchant.id == *unit.scope.platform() {
        FeeOn::Merchant
    } else {
        FeeOn::Platform
    }
}

fn transfer_of(
    unit: &Unit<'_>,
    payment: &Payment,
    data: &TransferData,
    gross: Positive,
    available_on: Timestamp,
) -> Result<Transfer> {
    let sent = data.amount.unwrap_or(gross.minor()).min(gross.minor());
    let amount = Positive::new(Money::new(sent, gross.currency()));
    let amount = amount.map_err(|error| Error::amount("transfer_data[amount]", error))?;
    let group = payment.transfer_group.clone();
    let new = NewTransfer {
        source_transaction: Some(payment.id.clone()),
        transfer_group: Some(group.unwrap_or_else(|| payment.own_group())),
        ..NewTransfer::new(amount, data.destination.clone())
    };
    let (id, received) = (
        unit.id(TransferId::from_suffix),
        unit.id(PaymentId::from_suffix),
    );
    let line = unit.id(BalanceTransactionId::from_suffix);
    Ok(Transfer {
        available_on: Some(available_on),
        ..Transfer::sent(&new, id, received, line, unit.now)
    })
}

/// The transfer of a destination charge, with the payment that the destination sees. Answers the
/// lines of both.
async fn pass_on(
    unit: &mut Unit<'_>,
    split: &Split,
    transfer: &Transfer,
) -> Result<Vec<BalanceTransaction>> {
    let data = split.payment.card();
    let data = data.and_then(|card| card.transfer_data.clone());
    let line = unit.id(BalanceTransactionId::from_suffix);
    let received = Payment {
        application_fee: split.application_fee,
        application_fee_id: split.payment.application_fee_id.clone(),
        description: data.as_ref().and_then(|data| data.description.clone()),
        metadata: data.map(|data| data.metadata).unwrap_or_default(),
        ..Payment::received(transfer, line)
    };
    store::transfers::insert(&mut unit.write, unit.scope, transfer).await?;
    unit.tell(EventKind::TransferCreated, transfer, None)
        .await?;
    receive(unit, &received).await?;
    let sent = transfer.amount.negated();
    let (platform, id) = (unit.scope.platform(), transfer.id.as_str());
    let mut line = split.line(unit, platform, TransactionType::Transfer, sent, id);
    line.id = transfer.balance_transaction.clone();
    Ok(vec![line, line_of(unit, &received)?])
}

async fn collect(unit: &mut Unit<'_>, fee: ApplicationFee) -> Result<()> {
    store::fees::insert(&mut unit.write, unit.scope, &fee).await?;
    unit.tell(EventKind::ApplicationFeeCreated, &fee, None)
        .await
}
