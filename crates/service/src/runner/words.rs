//! Cutting accounts into words anew after the rule has changed, in slices, so that nobody waits for
//! long.

use std::time::Duration;

use super::shift::Shift;
use crate::{Ctx, Result};

/// Accounts of one transaction.
const SLICE: i64 = 200;
/// The pause after a slice: others have their turn.
const BREATH: Duration = Duration::from_millis(20);
/// The pause after a failure.
const RETRY: Duration = Duration::from_secs(30);
/// How often it is looked whether there is anything to do: another server may bring another rule.
const LOOK: Duration = Duration::from_secs(3_600);

/// Cuts what is to be cut, until the shift is over.
pub(super) async fn lane(ctx: Ctx, shift: Shift) {
    while !shift.is_over() {
        let pause = match cut_anew(&ctx, SLICE).await {
            Ok(true) => BREATH,
            Ok(false) => LOOK,
            Err(error) => {
                tracing::warn!(%error, "accounts could not be cut into words");
                RETRY
            }
        };
        shift.pause(pause).await;
    }
}

/// Cuts the next `most` accounts that were cut by another rule, and answers whether there may be
/// more of them. Until then such an account is found by the words that it had, if it had any.
pub async fn cut_anew(ctx: &Ctx, most: i64) -> Result<bool> {
    let mut write = ctx.store.begin_write().await?;
    let more = store::accounts::cut_anew(&mut write, most).await?;
    write.commit().await?;
    Ok(more)
}
