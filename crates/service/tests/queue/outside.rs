//! The lane that goes outside.

use std::{sync::Arc, time::Duration};

use domain::time::MINUTE;
use service::runner;
use testkit::{Phones, World};

use crate::support::{ALMA, message, paydays};

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

    async fn nothing_of_test_mode_reaches_a_phone(w: &World) {
        w.leaves_jobs();
        let phones = Arc::new(Phones::default());
        w.enqueue(&w.tenant(), &[message(ALMA)], w.ctx.wall()).await;
        runner::send_due(&w.with_phones(&phones)).await.unwrap();
        assert_eq!(phones.told(), []);
    }

    async fn calls_that_were_begun_end_before_the_lane_does(w: &World) {
        w.leaves_jobs();
        let phones = Arc::new(Phones::default());
        phones.hang(ALMA);
        let running = runner::start(&w.with_phones(&phones));
        let flood: Vec<_> = (0..20).map(|_| message(ALMA)).collect();
        w.enqueue(&w.live(), &flood, w.ctx.wall()).await;
        phones.taken(ALMA, 8).await;
        let stop = tokio::spawn(running.stop());
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert!(!stop.is_finished(), "it waits for the calls");
        phones.answer();
        stop.await.unwrap();
        assert_eq!(w.waiting("sms").await, 12, "and begins no other");
    }
}
