//! What is written in bulk is as valid as what the service writes.

#![allow(clippy::expect_used)]

use domain::{
    actor::{Permission, Scope},
    money::Currency,
};
use testkit::{Large, World, both_engines};

fn scope(w: &World) -> Scope {
    service::authorize::platform(&w.admin(), Permission::ViewMoney).expect("an administrator")
}

both_engines! {
    /// The end of the story adds the ledger up.
    async fn a_large_platform_adds_up(w: &World) {
        let size = Large { accounts: 20, lines: 300 };
        size.fill(w).await;
        let mut read = w.ctx.store.read().await.expect("the store answers");
        let balance = store::ledger::balance(&mut read, &scope(w), &w.platform.id, Currency::USD)
            .await
            .expect("the balance");
        assert!(balance.available > 0, "the platform has {balance:?}");
        drop(read);
        let counts = service::accounts::counts(&w.ctx, &w.admin(), &Default::default()).await;
        // The two that were made first are beside those that were asked for.
        assert_eq!(counts.expect("the counts").all, 22);
    }
}
