//! The lane of money.

use domain::{actor::Tenant, task::Task};
use service::runner;
use testkit::World;

use crate::support::{paydays, refresh};

async fn done(w: &World) -> Vec<String> {
    let audit = w.audit().await.into_iter();
    let refreshed = audit.filter(|(action, _, _)| action == "account.refresh");
    refreshed.map(|(_, account, _)| account).collect()
}

testkit::both_engines! {
    async fn tenants_take_turns(w: &World) {
        let other = w.other_platform().await.tenant().clone();
        w.enqueue(&w.tenant(), &paydays(50), w.ctx.wall()).await;
        w.enqueue(&other, &[refresh("late")], w.ctx.wall()).await;
        assert_eq!(runner::take_turns(&w.ctx).await.unwrap(), 21);
        assert_eq!(w.waiting("refresh_account").await, 0, "the backlog is not everybody's");
        assert_eq!(w.waiting("payday").await, 30);
        runner::take_turns(&w.ctx).await.unwrap();
        assert_eq!(runner::take_turns(&w.ctx).await.unwrap(), 10);
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
        w.enqueue(&w.live(), &paydays(50), w.ctx.wall()).await;
        w.enqueue(&w.tenant(), &[refresh("one")], w.ctx.wall()).await;
        w.enqueue(&other, &[refresh("two")], w.ctx.wall()).await;
        assert_eq!(runner::take_turns(&w.ctx).await.unwrap(), 52);
        assert_eq!(w.waiting("payday").await, 0, "three turns for two of test mode");
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
        w.enqueue(&w.tenant(), &paydays(3_000), w.ctx.wall()).await;
        let running = runner::start(&w.ctx);
        while w.waiting("payday").await == 3_000 {
            tokio::task::yield_now().await;
        }
        running.stop().await;
        let left = w.waiting("payday").await;
        assert!(left > 0 && left < 3_000, "{left} left");
    }
}
