//! Whether the lanes move.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use domain::task::Lane;

/// How long a lane may be silent: longer than any transaction waits for a row.
const SILENCE: Duration = Duration::from_secs(60);

/// When each lane moved last. It goes by a clock that nobody sets, so that a jump of the wall clock
/// neither hides a lane that stands still nor makes one up.
#[derive(Debug)]
pub struct Pulse {
    began: Instant,
    /// Milliseconds since it began.
    money: AtomicU64,
    outside: AtomicU64,
}

/// A lane that stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Still {
    /// Which lane.
    pub lane: Lane,
    /// For how long, in seconds.
    pub seconds: u64,
}

impl Default for Pulse {
    /// Of lanes that begin now.
    fn default() -> Self {
        Self {
            began: Instant::now(),
            money: AtomicU64::new(0),
            outside: AtomicU64::new(0),
        }
    }
}

impl Pulse {
    /// The lane moves.
    pub(super) fn beat(&self, lane: Lane) {
        let since = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.of(lane).store(since, Ordering::Relaxed);
    }

    /// The lanes that have not moved for a while at `now`.
    pub fn still(&self, now: Instant) -> Vec<Still> {
        let silent = |lane| {
            let last = Duration::from_millis(self.of(lane).load(Ordering::Relaxed));
            now.saturating_duration_since(self.began + last)
        };
        [Lane::Money, Lane::Outside]
            .into_iter()
            .map(|lane| (lane, silent(lane)))
            .filter(|(_, silent)| *silent > SILENCE)
            .map(|(lane, silent)| Still {
                lane,
                seconds: silent.as_secs(),
            })
            .collect()
    }

    const fn of(&self, lane: Lane) -> &AtomicU64 {
        match lane {
            Lane::Money => &self.money,
            Lane::Outside => &self.outside,
        }
    }
}
