//! Ways to pay.

use domain::{customer::PaymentMethod, id::PaymentMethodId};

use crate::documents::Columns;

fn columns(it: &PaymentMethod) -> Columns<'_> {
    Columns {
        id: it.id.as_str(),
        account: it.account.as_str(),
        status: "active",
        first: it.customer.as_ref().map(|id| id.as_str()),
        second: Some(it.card.fingerprint.as_str()),
        created: it.created.unix(),
        ..Columns::default()
    }
}

documents!(
    "payment_methods",
    PaymentMethod,
    PaymentMethodId,
    "customer",
    "fingerprint",
    "expires_at",
    columns
);
