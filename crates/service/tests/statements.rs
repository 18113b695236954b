//! How many statements a use case takes: each of them is time in which others wait, and a round
//! trip on Postgres.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use service::{Key, transfers};
use store::Engine;
use testkit::{World, both_engines, new_transfer, statements};

both_engines! {
    async fn a_transfer_between_known_accounts(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(1_000).await;
        let new = new_transfer(&seller.id, 10);
        let send = |key: &'static str| {
            let (admin, new) = (w.admin(), &new);
            async move {
                let key = Key::new(key, "send".to_owned());
                transfers::create(&w.ctx, &admin, new, key.as_ref()).await.unwrap()
            }
        };
        send("first").await;
        let (sent, ran) = statements(send("second")).await;
        assert!(!sent.replayed);
        // On Postgres they are round trips, to which the savepoint and COMMIT come.
        let most = match w.ctx.store.engine() {
            Engine::Sqlite => 14,
            Engine::Postgres => 4,
        };
        assert_eq!(ran.len(), most, "{ran:#?}");
        // What happened once is only looked up.
        let (again, ran) = statements(send("second")).await;
        assert!(again.replayed);
        assert_eq!(ran.len(), 1, "{ran:#?}");
    }
}
