//! Whether the lanes move.

use std::sync::atomic::{AtomicI64, Ordering};

use domain::{
    task::Lane,
    time::{MINUTE, Timestamp},
};

/// How long a lane may be silent: longer than any transaction waits for a row.
const SILENCE: i64 = MINUTE;

/// When each lane moved last, by the wall clock.
#[derive(Debug)]
pub struct Pulse {
    money: AtomicI64,
    outside: AtomicI64,
}

/// A lane that stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Still {
    /// Which lane.
    pub lane: Lane,
    /// For how long, in seconds.
    pub seconds: i64,
}

impl Pulse {
    /// Of lanes that begin at `now`.
    pub fn new(now: Timestamp) -> Self {
        Self {
            money: AtomicI64::new(now.unix()),
            outside: AtomicI64::new(now.unix()),
        }
    }

    /// The lane moves at `now`.
    pub(super) fn beat(&self, lane: Lane, now: Timestamp) {
        self.of(lane).store(now.unix(), Ordering::Relaxed);
    }

    /// The lanes that have not moved for a while at `now`.
    pub fn still(&self, now: Timestamp) -> Vec<Still> {
        [Lane::Money, Lane::Outside]
            .into_iter()
            .map(|lane| {
                let last = Timestamp::from_unix(self.of(lane).load(Ordering::Relaxed));
                let seconds = now.since(last);
                Still { lane, seconds }
            })
            .filter(|still| still.seconds > SILENCE)
            .collect()
    }

    const fn of(&self, lane: Lane) -> &AtomicI64 {
        match lane {
            Lane::Money => &self.money,
            Lane::Outside => &self.outside,
        }
    }
}
