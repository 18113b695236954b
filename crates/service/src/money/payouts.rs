//! Payouts: made by hand or by a schedule, on their way, arrived, failed, taken back.

mod change;
mod create;
mod fail;
mod make;
mod progress;
mod read;
mod reverse;
mod simulate;
mod sweep;

use domain::{id::PayoutId, payout::Payout};

pub use change::{cancel, update};
pub use create::create;
pub(crate) use progress::{arrive, send};
pub use read::{check_history, lines, list, paid_out, postings, retrieve};
pub use reverse::reverse;
pub use simulate::{BankAnswer, answer, fail, pay, send_back};
pub(crate) use sweep::run as sweep;

pub use crate::ledger::paydays::next_payday;
use crate::{Error, Result, Unit};

/// A payout of the scope's owner, held: nobody else changes it until the end of the unit.
async fn hold(unit: &mut Unit<'_>, id: &PayoutId) -> Result<Payout> {
    unit.about(id.as_str());
    let found = store::payouts::hold(&mut unit.write, unit.scope, id).await?;
    found.ok_or_else(|| Error::not_found("payout", id, "id"))
}
