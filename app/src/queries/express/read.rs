//! From rows of the services to entries.

use super::{Entry, EntryKind, EntryList};
use crate::error::UiError;
use crate::ssr;
use domain::balance_transaction::{BalanceTransaction, TransactionType};
use domain::list::Page;
use domain::payment::{OriginKind, Payment};
use service::{Ctx, earnings, login::AccountSession, payments};

/// A line, with the payment behind it.
pub fn entry(line: &BalanceTransaction, payment: Option<&Payment>, time_zone: &str) -> Entry {
    let origin = payment.map(|payment| payment.origin.kind());
    let kind = match (line.kind, origin) {
        (TransactionType::Payment, Some(OriginKind::Transfer)) => EntryKind::Transfer,
        (TransactionType::Payment, _) => EntryKind::Payment,
        (TransactionType::Transfer, _) => EntryKind::Transfer,
        (TransactionType::ApplicationFee, _) => EntryKind::Fee,
        (TransactionType::Topup, _) => EntryKind::TopUp,
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
    }
}

/// A page of lines as entries.
pub async fn of_lines(
    ctx: &Ctx,
    session: &AccountSession,
    page: Page<BalanceTransaction>,
) -> Result<EntryList, UiError> {
    let behind = payments::behind(ctx, &session.actor, &page.items)
        .await
        .map_err(ssr::ui_error)?;
    let mut behind = behind.into_iter();
    let zone = session.account.time_zone();
    let rows = page.map(|line| entry(&line, behind.next().flatten().as_ref(), zone));
    Ok(list(session, rows))
}

/// A page of payments as entries, with the payments' own ids.
pub async fn of_payments(
    ctx: &Ctx,
    session: &AccountSession,
    page: Page<Payment>,
) -> Result<EntryList, UiError> {
    let lines = payments::lines(ctx, &session.actor, &page.items)
        .await
        .map_err(ssr::ui_error)?;
    let zone = session.account.time_zone();
    let rows = page.items.iter().zip(&lines).map(|(payment, line)| Entry {
        id: payment.id.as_str().to_owned(),
        ..entry(line, Some(payment), zone)
    });
    let items = rows.collect();
    let Page {
        has_more,
        has_previous,
        has_next,
        ..
    } = page;
    Ok(list(
        session,
        Page {
            items,
            has_more,
            has_previous,
            has_next,
        },
    ))
}

fn list(session: &AccountSession, page: Page<Entry>) -> EntryList {
    EntryList {
        page,
        platform: session.platform.name.clone(),
        now: session.now,
        currency: session.account.default_currency,
    }
}
