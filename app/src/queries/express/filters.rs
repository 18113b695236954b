//! From the texts of an address to what the services are asked for.

use crate::error::UiError;
use crate::i18n::{ExpressTexts, ProblemTexts};
use crate::ssr;
use crate::url::express::ListQuery;
use domain::balance_transaction::{TransactionFilter, TransactionType};
use domain::list::TimeRange;
use domain::money::{AmountError, Currency, read_typed};
use domain::payment::{OriginKind, PaymentFilter};
use jiff::civil::Date;
use service::{Error, earnings};

/// Which transactions `query` asks for, with days in `time_zone`.
pub fn transactions(query: &ListQuery, time_zone: &str) -> Result<TransactionFilter, UiError> {
    use TransactionType::{Adjustment, Charge, Payment, PaymentRefund, Payout, Refund};
    let (kind, origin) = match query.kind.as_str() {
        "" => (None, None),
        "payment" => (Some(Payment), Some(OriginKind::Recorded)),
        "transfer" => (Some(Payment), Some(OriginKind::Transfer)),
        "charge" => (Some(Charge), None),
        "refund" => (Some(Refund), None),
        "payment_refund" => (Some(PaymentRefund), None),
        "payout" => (Some(Payout), None),
        "adjustment" => (Some(Adjustment), None),
        _ => return Err(invalid("kind", ExpressTexts::bad_kind)),
    };
    Ok(TransactionFilter {
        kind,
        origin,
        created: days(query, time_zone)?,
        ..Default::default()
    })
}

/// Which payments `query` asks for, with days in `time_zone` and amounts in `currency`.
pub fn payments(
    query: &ListQuery,
    time_zone: &str,
    currency: Currency,
) -> Result<PaymentFilter, UiError> {
    let amount_from = amount("min", &query.min, currency)?;
    let amount_to = amount("max", &query.max, currency)?;
    Ok(PaymentFilter {
        created: days(query, time_zone)?,
        // An amount says nothing about payments in another currency.
        currency: (amount_from.or(amount_to)).map(|_| currency),
        amount_from,
        amount_to,
        // Nothing is earned with a card that was declined or is not captured yet.
        captured_only: true,
        ..Default::default()
    })
}

fn days(query: &ListQuery, time_zone: &str) -> Result<TimeRange, UiError> {
    let start = |date: Date| earnings::day_start(time_zone, date).unix();
    // The last day counts: the range ends where the next day begins.
    let end = |date: Date| date.tomorrow().map_or(i64::MAX, start);
    Ok(TimeRange {
        from: day("from", &query.from)?.map(start),
        until: day("to", &query.to)?.map(end),
    })
}

fn day(name: &'static str, text: &str) -> Result<Option<Date>, UiError> {
    match text.trim() {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .map_err(|_| invalid(name, ExpressTexts::bad_date)),
    }
}

fn amount(name: &'static str, text: &str, currency: Currency) -> Result<Option<i64>, UiError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let locale = ssr::locale();
    match read_typed(text, locale.notation(), currency) {
        Ok(money) => Ok(Some(money.minor())),
        // Zero is no amount to move, but it is one to compare with.
        Err(AmountError::NotPositive) if text.trim().starts_with('0') => Ok(Some(0)),
        Err(error) => {
            let message = ProblemTexts(locale).amount(error, currency);
            Err(refused(name, &message))
        }
    }
}

fn invalid(name: &'static str, text: fn(ExpressTexts) -> &'static str) -> UiError {
    refused(name, text(ExpressTexts(ssr::locale())))
}

fn refused(name: &'static str, message: &str) -> UiError {
    ssr::ui_error(Error::invalid(name, "parameter_invalid", message))
}
