//! Lists inside of objects: what came back of a transfer or of a collected fee.

use domain::{actor::Actor, list::PageRequest, refund::RefundFilter};
use serde_json::Value;
use service::{Ctx, Error, fees, transfers};

use crate::{error::Result, list, resources};

/// Rows that are shown inside of another object, the newest.
const SHOWN: u32 = 10;

/// Fills the lists of `body`, or of every object on it when it is a page, with what `actor` sees.
/// Events tell of objects as they were, and are left alone.
pub async fn fill(ctx: &Ctx, actor: &Actor, body: &mut Value) -> Result<()> {
    if body.get("object").and_then(Value::as_str) != Some("list") {
        return fill_one(ctx, actor, body).await;
    }
    if let Some(items) = body.get_mut("data").and_then(Value::as_array_mut) {
        for item in items {
            fill_one(ctx, actor, item).await?;
        }
    }
    Ok(())
}

async fn fill_one(ctx: &Ctx, actor: &Actor, object: &mut Value) -> Result<()> {
    let text = |name| object.get(name).and_then(Value::as_str).unwrap_or_default();
    let some = |name| object.get(name).and_then(Value::as_i64).unwrap_or_default() > 0;
    let (field, found) = match text("object") {
        "transfer" if some("amount_reversed") => {
            ("reversals", reversals(ctx, actor, text("id")).await)
        }
        "application_fee" if some("amount_refunded") => {
            ("refunds", refunds(ctx, actor, text("id")).await)
        }
        _ => return Ok(()),
    };
    match found {
        Ok(Some(list)) => {
            if let Some(fields) = object.as_object_mut() {
                fields.insert(field.to_owned(), list);
            }
            Ok(())
        }
        Ok(None) | Err(Error::NotFound { .. } | Error::Forbidden(_) | Error::WrongContext(_)) => {
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// The refunds of a charge.
pub async fn of_charge(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Value>> {
    let Ok(payment) = id.parse() else {
        return Ok(None);
    };
    let filter = RefundFilter {
        payment: Some(payment),
        ..RefundFilter::default()
    };
    // The charge may have been changed just now, and says so to who may not see its refunds too.
    let page = match service::refunds::list(ctx, actor, &filter, &PageRequest::first(SHOWN)).await {
        Err(Error::Forbidden(_)) => return Ok(None),
        found => found?,
    };
    let url = format!("/v1/charges/{id}/refunds");
    Ok(Some(list::wire(&url, page, |it| resources::refund(&it))))
}

async fn reversals(ctx: &Ctx, actor: &Actor, id: &str) -> service::Result<Option<Value>> {
    let Ok(id) = id.parse() else {
        return Ok(None);
    };
    let page = transfers::reversals(ctx, actor, &id, &PageRequest::first(SHOWN)).await?;
    let url = format!("/v1/transfers/{id}/reversals");
    let wire = |it| resources::transfer_reversal(&it);
    Ok(Some(list::wire(&url, page, wire)))
}

async fn refunds(ctx: &Ctx, actor: &Actor, id: &str) -> service::Result<Option<Value>> {
    let Ok(id) = id.parse() else {
        return Ok(None);
    };
    let page = fees::list_refunds(ctx, actor, &id, &PageRequest::first(SHOWN)).await?;
    let url = format!("/v1/application_fees/{id}/refunds");
    let wire = |it| resources::fee_refund(&it);
    Ok(Some(list::wire(&url, page, wire)))
}
