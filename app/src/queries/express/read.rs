//! From rows of the services to entries.

use super::{Entry, EntryKind, EntryList, EntryPayout};
use crate::error::UiError;
use crate::ssr;
use domain::balance_transaction::{BalanceTransaction, TransactionType};
use domain::list::Page;
use domain::payment::{OriginKind, Payment};
use domain::payout::Payout;
use service::{Ctx, earnings, login::AccountSession, payments, sources, sources::Behind};

/// A line, with what is behind it.
pub fn entry_of(line: &BalanceTransaction, behind: &Behind, time_zone: &str) -> Entry {
    Entry {
        payout: behind.payout.as_ref().map(payout),
        ..entry(line, behind.payment.as_ref(), time_zone)
    }
}

fn payout(payout: &Payout) -> EntryPayout {
    EntryPayout {
        bank: payout.destination_label.trim().to_owned(),
        status: payout.status,
        arrives: payout.arrival_date,
        failure: payout.failure.clone(),
    }
}

/// A line, with the payment behind it.
pub fn entry(line: &BalanceTransaction, payment: Option<&Payment>, time_zone: &str) -> Entry {
    let origin = payment.map(|payment| payment.origin.kind());
    let kind = match (line.kind, origin) {
        (TransactionType::Payment, Some(OriginKind::Transfer)) => EntryKind::Transfer,
        (kind, _) => kind_of(kind, line),
    };
    Entry {
        id: line.id.as_str().to_owned(),
        kind,
        // The payment can be described anew; the line keeps what it was written with.
        description: payment
            .and_then(|payment| payment.description.clone())
            .or_else(|| line.description.clone()),
        gross: line.gross(),
        fee: line.fee_money(),
        net: line.net_money(),
        created: line.created,
        offset: earnings::offset_at(time_zone, line.created),
        available: line.available,
        available_on: line.available_on,
        payout: None,
    }
}

/// What a line is in the words of whoever receives the money.
fn kind_of(kind: TransactionType, line: &BalanceTransaction) -> EntryKind {
    use TransactionType::*;
    match kind {
        Payment | Charge => EntryKind::Payment,
        Transfer | TransferRefund => EntryKind::Transfer,
        ApplicationFee | ApplicationFeeRefund | StripeFee => EntryKind::Fee,
        Topup | TopupReversal => EntryKind::TopUp,
        Refund | PaymentRefund | RefundFailure => EntryKind::Refund,
        Payout | PayoutCancel | PayoutFailure => EntryKind::Payout,
        Adjustment if line.reporting_category() != "other_adjustment" => EntryKind::Dispute,
        Adjustment
        | PayoutMinimumBalanceHold
        | PayoutMinimumBalanceRelease
        | ReserveTransaction
        | ConnectCollectionTransfer => EntryKind::Adjustment,
    }
}

/// A page of lines as entries.
pub async fn of_lines(
    ctx: &Ctx,
    session: &AccountSession,
    page: Page<BalanceTransaction>,
) -> Result<EntryList, UiError> {
    let behind = sources::behind(ctx, &session.actor, None, &page.items)
        .await
        .map_err(ssr::ui_error)?;
    let mut behind = behind.into_iter();
    let zone = session.account.time_zone();
    let rows = page.map(|line| entry_of(&line, &behind.next().unwrap_or_default(), zone));
    Ok(list(session, rows))
}

/// A page of payments as entries, with the payments' own ids.
pub async fn of_payments(
    ctx: &Ctx,
    session: &AccountSession,
    page: Page<Payment>,
) -> Result<EntryList, UiError> {
    let lines = payments::lines(ctx, &session.actor, &session.account.id, &page.items)
        .await
        .map_err(ssr::ui_error)?;
    let zone = session.account.time_zone();
    // Only captured payments are asked for, and each of them has a line.
    let rows = page.items.iter().zip(&lines).filter_map(|(payment, line)| {
        Some(Entry {
            id: payment.id.as_str().to_owned(),
            ..entry(line.as_ref()?, Some(payment), zone)
        })
    });
    let items = rows.collect();
    let Page {
        has_more,
        has_previous,
        has_next,
        ..
    } = page;
    let rows = Page {
        items,
        has_more,
        has_previous,
        has_next,
    };
    Ok(list(session, rows))
}

fn list(session: &AccountSession, page: Page<Entry>) -> EntryList {
    EntryList {
        page,
        platform: session.platform.name.clone(),
        now: session.now,
        currency: session.account.default_currency,
    }
}
