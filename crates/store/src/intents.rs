//! Payment intents.

use domain::{id::IntentId, intent::Intent};

use crate::documents::Columns;

fn columns(it: &Intent) -> Columns<'_> {
    Columns {
        id: it.id.as_str(),
        account: it.account.as_str(),
        status: it.status.name(),
        first: it.terms.customer.as_ref().map(|id| id.as_str()),
        second: it.latest_charge.as_ref().map(|id| id.as_str()),
        created: it.created.unix(),
        ..Columns::default()
    }
}

documents!(
    "payment_intents",
    Intent,
    IntentId,
    "customer",
    "charge",
    "expires_at",
    columns
);
