//! Postings, with the names of those whose money moved.

use domain::id::AccountId;
use domain::ledger::PostingRow;
use serde::{Deserialize, Serialize};

/// The movements behind an object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Postings {
    /// The movements, as they were booked.
    pub rows: Vec<PostingRow>,
    /// The names of the accounts on their sides.
    pub names: Vec<(AccountId, String)>,
}

/// Adds the names, with one look-up for all.
#[cfg(feature = "ssr")]
pub(crate) async fn named(
    ctx: &service::Ctx,
    actor: &domain::actor::Actor,
    rows: Vec<PostingRow>,
) -> service::Result<Postings> {
    let sides = rows.iter().flat_map(|row| [&row.debit.0, &row.credit.0]);
    // The sides outside, such as the card networks, are no accounts.
    let mut ids: Vec<AccountId> = sides.filter_map(|owner| owner.parse().ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = service::accounts::names(ctx, actor, &ids).await?;
    Ok(Postings { rows, names })
}
