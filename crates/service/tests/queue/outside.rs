//! The lane that goes outside.

use std::{sync::Arc, time::Duration};

use domain::{actor::Tenant, time::MINUTE};
use service::{Ctx, runner};
use store::Store;
use testkit::{Phones, World};

use crate::support::{message, paydays};

const ALMA: &str = "+34600000001";
const BRUNO: &str = "+34600000002";

/// A second server on the same database.
async fn second(w: &World, phones: &Arc<Phones>) -> Ctx {
    let store = Store::open(&w.database.address()).await.unwrap();
    Ctx {
        store,
        ..w.with_phones(phones)
    }
}

testkit::both_engines! {
    async fn a_code_behind_many_due_paydays_is_sent_and_none_of_them_moves(w: &World) {
        let phones = Arc::new(Phones::default());
        let ctx = w.with_phones(&phones);
        let seller = w.live_seller("alma", Some(ALMA)).await;
        w.enqueue(&w.live(), &paydays(200), w.ctx.wall()).await;
        w.ask_for_code(&ctx, &seller).await;
        assert_eq!(runner::send_due(&ctx).await.unwrap(), 1);
        assert_eq!(phones.told()[0].to, ALMA);
        assert_eq!(w.waiting("payday").await, 200, "the money lane did not move");
        assert_eq!(runner::run_due(&ctx, &w.live()).await.unwrap(), 200);
    }

    async fn with_both_lanes_at_work_a_code_does_not_wait_for_paydays(w: &World) {
        let phones = Arc::new(Phones::default());
        let ctx = w.with_phones(&phones);
        let seller = w.live_seller("alma", Some(ALMA)).await;
        w.enqueue(&w.live(), &paydays(3_000), w.ctx.wall()).await;
        w.leaves_jobs();
        let running = runner::start(&ctx);
        w.ask_for_code(&ctx, &seller).await;
        phones.taken(ALMA, 1).await;
        assert!(w.waiting("payday").await > 0, "paydays were left");
        running.stop().await;
    }

    async fn a_message_that_was_sent_leaves_no_number_and_no_code(w: &World) {
        let phones = Arc::new(Phones::default());
        let ctx = w.with_phones(&phones);
        w.enqueue(&w.live(), &[message(ALMA)], w.ctx.wall()).await;
        runner::send_due(&ctx).await.unwrap();
        let job = w.jobs().await.pop().unwrap();
        assert_eq!((job.state.as_str(), job.payload.as_str()), ("done", ""));
        assert_eq!(phones.told()[0].id, job.id, "under the id of its job");
    }

    async fn a_message_that_was_given_up_leaves_no_number_and_no_code(w: &World) {
        w.leaves_jobs();
        let phones = Arc::new(Phones::default());
        phones.set_down(true);
        let ctx = w.with_phones(&phones);
        w.enqueue(&w.live(), &[message(ALMA)], w.ctx.wall()).await;
        for _ in 0..8 {
            assert_eq!(runner::send_due(&ctx).await.unwrap(), 1);
            w.clock.advance(10 * MINUTE);
        }
        assert_eq!(runner::send_due(&ctx).await.unwrap(), 0);
        let job = w.jobs().await.pop().unwrap();
        assert_eq!((job.state.as_str(), job.payload.as_str()), ("failed", ""));
        assert!(!job.last_error.unwrap().contains(ALMA));
    }

    async fn a_message_that_failed_is_tried_again_after_seconds(w: &World) {
        w.leaves_jobs();
        let phones = Arc::new(Phones::default());
        phones.set_down(true);
        let ctx = w.with_phones(&phones);
        w.enqueue(&w.live(), &[message(ALMA)], w.ctx.wall()).await;
        runner::send_due(&ctx).await.unwrap();
        phones.set_down(false);
        assert_eq!(runner::send_due(&ctx).await.unwrap(), 0, "not at once");
        w.clock.advance(5);
        assert_eq!(runner::send_due(&ctx).await.unwrap(), 1);
        assert_eq!(w.jobs().await[0].state, "done");
    }

    async fn one_slow_destination_does_not_hold_the_others(w: &World) {
        let phones = Arc::new(Phones::default());
        phones.hang(ALMA);
        let ctx = w.with_phones(&phones);
        let other = Tenant { livemode: true, ..w.other_platform().await.tenant().clone() };
        let running = runner::start(&ctx);
        let flood: Vec<_> = (0..60).map(|_| message(ALMA)).collect();
        w.enqueue(&w.live(), &flood, w.ctx.wall()).await;
        phones.taken(ALMA, 8).await;
        w.enqueue(&other, &[message(BRUNO)], w.ctx.wall()).await;
        phones.taken(BRUNO, 1).await;
        let to_alma = phones.told().iter().filter(|told| told.to == ALMA).count();
        assert_eq!(to_alma, 8, "no more at once to one destination");
        phones.answer();
        phones.taken(ALMA, 60).await;
        running.stop().await;
    }

    async fn two_runners_send_nothing_twice(w: &World) {
        let phones = Arc::new(Phones::default());
        let all: Vec<_> = (0..60).map(|number| message(&format!("+3460000{number:04}"))).collect();
        w.enqueue(&w.live(), &all, w.ctx.wall()).await;
        let (one, two) = (w.with_phones(&phones), second(w, &phones).await);
        let runs = [one, two.clone()].map(|ctx| {
            tokio::spawn(async move { runner::send_due(&ctx).await.unwrap() })
        });
        let mut made = 0;
        for run in runs {
            made += run.await.unwrap();
        }
        assert_eq!((made, phones.told().len()), (60, 60));
        let mut to: Vec<_> = phones.told().into_iter().map(|told| told.to).collect();
        to.sort();
        to.dedup();
        assert_eq!(to.len(), 60, "each of them once");
        two.store.close().await;
    }

    async fn what_a_crash_left_unsettled_is_sent_again_under_the_same_id(w: &World) {
        let phones = Arc::new(Phones::default());
        phones.hang(ALMA);
        let (one, two) = (w.with_phones(&phones), second(w, &phones).await);
        w.enqueue(&w.live(), &[message(ALMA)], w.ctx.wall()).await;
        let run = tokio::spawn(async move { runner::send_due(&one).await });
        phones.taken(ALMA, 1).await;
        run.abort();
        assert!(run.await.unwrap_err().is_cancelled(), "it ended between call and settlement");

        phones.answer();
        assert_eq!(runner::send_due(&two).await.unwrap(), 0, "the lease still runs");
        w.clock.advance(MINUTE);
        assert_eq!(runner::send_due(&two).await.unwrap(), 1);
        let told = phones.told();
        assert_eq!(told.len(), 2);
        assert_eq!(told[0], told[1], "the same message under the same id");
        let job = w.jobs().await.pop().unwrap();
        assert_eq!((job.state.as_str(), job.attempts), ("done", 2));
        two.store.close().await;
    }

    async fn what_cannot_be_settled_yet_is_settled_later_and_not_sent_again(w: &World) {
        let phones = Arc::new(Phones::default());
        w.enqueue(&w.live(), &[message(ALMA)], w.ctx.wall()).await;
        w.refuse_done().await;
        let ctx = w.with_phones(&phones);
        let run = tokio::spawn(async move { runner::send_due(&ctx).await });
        phones.taken(ALMA, 1).await;
        tokio::time::sleep(Duration::from_millis(50)).await;
        w.allow_done().await;
        assert_eq!(run.await.unwrap().unwrap(), 1);
        let job = w.jobs().await.pop().unwrap();
        assert_eq!((job.state.as_str(), job.attempts), ("done", 1));
        assert_eq!(phones.told().len(), 1);
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

    async fn nothing_of_test_mode_reaches_a_phone(w: &World) {
        w.leaves_jobs();
        let phones = Arc::new(Phones::default());
        w.enqueue(&w.tenant(), &[message(ALMA)], w.ctx.wall()).await;
        runner::send_due(&w.with_phones(&phones)).await.unwrap();
        assert_eq!(phones.told(), []);
    }

    async fn calls_that_were_begun_end_before_the_lane_does(w: &World) {
        let phones = Arc::new(Phones::default());
        phones.hang(ALMA);
        let running = runner::start(&w.with_phones(&phones));
        w.enqueue(&w.live(), &[message(ALMA)], w.ctx.wall()).await;
        phones.taken(ALMA, 1).await;
        let stop = tokio::spawn(running.stop());
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert!(!stop.is_finished(), "it waits for the call");
        phones.answer();
        stop.await.unwrap();
        assert_eq!(w.jobs().await[0].state, "done");
    }
}
