//! How many statements a use case takes: each of them is time in which others wait, and a round
//! trip on Postgres.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use domain::{
    metadata::Metadata,
    payment::Payment,
    refund::{NewRefund, RefundOf},
};
use service::{Key, refunds, transfers};
use store::Engine;
use testkit::{Sale, World, both_engines, new_transfer, statements};

/// On Postgres they are round trips, to which those that begin and end the transaction come.
fn count(w: &World, sqlite: usize, postgres: usize) -> usize {
    match w.ctx.store.engine() {
        Engine::Sqlite => sqlite,
        Engine::Postgres => postgres,
    }
}

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
        assert_eq!(ran.len(), count(w, 14, 4), "{ran:#?}");
        // What happened once is only looked up.
        let (again, ran) = statements(send("second")).await;
        assert!(again.replayed);
        assert_eq!(ran.len(), 1, "{ran:#?}");
    }

    async fn a_destination_charge_to_a_known_account(w: &World) {
        let seller = w.seller("Juniper").await;
        let sale = Sale::of(10_000).fee(1_000).to(&seller.id);
        w.charge(&sale).await;
        let (attempt, ran) = statements(w.attempt(&sale)).await;
        assert_eq!(attempt.unwrap().declined, None);
        assert_eq!(ran.len(), count(w, 21, 8), "{ran:#?}");
    }

    async fn a_refund_that_takes_its_transfer_back(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(50_000).await;
        let sale = Sale::of(10_000).fee(1_000).to(&seller.id);
        let (first, second) = (w.charge(&sale).await, w.charge(&sale).await);
        let refund = |payment: Payment| async move {
            let new = NewRefund {
                of: RefundOf::Payment(payment.id),
                amount: None,
                reason: None,
                reverse_transfer: true,
                refund_application_fee: false,
                metadata: Metadata::default(),
            };
            refunds::create(&w.ctx, &w.key(), None, &new, None).await.unwrap()
        };
        refund(first).await;
        let (_, ran) = statements(refund(second)).await;
        assert_eq!(ran.len(), count(w, 21, 10), "{ran:#?}");
    }
}
