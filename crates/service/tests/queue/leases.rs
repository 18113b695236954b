//! Who has a job, and for how long.

use std::{sync::Arc, time::Duration};

use domain::time::MINUTE;
use service::runner;
use testkit::{Phones, World};

use crate::support::{ALMA, BRUNO, message, second, second_live};

/// Sees to it that a running lane has looked for work since it was called: a message to somebody
/// else, and one more, which is taken after the lane has gone through everybody for the first.
async fn looked_again(w: &World, phones: &Phones) {
    let other = second_live(w).await;
    for told in 1..=2 {
        w.enqueue(&other, &[message(BRUNO)], w.ctx.wall()).await;
        phones.taken(BRUNO, told).await;
    }
}

fn told(phones: &Phones, to: &str) -> usize {
    phones.told().iter().filter(|told| told.to == to).count()
}

testkit::both_engines! {
    async fn a_runner_does_not_make_a_call_again_that_it_is_making(w: &World) {
        let phones = Arc::new(Phones::default());
        phones.hang(ALMA);
        let running = runner::start(&w.with_phones(&phones));
        w.enqueue(&w.live(), &[message(ALMA)], w.ctx.wall()).await;
        phones.taken(ALMA, 1).await;
        w.clock.advance(MINUTE);
        looked_again(w, &phones).await;
        assert_eq!(told(&phones, ALMA), 1, "although the wall clock says that its lease is over");
        phones.answer();
        w.done(3).await;
        running.stop().await;
        assert_eq!(w.jobs().await[0].attempts, 1);
    }

    async fn what_cannot_be_settled_is_settled_later_without_another_call(w: &World) {
        let phones = Arc::new(Phones::default());
        let running = runner::start(&w.with_phones(&phones));
        w.refuse("jobs", "UPDATE", "NEW.state = 'done'").await;
        w.enqueue(&w.live(), &[message(ALMA)], w.ctx.wall()).await;
        phones.taken(ALMA, 1).await;
        w.clock.advance(MINUTE);
        looked_again(w, &phones).await;
        assert_eq!(told(&phones, ALMA), 1, "it was told, and that is still to be written down");
        w.allow("jobs").await;
        w.done(3).await;
        running.stop().await;
        assert_eq!(w.jobs().await[0].attempts, 1);
    }

    async fn who_lost_the_lease_settles_nothing(w: &World) {
        w.leaves_jobs();
        let phones = Arc::new(Phones::default());
        phones.hang(ALMA);
        let (one, two) = (w.with_phones(&phones), second(w, &phones).await);
        w.enqueue(&w.live(), &[message(ALMA)], w.ctx.wall()).await;
        let slow = tokio::spawn(async move { runner::send_due(&one).await });
        phones.taken(ALMA, 1).await;
        w.clock.advance(MINUTE);
        phones.set_down(true);
        assert_eq!(runner::send_due(&two).await.unwrap(), 1, "it failed for the second one");
        phones.answer();
        slow.await.unwrap().unwrap();
        let job = w.jobs().await.pop().unwrap();
        assert_eq!(job.state, "waiting", "it is not the first one's to settle any more");
        assert!(job.last_error.is_some());
        two.store.close().await;
    }

    async fn a_runner_that_always_ends_before_it_can_settle_does_not_try_for_ever(w: &World) {
        w.leaves_jobs();
        let phones = Arc::new(Phones::default());
        phones.hang(ALMA);
        w.enqueue(&w.live(), &[message(ALMA)], w.ctx.wall()).await;
        for crash in 1..=8 {
            let ctx = w.with_phones(&phones);
            let run = tokio::spawn(async move { runner::send_due(&ctx).await });
            phones.taken(ALMA, crash).await;
            run.abort();
            let _ = run.await;
            w.clock.advance(MINUTE);
        }
        runner::send_due(&w.with_phones(&phones)).await.unwrap();
        assert_eq!(phones.told().len(), 8, "the ninth is not made");
        assert_eq!(w.jobs().await[0].state, "failed");
    }
}

/// On SQLite, where a lease waits for whoever writes.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_lease_begins_when_the_job_is_taken_and_not_when_somebody_wanted_it() {
    let w = World::sqlite().await;
    let phones = Arc::new(Phones::default());
    phones.hang(ALMA);
    w.enqueue(&w.live(), &[message(ALMA)], w.ctx.wall()).await;
    let writer = w.ctx.store.begin_write().await.unwrap();
    let ctx = w.with_phones(&phones);
    let run = tokio::spawn(async move { runner::send_due(&ctx).await });
    tokio::time::sleep(Duration::from_millis(50)).await;
    w.clock.advance(MINUTE);
    writer.rollback().await.unwrap();
    phones.taken(ALMA, 1).await;
    assert_eq!(w.jobs().await[0].run_at, w.ctx.wall().plus(MINUTE).unix());
    phones.answer();
    run.await.unwrap().unwrap();
    w.ctx.store.close().await;
}
