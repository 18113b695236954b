//! What goes wrong with one job is that job's own trouble.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};

use domain::time::{MINUTE, Timestamp};
use service::{Ctx, clock::Clock, ids::Ids, runner};
use testkit::{Phones, World};

use crate::support::{message, paydays, refresh};

/// A source of ids that panics so many times.
struct Broken {
    panics: AtomicI64,
    ids: Arc<dyn Ids>,
}

impl Broken {
    fn now(&self) {
        let left = self.panics.fetch_sub(1, Ordering::SeqCst);
        assert!(left <= 0, "out of order");
    }
}

impl Ids for Broken {
    fn id(&self) -> String {
        self.now();
        self.ids.id()
    }

    fn suffix(&self, length: usize) -> String {
        self.now();
        self.ids.suffix(length)
    }

    fn secret(&self) -> [u8; 32] {
        self.ids.secret()
    }

    fn below(&self, limit: u32) -> u32 {
        self.ids.below(limit)
    }
}

/// A clock that panics so many times.
struct Stuck {
    panics: AtomicI64,
    clock: Arc<dyn Clock>,
}

impl Clock for Stuck {
    fn now(&self) -> Timestamp {
        let left = self.panics.load(Ordering::SeqCst);
        let taken =
            self.panics
                .compare_exchange(left, left - 1, Ordering::SeqCst, Ordering::SeqCst);
        if left > 0 && taken.is_ok() {
            panic!("stuck");
        }
        self.clock.now()
    }
}

testkit::both_engines! {
    async fn a_job_that_panics_fails_alone(w: &World) {
        w.leaves_jobs();
        let ids = Broken { panics: AtomicI64::new(1), ids: w.ctx.ids.clone() };
        let ctx = Ctx { ids: Arc::new(ids), ..w.ctx.clone() };
        w.enqueue(&w.tenant(), &[refresh("first"), refresh("second")], w.ctx.wall()).await;
        assert_eq!(runner::take_turns(&ctx).await.unwrap(), 2);
        let jobs = w.jobs().await;
        assert_eq!(jobs[0].state, "waiting");
        assert_eq!(jobs[0].last_error.as_deref(), Some("a panic: out of order"));
        assert_eq!(jobs[1].state, "done");
        w.advance(2 * MINUTE).await;
        assert_eq!(w.jobs().await[0].state, "done", "at the second try");
    }

    async fn a_job_whose_commit_fails_fails_alone(w: &World) {
        w.leaves_jobs();
        w.refuse_commits_about("acct_second").await;
        let jobs = [refresh("first"), refresh("second"), refresh("third")];
        w.enqueue(&w.tenant(), &jobs, w.ctx.wall()).await;
        assert_eq!(runner::take_turns(&w.ctx).await.unwrap(), 3);
        let [first, second, third] = w.jobs().await.try_into().unwrap();
        assert_eq!((first.state.as_str(), third.state.as_str()), ("done", "done"));
        assert_eq!((second.state.as_str(), second.attempts), ("waiting", 1));
        assert!(second.last_error.is_some(), "{second:?}");
        let audit = w.audit().await.into_iter();
        let refreshed = audit.filter(|(action, _, _)| action == "account.refresh");
        let of: Vec<String> = refreshed.map(|(_, account, _)| account).collect();
        assert_eq!(of, ["acct_first", "acct_third"], "each once");
    }

    async fn a_panic_over_a_message_is_noted_without_its_words(w: &World) {
        w.leaves_jobs();
        let phones = Arc::new(Phones::default());
        phones.break_down();
        w.enqueue(&w.live(), &[message("+34600000001")], w.ctx.wall()).await;
        assert_eq!(runner::send_due(&w.with_phones(&phones)).await.unwrap(), 1);
        let why = w.jobs().await.pop().unwrap().last_error.unwrap();
        assert!(why.contains("panic") && !why.contains("+34600000001"), "{why}");
    }

    async fn a_job_that_cannot_be_read_fails_alone(w: &World) {
        w.leaves_jobs();
        w.enqueue(&w.tenant(), &paydays(1), w.ctx.wall()).await;
        w.enqueue(&w.tenant(), &[refresh("second")], w.ctx.wall()).await;
        w.spoil_jobs("payday").await;
        assert_eq!(runner::take_turns(&w.ctx).await.unwrap(), 2);
        let jobs = w.jobs().await;
        assert_eq!((jobs[0].state.as_str(), jobs[0].attempts), ("waiting", 1));
        let why = jobs[0].last_error.as_ref().unwrap();
        assert!(why.contains("cannot read") && !why.contains("spoiled"), "{why}");
        assert_eq!(jobs[1].state, "done");
    }

    async fn the_test_clock_passes_a_job_that_cannot_be_read(w: &World) {
        w.leaves_jobs();
        w.enqueue(&w.tenant(), &paydays(1), w.ctx.wall().plus(10)).await;
        w.enqueue(&w.tenant(), &[refresh("second")], w.ctx.wall().plus(20)).await;
        w.spoil_jobs("payday").await;
        w.advance(domain::time::DAY).await;
        let jobs = w.jobs().await;
        assert_eq!((jobs[0].state.as_str(), jobs[0].attempts), ("failed", 8));
        assert_eq!(jobs[1].state, "done");
        assert_eq!(runner::given_up(&w.ctx).await.unwrap(), 1);
    }

    async fn a_message_that_cannot_be_read_stops_no_other(w: &World) {
        w.leaves_jobs();
        let phones = Arc::new(Phones::default());
        w.enqueue(&w.live(), &[message("+34600000001")], w.ctx.wall()).await;
        w.spoil_jobs("sms").await;
        w.enqueue(&w.live(), &[message("+34600000002")], w.ctx.wall()).await;
        assert_eq!(runner::send_due(&w.with_phones(&phones)).await.unwrap(), 2);
        assert_eq!(phones.told().len(), 1);
        let why = w.jobs().await.swap_remove(0).last_error.unwrap();
        assert!(why.contains("cannot read") && !why.contains("spoiled"), "{why}");
    }

    async fn lanes_that_break_down_start_anew(w: &World) {
        let phones = Arc::new(Phones::default());
        let clock = Arc::new(Stuck { panics: AtomicI64::new(0), clock: w.ctx.clock.clone() });
        let ctx = Ctx { clock: clock.clone(), ..w.with_phones(&phones) };
        let running = runner::start(&ctx);
        clock.panics.store(4, Ordering::SeqCst);
        while clock.panics.load(Ordering::SeqCst) > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        w.enqueue(&w.live(), &[message("+34600000001"), refresh("first")], w.ctx.wall()).await;
        phones.taken("+34600000001", 1).await;
        while w.waiting("refresh_account").await > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        running.stop().await;
    }

    async fn a_lane_that_stands_still_is_told(w: &World) {
        let running = runner::start(&w.ctx);
        let pulse = running.pulse();
        assert_eq!(pulse.still(Instant::now()), []);
        running.stop().await;
        w.clock.advance(3_600);
        assert_eq!(pulse.still(Instant::now()), [], "a wall clock that is set moves nothing");
        let still = pulse.still(Instant::now() + Duration::from_secs(76));
        assert_eq!(still.len(), 2);
        assert!(still.iter().all(|it| it.seconds >= 75), "{still:?}");
    }
}
