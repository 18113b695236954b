//! What the lanes of both engines have in common: units that are done become durable together, and
//! each is told so.

use std::{fmt::Display, future::Future, sync::Arc};

use tokio::sync::oneshot;

use crate::{Error, Result};

type Answer = std::result::Result<(), Arc<str>>;

/// Where units have one connection in turn.
pub(super) trait Lane: Clone + Send + Sync + 'static {
    /// Undoes a unit that did not end, and makes durable what is done, if nobody has done so in the
    /// meantime.
    fn commit_done(&self) -> impl Future<Output = ()> + Send;
}

/// Who waits for units that are done to become durable.
#[derive(Default)]
pub(super) struct Done(Vec<oneshot::Sender<Answer>>);

/// The answer to a unit that is done, when it comes.
pub(super) struct Durable(oneshot::Receiver<Answer>);

impl Done {
    /// One more unit is done.
    pub(super) fn push(&mut self) -> Durable {
        let (sender, receiver) = oneshot::channel();
        self.0.push(sender);
        Durable(receiver)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Tells every unit what became of it, and forgets them.
    pub(super) fn tell<E: Display>(&mut self, outcome: std::result::Result<(), E>) {
        let answer: Answer = outcome.map_err(|error| Arc::from(error.to_string()));
        for unit in self.0.drain(..) {
            let _ = unit.send(answer.clone());
        }
    }

    /// Tells the last unit that it failed, and forgets it.
    pub(super) fn fail_last(&mut self, error: &impl Display) {
        if let Some(unit) = self.0.pop() {
            let _ = unit.send(Err(Arc::from(error.to_string())));
        }
    }
}

/// Sees to it that a unit whose caller went away is undone soon, and one that is done committed,
/// and not only when the next one comes.
pub(super) struct Ended<L: Lane> {
    lane: L,
    well: bool,
}

impl<L: Lane> Ended<L> {
    /// The end of a unit that has begun.
    pub(super) fn of(lane: L) -> Self {
        Self { lane, well: false }
    }

    /// The unit is done, and is committed with those after it. Whoever holds the lane must have let
    /// it go.
    pub(super) fn well(self, durable: Durable) -> Receipt<L> {
        Receipt {
            ended: self,
            durable,
        }
    }

    /// Undoes a unit that did not end. Units before it may wait for their commit behind it.
    pub(super) async fn badly(mut self) {
        self.lane.commit_done().await;
        self.well = true;
    }
}

/// A unit that is done, and not durable yet. One that nobody waits for is committed all the same.
pub(super) struct Receipt<L: Lane> {
    ended: Ended<L>,
    durable: Durable,
}

impl<L: Lane> Receipt<L> {
    /// Waits until the unit is durable.
    pub(super) async fn durable(self) -> Result<()> {
        let Self {
            mut ended,
            mut durable,
        } = self;
        // Somebody else may commit first, and then there is no need to queue up any longer.
        let outcome = tokio::select! {
            biased;
            outcome = &mut durable.0 => outcome,
            () = ended.lane.commit_done() => durable.0.await,
        };
        ended.well = true;
        match outcome {
            Ok(Ok(())) => Ok(()),
            Ok(Err(why)) => Err(Error::Unavailable(why.to_string())),
            Err(_) => Err(Error::Unavailable("the transaction was lost".to_owned())),
        }
    }
}

impl<L: Lane> Drop for Ended<L> {
    fn drop(&mut self) {
        if self.well {
            return;
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let lane = self.lane.clone();
            runtime.spawn(async move { lane.commit_done().await });
        }
    }
}
