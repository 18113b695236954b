//! The lane of money.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use domain::{actor::Tenant, task::Task, time::Timestamp};
use service::{Ctx, clock::Clock, ids::Ids, runner};
use testkit::{Phones, START, World};

use crate::support::{message, paydays, refresh};

async fn done(w: &World) -> Vec<String> {
    let audit = w.audit().await.into_iter();
    let refreshed = audit.filter(|(action, _, _)| action == "account.refresh");
    refreshed.map(|(_, account, _)| account).collect()
}

/// A clock on which a second passes whenever somebody looks.
struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix(self.0.fetch_add(1, Ordering::SeqCst))
    }
}

/// A source of ids that can hold up whoever needs one.
struct Held {
    holds: AtomicBool,
    /// Whether somebody is held up.
    reached: AtomicBool,
    ids: Arc<dyn Ids>,
}

impl Held {
    fn wait(&self) {
        tokio::task::block_in_place(|| {
            while self.holds.load(Ordering::SeqCst) {
                self.reached.store(true, Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(1));
            }
        });
    }
}

impl Ids for Held {
    fn id(&self) -> String {
        self.wait();
        self.ids.id()
    }

    fn suffix(&self, length: usize) -> String {
        self.wait();
        self.ids.suffix(length)
    }

    fn secret(&self) -> [u8; 32] {
        self.ids.secret()
    }

    fn below(&self, limit: u32) -> u32 {
        self.ids.below(limit)
    }
}

testkit::both_engines! {
    async fn tenants_take_turns(w: &World) {
        let other = w.other_platform().await.tenant().clone();
        w.enqueue(&w.tenant(), &paydays(160), w.ctx.wall()).await;
        w.enqueue(&other, &[refresh("late")], w.ctx.wall()).await;
        assert_eq!(runner::take_turns(&w.ctx).await.unwrap(), 65);
        assert_eq!(w.waiting("refresh_account").await, 0, "the backlog is not everybody's");
        assert_eq!(w.waiting("payday").await, 96);
        runner::take_turns(&w.ctx).await.unwrap();
        assert_eq!(runner::take_turns(&w.ctx).await.unwrap(), 32);
        assert_eq!(runner::take_turns(&w.ctx).await.unwrap(), 0);
    }

    async fn live_goes_before_test(w: &World) {
        w.enqueue(&w.tenant(), &[refresh("test")], w.ctx.wall()).await;
        w.enqueue(&w.live(), &[refresh("live")], w.ctx.wall()).await;
        runner::take_turns(&w.ctx).await.unwrap();
        assert_eq!(done(w).await, ["acct_live", "acct_test"]);
    }

    async fn live_goes_before_each_turn_of_test(w: &World) {
        let other = w.other_platform().await.tenant().clone();
        w.enqueue(&w.live(), &paydays(160), w.ctx.wall()).await;
        w.enqueue(&w.tenant(), &[refresh("one")], w.ctx.wall()).await;
        w.enqueue(&other, &[refresh("two")], w.ctx.wall()).await;
        assert_eq!(runner::take_turns(&w.ctx).await.unwrap(), 162);
        assert_eq!(w.waiting("payday").await, 0, "three turns for two of test mode");
    }

    async fn what_comes_due_for_live_meanwhile_waits_for_one_turn_of_test_at_most(w: &World) {
        let other = w.other_platform().await.tenant().clone();
        w.enqueue(&w.tenant(), &paydays(160), w.ctx.wall()).await;
        w.enqueue(&other, &[refresh("test")], w.ctx.wall()).await;
        // Each job looks at the clock, so that a turn of them takes at least as many seconds.
        w.enqueue(&w.live(), &[refresh("live")], w.ctx.wall().plus(20)).await;
        let ctx = Ctx { clock: Arc::new(Ticking(AtomicI64::new(START))), ..w.ctx.clone() };
        assert_eq!(runner::take_turns(&ctx).await.unwrap(), 66);
        let [test, live] = w.jobs().await.split_off(160).try_into().unwrap();
        assert!(live.done_at.unwrap() < test.done_at.unwrap(), "{live:?} {test:?}");
        w.leaves_jobs();
    }

    async fn a_tenants_work_is_done_in_order(w: &World) {
        let now = w.ctx.wall();
        w.enqueue(&w.tenant(), &[refresh("second")], now).await;
        w.enqueue(&w.tenant(), &[refresh("third")], now).await;
        w.enqueue(&w.tenant(), &[refresh("first")], now.plus(-1)).await;
        runner::take_turns(&w.ctx).await.unwrap();
        assert_eq!(done(w).await, ["acct_first", "acct_second", "acct_third"]);
    }

    async fn each_mode_goes_by_its_own_clock(w: &World) {
        let tomorrow = w.ctx.wall().plus(domain::time::DAY);
        w.enqueue(&w.tenant(), &[refresh("test")], tomorrow).await;
        w.enqueue(&w.live(), &[refresh("live")], tomorrow).await;
        assert_eq!(runner::take_turns(&w.ctx).await.unwrap(), 0);
        w.advance(domain::time::DAY).await;
        assert_eq!(runner::take_turns(&w.ctx).await.unwrap(), 0, "advancing did it");
        assert_eq!(done(w).await, ["acct_test"]);
        w.clock.advance(domain::time::DAY);
        assert_eq!(runner::take_turns(&w.ctx).await.unwrap(), 1);
        assert_eq!(done(w).await, ["acct_test", "acct_live"]);
    }

    async fn the_same_work_is_enqueued_once_per_tenant(w: &World) {
        let live = Tenant { livemode: true, ..w.tenant() };
        for tenant in [w.tenant(), w.tenant(), live] {
            w.enqueue(&tenant, &[Task::Settle], w.ctx.wall()).await;
        }
        assert_eq!(w.waiting("settle").await, 2);
        while runner::take_turns(&w.ctx).await.unwrap() > 0 {}
    }

    async fn the_end_is_heard_between_two_jobs(w: &World) {
        w.leaves_jobs();
        let phones = Arc::new(Phones::default());
        let ids = Arc::new(Held {
            holds: AtomicBool::new(false),
            reached: AtomicBool::new(false),
            ids: w.ctx.ids.clone(),
        });
        let running = runner::start(&Ctx { ids: ids.clone(), ..w.with_phones(&phones) });
        w.enqueue(&w.live(), &[message("+34600000001")], w.ctx.wall()).await;
        phones.taken("+34600000001", 1).await;
        // The other lane has its name by now: whoever needs an id is the first of these.
        ids.holds.store(true, Ordering::SeqCst);
        w.enqueue(&w.tenant(), &paydays(10), w.ctx.wall()).await;
        while !ids.reached.load(Ordering::SeqCst) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let stop = tokio::spawn(running.stop());
        tokio::time::sleep(Duration::from_millis(50)).await;
        ids.holds.store(false, Ordering::SeqCst);
        stop.await.unwrap();
        assert_eq!(w.waiting("payday").await, 9, "the first one ends, and no other begins");
    }
}
