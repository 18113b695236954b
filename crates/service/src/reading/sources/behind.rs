//! What a page of balance transactions is about: each kind of object read once for all lines.

use std::{collections::HashMap, str::FromStr};

use domain::{
    actor::{Actor, Permission, Scope},
    balance_transaction::BalanceTransaction,
    dispute::Dispute,
    id::{
        AccountId, DisputeId, FeeRefundId, PaymentId, PayoutId, RefundId, ReversalId, TransferId,
    },
    payment::Payment,
    payout::Payout,
    refund::Refund,
};
use store::Conn;

use crate::{Ctx, Result, rights::authorize};

/// What a line is about. All absent for what has no object of its own, such as a reserve.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// The payment that the line is of, or that was refunded, disputed or charged a fee.
    pub payment: Option<Payment>,
    /// The transfer that was sent, or came back.
    pub transfer: Option<TransferId>,
    /// The payout that left, or came back.
    pub payout: Option<Payout>,
    /// The refund.
    pub refund: Option<Refund>,
    /// The dispute.
    pub dispute: Option<Dispute>,
}

/// What is behind each line, in their order: lines of `account`, else of whoever acts.
pub async fn behind(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    lines: &[BalanceTransaction],
) -> Result<Vec<Behind>> {
    let scope = authorize::account_or_owner(actor, Permission::ViewMoney, account)?;
    let sources: Vec<&str> = lines.iter().map(|line| line.source.as_str()).collect();
    let mut read = ctx.store.read().await?;
    let found = Found::read(&mut read, &scope, &sources).await?;
    Ok(sources.into_iter().map(|source| found.of(source)).collect())
}

/// Objects by their ids.
struct Found {
    payments: HashMap<String, Payment>,
    payouts: HashMap<String, Payout>,
    refunds: HashMap<String, Refund>,
    disputes: HashMap<String, Dispute>,
    /// The transfer that a reversal took back.
    reversals: HashMap<String, TransferId>,
    /// The payment whose fee a fee refund gave back.
    fee_refunds: HashMap<String, PaymentId>,
}

impl Found {
    async fn read(read: &mut Conn, scope: &Scope, sources: &[&str]) -> Result<Self> {
        let payouts = store::payouts::find_many(read, scope, &ids::<PayoutId>(sources)).await?;
        let refunds = store::refunds::find_many(read, scope, &ids::<RefundId>(sources)).await?;
        let disputes = store::disputes::find_many(read, scope, &ids::<DisputeId>(sources)).await?;
        let reversals =
            store::reversals::find_many(read, scope, &ids::<ReversalId>(sources)).await?;
        let fee_refunds = fee_refunds(read, scope, sources).await?;
        let mut payments: Vec<PaymentId> = ids(sources);
        payments.extend(refunds.iter().map(|refund| refund.payment.clone()));
        payments.extend(disputes.iter().map(|dispute| dispute.payment.clone()));
        payments.extend(fee_refunds.values().cloned());
        let payments = store::payments::find_many(read, scope, &payments).await?;
        Ok(Self {
            payments: by(payments, |it| it.id.to_string()),
            payouts: by(payouts, |it| it.id.to_string()),
            refunds: by(refunds, |it| it.id.to_string()),
            disputes: by(disputes, |it| it.id.to_string()),
            reversals: reversals
                .into_iter()
                .map(|it| (it.reversal.id.to_string(), it.reversal.transfer))
                .collect(),
            fee_refunds,
        })
    }

    fn of(&self, source: &str) -> Behind {
        let refund = self.refunds.get(source);
        let dispute = self.disputes.get(source);
        let payment = refund
            .map(|refund| &refund.payment)
            .or(dispute.map(|dispute| &dispute.payment))
            .or(self.fee_refunds.get(source))
            .map_or(source, PaymentId::as_str);
        Behind {
            payment: self.payments.get(payment).cloned(),
            transfer: source
                .parse()
                .ok()
                .or_else(|| self.reversals.get(source).cloned()),
            payout: self.payouts.get(source).cloned(),
            refund: refund.cloned(),
            dispute: dispute.cloned(),
        }
    }
}

/// Payments by the refunds of their fees.
async fn fee_refunds(
    read: &mut Conn,
    scope: &Scope,
    sources: &[&str],
) -> Result<HashMap<String, PaymentId>> {
    let refunds = store::fee_refunds::find_many(read, scope, &ids::<FeeRefundId>(sources)).await?;
    let fees: Vec<_> = refunds.iter().map(|it| it.refund.fee.clone()).collect();
    let fees = store::fees::find_many(read, scope, &fees).await?;
    let payments = by(fees, |fee| fee.id.to_string());
    let of = |fee: &str| payments.get(fee).map(|fee| fee.payment.clone());
    let pairs = refunds
        .iter()
        .filter_map(|it| Some((it.refund.id.to_string(), of(it.refund.fee.as_str())?)));
    Ok(pairs.collect())
}

/// Those of the sources that are ids of one kind.
fn ids<Id: FromStr>(sources: &[&str]) -> Vec<Id> {
    sources
        .iter()
        .filter_map(|source| source.parse().ok())
        .collect()
}

fn by<T>(found: Vec<T>, id: impl Fn(&T) -> String) -> HashMap<String, T> {
    found.into_iter().map(|it| (id(&it), it)).collect()
}
