use super::EntryDetail;
use crate::error::UiError;
use leptos::prelude::*;

/// One transaction of the account.
#[server(endpoint = "queries/express/transaction")]
pub async fn express_transaction(
    /// Its id.
    id: String,
) -> Result<EntryDetail, UiError> {
    use crate::ssr;
    use service::{balances, sources};
    let (ctx, session) = (ssr::ctx()?, ssr::account()?);
    let line = balances::transaction(&ctx, &session.actor, &id)
        .await
        .map_err(ssr::ui_error)?;
    let one = std::slice::from_ref(&line);
    let behind = sources::behind(&ctx, &session.actor, None, one).await;
    let behind = behind.map_err(ssr::ui_error)?.into_iter().next();
    let behind = behind.unwrap_or_default();
    let entry = super::read::entry_of(&line, &behind, session.account.time_zone());
    let reference = behind.payment.as_ref().and_then(reference);
    let other = behind.payment.map(|payment| payment.id.into());
    Ok(EntryDetail {
        entry,
        other,
        reference,
        platform: session.platform.name.clone(),
    })
}

/// One payment of the account.
#[server(endpoint = "queries/express/payment")]
pub async fn express_payment(
    /// Its id.
    id: String,
) -> Result<EntryDetail, UiError> {
    use crate::ssr;
    use service::{Error, balances, payments};
    let (ctx, session) = (ssr::ctx()?, ssr::account()?);
    let parsed = id
        .parse()
        .map_err(|_| ssr::ui_error(Error::not_found("payment", &id, "id")))?;
    let payment = payments::retrieve(&ctx, &session.actor, &parsed)
        .await
        .map_err(ssr::ui_error)?;
    let other = payment
        .balance_transaction
        .as_ref()
        .map(ToString::to_string);
    let other = other.ok_or_else(|| ssr::ui_error(Error::not_found("payment", &id, "id")))?;
    let line = balances::transaction(&ctx, &session.actor, &other)
        .await
        .map_err(ssr::ui_error)?;
    let entry = super::read::entry(&line, Some(&payment), session.account.time_zone());
    Ok(EntryDetail {
        entry: super::Entry { id, ..entry },
        other: Some(other),
        reference: reference(&payment),
        platform: session.platform.name.clone(),
    })
}

/// What the platform calls it.
#[cfg(feature = "ssr")]
fn reference(payment: &domain::payment::Payment) -> Option<String> {
    match &payment.origin {
        domain::payment::Origin::Recorded { external_id } => Some(external_id.clone()),
        domain::payment::Origin::Transfer { .. } | domain::payment::Origin::Card(_) => None,
    }
}
