//! The outside lane: several calls at once, with no transaction open, and fair to whoever is
//! called.

mod call;

use std::{collections::HashMap, time::Duration};

use store::jobs::{Due, lease};
use tokio::task::{Id, JoinError, JoinSet};

use super::shift::Shift;
use crate::{Ctx, Result};
use call::{LEASE, call};

/// How many calls are made at once.
const AT_ONCE: usize = 32;
/// How many of them to one destination.
const TO_ONE: usize = 8;
/// How often the lane looks.
const PAUSE: Duration = Duration::from_millis(250);
/// How long calls that were begun may take when the shift is over. What is cut off is made again
/// under its id.
const LAST_CALLS: Duration = Duration::from_secs(15);

/// Makes the calls of all tenants as they come due, until the shift is over.
pub(super) async fn lane(ctx: Ctx, shift: Shift) {
    let mut lane = Outside::new(&ctx);
    while !shift.is_over() {
        match lane.begin().await {
            Ok(_) => shift.beat(),
            Err(error) => tracing::error!(%error, "the outside lane cannot go on; trying again"),
        }
        tokio::select! {
            () = shift.pause(PAUSE) => {}
            Some(ended) = lane.calls.join_next_with_id() => lane.ended(ended),
        }
    }
    let _ = tokio::time::timeout(LAST_CALLS, lane.finish()).await;
}

/// Makes every call that is due now. Answers how many were made.
pub async fn send_due(ctx: &Ctx) -> Result<u32> {
    let mut lane = Outside::new(ctx);
    let mut made = 0;
    loop {
        let begun = lane.begin().await?;
        if begun == 0 && lane.calls.is_empty() {
            return Ok(made);
        }
        made += begun;
        if let Some(ended) = lane.calls.join_next_with_id().await {
            lane.ended(ended);
        }
    }
}

/// The calls that are being made.
struct Outside {
    ctx: Ctx,
    /// Who holds the leases.
    by: String,
    calls: JoinSet<()>,
    /// Which job each of them is about, and to whom it goes.
    about: HashMap<Id, (i64, String)>,
    /// Who got the last turn.
    last: String,
}

impl Outside {
    fn new(ctx: &Ctx) -> Self {
        Self {
            ctx: ctx.clone(),
            by: ctx.ids.id(),
            calls: JoinSet::new(),
            about: HashMap::new(),
            last: String::new(),
        }
    }

    /// Begins as many calls as there is room for: first to whom the fewest are being made, and of
    /// those to whoever has waited for a turn the longest. Answers how many.
    async fn begin(&mut self) -> Result<u32> {
        while let Some(ended) = self.calls.try_join_next_with_id() {
            self.ended(ended);
        }
        let mut waiting = after(&self.last, self.destinations().await?);
        waiting.sort_by_key(|to| self.made_to(to));
        let mut begun = 0;
        for to in waiting {
            for due in self.take(&to).await? {
                let job = due.seq;
                let handle = self
                    .calls
                    .spawn(call(self.ctx.clone(), due, self.by.clone()));
                self.about.insert(handle.id(), (job, to.clone()));
                begun += 1;
                self.last.clone_from(&to);
            }
        }
        Ok(begun)
    }

    async fn destinations(&self) -> Result<Vec<String>> {
        let mut read = self.ctx.store.read().await?;
        Ok(lease::destinations(&mut read, self.ctx.wall()).await?)
    }

    /// Leases some of the jobs of a destination. It never gets more than half of the room that is
    /// left, so that however many are slow, there is some for the next one. A job that is being
    /// called about is left alone, even when a jump of the wall clock has ended its lease.
    async fn take(&self, to: &str) -> Result<Vec<Due>> {
        let room = AT_ONCE.saturating_sub(self.calls.len());
        let most = room
            .div_ceil(2)
            .min(TO_ONE.saturating_sub(self.made_to(to)));
        if most == 0 {
            return Ok(Vec::new());
        }
        let calling: Vec<_> = self.about.values().map(|(job, _)| *job).collect();
        let mut write = self.ctx.store.begin_write().await?;
        // A lease begins when it can be written, however long that had to wait.
        let now = self.ctx.wall();
        let lease = lease::Lease {
            by: &self.by,
            calling: &calling,
            now,
            until: now.plus(LEASE),
        };
        let most = i64::try_from(most).unwrap_or(1);
        let taken = lease::take(&mut write, &lease, to, most).await?;
        write.commit().await?;
        Ok(taken)
    }

    fn made_to(&self, to: &str) -> usize {
        self.about.values().filter(|(_, other)| other == to).count()
    }

    fn ended(&mut self, ended: std::result::Result<(Id, ()), JoinError>) {
        let id = ended.map_or_else(|error| error.id(), |(id, ())| id);
        self.about.remove(&id);
    }

    async fn finish(&mut self) {
        while let Some(ended) = self.calls.join_next_with_id().await {
            self.ended(ended);
        }
    }
}

/// Who waits, in the order of their names, beginning after `last`: whoever got no turn for want of
/// room begins the next round.
fn after(last: &str, mut waiting: Vec<String>) -> Vec<String> {
    waiting.sort();
    let next = waiting.partition_point(|to| to.as_str() <= last);
    waiting.rotate_left(next);
    waiting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_destination_gets_its_turn_however_many_there_are() {
        let names = || ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        for (last, expected) in [("", "abcd"), ("b", "cdab"), ("bb", "cdab"), ("d", "abcd")] {
            assert_eq!(after(last, names()).concat(), expected, "after {last:?}");
        }
    }
}
