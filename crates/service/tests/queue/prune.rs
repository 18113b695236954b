//! What is past its keeping is forgotten.

use std::sync::Arc;

use domain::{id::AccountId, time::DAY};
use service::{Ctx, config::Config, links, login, runner};
use store::sql;
use testkit::{Phones, World};

use crate::support::{message, paydays, refresh};

/// A code of test mode that waits for an answer.
async fn challenge(w: &World, account: &AccountId) {
    let link = links::create(&w.ctx, &w.admin(), account).await.unwrap();
    let (_, token) = link.url.split_once("token=").unwrap();
    login::redeem(&w.ctx, token, None).await.unwrap();
}

/// Notes wrong attempts now.
async fn attempts(w: &World, subject: &str, count: u32) {
    let mut write = w.ctx.store.begin_write().await.unwrap();
    for _ in 0..count {
        store::attempts::note(&mut write, subject, w.ctx.wall())
            .await
            .unwrap();
    }
    write.commit().await.unwrap();
}

testkit::both_engines! {
    async fn done_jobs_are_kept_for_a_week(w: &World) {
        let phones = Arc::new(Phones::default());
        w.enqueue(&w.live(), &[message("+34600000001")], w.ctx.wall()).await;
        w.enqueue(&w.tenant(), &paydays(3), w.ctx.wall()).await;
        w.enqueue(&w.tenant(), &[refresh("later")], w.ctx.wall().plus(30 * DAY)).await;
        runner::take_turns(&w.ctx).await.unwrap();
        runner::send_due(&w.with_phones(&phones)).await.unwrap();
        w.clock.advance(7 * DAY);
        assert_eq!(runner::prune(&w.ctx).await.unwrap(), 0);
        w.clock.advance(1);
        assert_eq!(runner::prune(&w.ctx).await.unwrap(), 4);
        assert_eq!(w.jobs().await.len(), 1, "what waits is kept");
    }

    async fn links_challenges_and_codes_go_a_day_after_they_expired(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        challenge(w, &seller.id).await;
        w.clock.advance(DAY);
        assert_eq!(runner::prune(&w.ctx).await.unwrap(), 0);
        // The test clock counts, not only the wall clock.
        w.advance(3_600).await;
        assert_eq!(runner::prune(&w.ctx).await.unwrap(), 3);
        for table in ["login_links", "challenges", "codes"] {
            assert_eq!(w.rows(table).await, 0, "{table}");
        }
    }

    async fn events_are_kept_unless_the_operator_says_for_how_long(w: &World) {
        w.seller("Alma Ceramics").await;
        let old = w.rows("events").await;
        w.advance(30 * DAY + 1).await;
        w.seller("Juniper").await;
        let (all, audit) = (w.rows("events").await, w.rows("audit").await);
        runner::prune(&w.ctx).await.unwrap();
        assert_eq!(w.rows("events").await, all);
        let config = Config { keep_events: Some(30), ..(*w.ctx.config).clone() };
        let ctx = Ctx { config: Arc::new(config), ..w.ctx.clone() };
        runner::prune(&ctx).await.unwrap();
        assert_eq!(w.rows("events").await, all - old, "by the clock of the tenant");
        assert_eq!(w.rows("audit").await, audit, "what was done is never forgotten");
        // What is younger stays, whoever asks.
        let mut write = w.ctx.store.begin_write().await.unwrap();
        let refused = sql::query("DELETE FROM events").execute(&mut write).await.unwrap_err();
        assert!(refused.to_string().contains("append-only"), "{refused}");
        write.rollback().await.unwrap();
    }

    async fn tables_are_counted_anew_while_they_are_in_use(w: &World) {
        w.seller("Alma Ceramics").await;
        w.ctx.store.optimize().await.unwrap();
        w.seller("Juniper").await;
        w.ctx.store.optimize().await.unwrap();
    }

    async fn old_rows_go_slice_by_slice(w: &World) {
        attempts(w, "old", 5_000).await;
        w.clock.advance(1);
        attempts(w, "less old", 1).await;
        w.clock.advance(DAY + 1);
        attempts(w, "new", 1).await;
        w.refuse("attempts", "DELETE", "OLD.subject = 'less old'").await;
        runner::prune(&w.ctx).await.unwrap_err();
        assert_eq!(w.rows("attempts").await, 2, "what fails leaves the slice before it done");
        w.allow("attempts").await;
        assert_eq!(runner::prune(&w.ctx).await.unwrap(), 1);
        assert_eq!(w.rows("attempts").await, 1);
    }
}
