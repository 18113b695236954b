//! Two runners on one database, each with its own connections, as two servers have them.

use std::{collections::BTreeSet, sync::Arc};

use domain::{task::Task, time::MINUTE};
use service::runner;
use testkit::{Phones, World};

use crate::support::{ALMA, message, second};

fn number(of: usize) -> String {
    format!("+3461000{of:04}")
}

/// Messages to so many phones, one each.
fn to_each(count: usize) -> Vec<Task> {
    (0..count).map(|of| message(&number(of))).collect()
}

testkit::both_engines! {
    async fn two_runners_tell_nothing_twice(w: &World) {
        let phones = Arc::new(Phones::default());
        // As many as both of them may call at once, so that the work begins when both are at it.
        for of in 0..16 {
            phones.hang(&number(of));
        }
        let (one, two) = (w.with_phones(&phones), second(w, &phones).await);
        w.enqueue(&w.live(), &to_each(400), w.ctx.wall()).await;
        let runs = [one, two.clone()].map(|ctx| {
            tokio::spawn(async move { runner::send_due(&ctx).await.unwrap() })
        });
        for of in 0..16 {
            phones.taken(&number(of), 1).await;
        }
        phones.answer();
        let mut made = 0;
        for run in runs {
            made += run.await.unwrap();
        }
        let told = phones.told();
        assert_eq!((made, told.len()), (400, 400));
        let to: BTreeSet<_> = told.iter().map(|told| &told.to).collect();
        let ids: BTreeSet<_> = told.iter().map(|told| &told.id).collect();
        assert_eq!((to.len(), ids.len()), (400, 400), "each of them once");
        let jobs = w.jobs().await;
        assert!(jobs.iter().all(|job| (job.state.as_str(), job.attempts) == ("done", 1)));
        two.store.close().await;
    }

    async fn what_a_crash_left_unsettled_is_sent_again_under_the_same_id(w: &World) {
        let phones = Arc::new(Phones::default());
        phones.hang(ALMA);
        let (one, two) = (w.with_phones(&phones), second(w, &phones).await);
        w.enqueue(&w.live(), &[message(ALMA)], w.ctx.wall()).await;
        w.enqueue(&w.live(), &to_each(100), w.ctx.wall()).await;
        let run = tokio::spawn(async move { runner::send_due(&one).await });
        phones.taken(ALMA, 1).await;
        w.done(100).await;
        run.abort();
        assert!(run.await.unwrap_err().is_cancelled(), "it ended between call and settlement");

        phones.answer();
        assert_eq!(runner::send_due(&two).await.unwrap(), 0, "the lease still runs");
        w.clock.advance(MINUTE);
        assert_eq!(runner::send_due(&two).await.unwrap(), 1, "and of the others none");
        let told = phones.told();
        assert_eq!(told.len(), 102);
        let to_alma: Vec<_> = told.iter().filter(|told| told.to == ALMA).collect();
        assert_eq!(to_alma[0], to_alma[1], "the same message under the same id");
        let job = w.jobs().await.swap_remove(0);
        assert_eq!((job.state.as_str(), job.attempts), ("done", 2));
        two.store.close().await;
    }
}
