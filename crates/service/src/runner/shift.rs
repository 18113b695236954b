//! What a lane is told, and what it tells.

use std::{sync::Arc, time::Duration};

use domain::task::Lane;
use tokio::sync::watch;

use super::pulse::Pulse;

/// The time in which a lane works: it hears when it is over, and says that it moves.
#[derive(Clone)]
pub(super) struct Shift {
    pulse: Option<(Arc<Pulse>, Lane)>,
    stop: watch::Receiver<bool>,
}

impl Shift {
    /// Until `stop` says so.
    pub fn until(stop: watch::Receiver<bool>) -> Self {
        Self { pulse: None, stop }
    }

    /// Without an end.
    pub fn endless() -> Self {
        Self::until(watch::channel(false).1)
    }

    /// The shift of a lane whose pulse is felt.
    pub fn of(self, lane: Lane, pulse: Arc<Pulse>) -> Self {
        Self {
            pulse: Some((pulse, lane)),
            ..self
        }
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        *self.stop.borrow()
    }

    /// Says that the lane moves.
    pub fn beat(&self) {
        if let Some((pulse, lane)) = &self.pulse {
            pulse.beat(*lane);
        }
    }

    /// Waits, and no longer than until the shift is over.
    pub async fn pause(&self, pause: Duration) {
        let mut stop = self.stop.clone();
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            // Whoever could end the shift is gone: then it has no end.
            Ok(_) = stop.wait_for(|over| *over) => {}
        }
    }
}
