//! The queue of those who want to write: it has an end, in number and in time.

use std::{future::Future, sync::Arc, time::Duration};

use tokio::{sync::Semaphore, time::timeout};

use super::Options;
use crate::{Error, Result};

/// The places in the queue.
#[derive(Clone)]
pub(super) struct Queue {
    places: Arc<Semaphore>,
    patience: Duration,
}

impl Queue {
    pub(super) fn new(options: &Options) -> Self {
        Self {
            places: Arc::new(Semaphore::new(
                usize::try_from(options.waiting).unwrap_or(Semaphore::MAX_PERMITS),
            )),
            patience: options.patience,
        }
    }

    /// Waits for a turn, and leaves the queue when it has come.
    pub(super) async fn wait<T>(&self, turn: impl Future<Output = T>) -> Result<T> {
        let Ok(_place) = self.places.try_acquire() else {
            return Err(Error::Busy("too many want to write at once"));
        };
        match timeout(self.patience, turn).await {
            Ok(turn) => Ok(turn),
            Err(_) => Err(Error::Busy("others write for too long")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    fn queue(waiting: u32) -> Queue {
        Queue::new(&Options {
            waiting,
            patience: Duration::ZERO,
            ..Options::default()
        })
    }

    #[tokio::test]
    async fn whoever_finds_no_place_is_told_at_once() {
        let refused = queue(0).wait(ready(())).await;
        assert!(matches!(refused, Err(Error::Busy(_))), "{refused:?}");
    }

    #[tokio::test]
    async fn whoever_waits_for_too_long_leaves_their_place_to_the_next() {
        let queue = queue(1);
        for _ in 0..3 {
            let refused = queue.wait(pending::<()>()).await;
            assert!(matches!(refused, Err(Error::Busy(_))), "{refused:?}");
        }
        queue.wait(ready(())).await.unwrap();
    }
}
