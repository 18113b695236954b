//! Payouts.

use domain::{id::PayoutId, payout::Payout};

use crate::documents::Columns;

fn columns(it: &Payout) -> Columns<'_> {
    Columns {
        id: it.id.as_str(),
        account: it.account.as_str(),
        status: it.status.name(),
        first: Some(it.destination.as_str()),
        second: Some(it.amount.currency().code()),
        at: Some(it.arrival_date.unix()),
        created: it.created.unix(),
    }
}

documents!(
    "payouts",
    Payout,
    PayoutId,
    "destination",
    "currency",
    "arrival_date",
    columns
);
