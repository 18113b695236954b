//! What becomes of work when the store is closed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use service::{Ctx, topups};
use store::Store;
use testkit::{World, both_engines, new_topup};

both_engines! {
    async fn a_closed_store_has_all_that_was_acknowledged_and_takes_nothing_more(w: &World) {
        let store = Store::open(&w.database.address()).await.unwrap();
        let ctx = Ctx { store, ..w.ctx.clone() };
        let writers: Vec<_> = (0..8).map(|_| {
            let (ctx, admin) = (ctx.clone(), w.admin());
            tokio::spawn(async move {
                let mut acknowledged = 0;
                // Until it is closed under them.
                while topups::create(&ctx, &admin, &new_topup(1), None).await.is_ok() {
                    acknowledged += 1;
                }
                acknowledged
            })
        }).collect();
        while w.available(&w.platform.id).await < 20 {
            tokio::task::yield_now().await;
        }
        ctx.store.close().await;
        let write = ctx.store.begin_write().await.map(drop);
        let read = ctx.store.read().await.map(drop);
        for late in [write, read] {
            assert!(matches!(late, Err(store::Error::Unavailable(_))), "{late:?}");
        }
        let mut acknowledged = 0;
        for writer in writers {
            acknowledged += writer.await.unwrap();
        }
        let kept = w.available(&w.platform.id).await;
        // A writer may be cut off between its commit and the answer.
        assert!((acknowledged..=acknowledged + 8).contains(&kept), "{acknowledged} of {kept}");
    }
}
