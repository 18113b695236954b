//! What is past its keeping is forgotten.

use std::sync::Arc;

use domain::{id::AccountId, time::DAY};
use service::{links, login, runner};
use testkit::{Phones, World};

use crate::support::{message, paydays, refresh};

/// A code of test mode that waits for an answer.
async fn challenge(w: &World, account: &AccountId) {
    let link = links::create(&w.ctx, &w.admin(), account).await.unwrap();
    let (_, token) = link.url.split_once("token=").unwrap();
    login::redeem(&w.ctx, token, None).await.unwrap();
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

    async fn however_much_there_is_all_of_it_goes_slice_by_slice(w: &World) {
        let mut write = w.ctx.store.begin_write().await.unwrap();
        for number in 0..5_001 {
            let subject = format!("somebody{number}");
            store::attempts::note(&mut write, &subject, w.ctx.wall()).await.unwrap();
        }
        write.commit().await.unwrap();
        w.clock.advance(DAY + 1);
        let mut write = w.ctx.store.begin_write().await.unwrap();
        store::attempts::note(&mut write, "now", w.ctx.wall()).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(runner::prune(&w.ctx).await.unwrap(), 5_001);
        assert_eq!(w.rows("attempts").await, 1);
    }
}
