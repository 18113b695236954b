//! Units of one tenant share a transaction, on one server and on two.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use service::{Error, transfers};
use testkit::{World, both_engines, new_transfer};

both_engines! {
    async fn a_unit_that_is_refused_takes_no_other_of_its_batch_with_it(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(100).await;
        let (ctx, admin) = (Arc::new(w.ctx.clone()), Arc::new(w.admin()));
        let tasks: Vec<_> = (0..40)
            .map(|number| {
                let (ctx, admin) = (ctx.clone(), admin.clone());
                // Every other one asks for more than there is.
                let new = new_transfer(&seller.id, if number % 2 == 0 { 1 } else { 1_000 });
                tokio::spawn(async move { transfers::create(&ctx, &admin, &new, None).await })
            })
            .collect();
        let (mut sent, mut refused) = (0, 0);
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => sent += 1,
                Err(Error::Refused { code, .. }) if code == "balance_insufficient" => refused += 1,
                Err(other) => panic!("{other}"),
            }
        }
        assert_eq!((sent, refused), (20, 20));
        assert_eq!(w.available(&seller.id).await, 20);
        assert_eq!(w.available(&w.platform.id).await, 80);
    }

    async fn callers_that_go_away_at_any_moment_leave_whole_units(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(10_000).await;
        let mut promised = 0;
        for number in 0..200_u64 {
            let (admin, new) = (w.admin(), new_transfer(&seller.id, 1));
            let patience = std::time::Duration::from_micros(number.saturating_mul(60));
            let sending = transfers::create(&w.ctx, &admin, &new, None);
            if let Ok(sent) = tokio::time::timeout(patience, sending).await {
                sent.unwrap();
                promised += 1;
            }
        }
        transfers::create(&w.ctx, &w.admin(), &new_transfer(&seller.id, 1), None).await.unwrap();
        let arrived = w.available(&seller.id).await;
        assert!(arrived > promised, "{promised} were promised, and one more: {arrived}");
        // At the end of the story the world checks that every balance has its postings and lines.
        assert_eq!(w.available(&w.platform.id).await, 10_000 - arrived);
    }
}
