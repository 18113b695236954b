//! The lanes under supervision.

use std::{future::Future, sync::Arc, time::Duration};

use domain::task::Lane;
use tokio::{sync::watch, task::JoinHandle, time::Instant};

use super::{money, outside, prune, pulse::Pulse, shift::Shift, words};
use crate::Ctx;

/// The pause after a lane broke down for the first time; it doubles from time to time.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The lanes at work.
pub struct Runner {
    stop: watch::Sender<bool>,
    work: Vec<JoinHandle<()>>,
    pulse: Arc<Pulse>,
}

/// Starts the lanes, the pruning and the cutting into words. They work until the runner is stopped.
pub fn start(ctx: &Ctx) -> Runner {
    let pulse = Arc::new(Pulse::default());
    let (stop, stopped) = watch::channel(false);
    let shift = Shift::until(stopped);
    let money = {
        let (ctx, shift) = (ctx.clone(), shift.clone().of(Lane::Money, pulse.clone()));
        supervise("money", shift.clone(), move || {
            money::lane(ctx.clone(), shift.clone())
        })
    };
    let outside = {
        let (ctx, shift) = (ctx.clone(), shift.clone().of(Lane::Outside, pulse.clone()));
        supervise("outside", shift.clone(), move || {
            outside::lane(ctx.clone(), shift.clone())
        })
    };
    let pruning = {
        let (ctx, shift) = (ctx.clone(), shift.clone());
        supervise("prune", shift.clone(), move || {
            prune::lane(ctx.clone(), shift.clone())
        })
    };
    let words = {
        let ctx = ctx.clone();
        supervise("words", shift.clone(), move || {
            words::lane(ctx.clone(), shift.clone())
        })
    };
    let work = vec![
        tokio::spawn(money),
        tokio::spawn(outside),
        tokio::spawn(pruning),
        tokio::spawn(words),
    ];
    Runner { stop, work, pulse }
}

impl Runner {
    /// Whether the lanes move.
    pub fn pulse(&self) -> Arc<Pulse> {
        self.pulse.clone()
    }

    /// Lets every lane end the job that it is at, and waits for it.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        for work in self.work {
            if let Err(error) = work.await {
                tracing::error!(%error, "a supervisor broke down");
            }
        }
    }
}

/// Runs a lane until its shift is over, and starts it anew when it breaks down.
async fn supervise<F>(name: &'static str, shift: Shift, lane: impl Fn() -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let mut pause = FIRST_PAUSE;
    while !shift.is_over() {
        let began = Instant::now();
        let Err(error) = tokio::spawn(lane()).await else {
            continue;
        };
        if began.elapsed() > LONGEST_PAUSE {
            pause = FIRST_PAUSE;
        }
        tracing::error!(lane = name, %error, ?pause, "a lane broke down; it starts anew");
        shift.pause(pause).await;
        pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
    }
}
