//! Rows of a file come in by the hundred, in few statements.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use domain::{payment::NewPayment, time::DAY};
use service::{
    accounts::{self, ImportRow, Imported},
    clock, payments,
    payments::Recorded,
};
use testkit::{World, both_engines, express, new_payment, statements};

/// As many as the command writes in one transaction.
const ROWS: usize = 200;

fn sellers(prefix: &str) -> Vec<ImportRow> {
    let row = |n: usize| ImportRow {
        external_id: format!("{prefix}{n}"),
        account: express(&format!("Seller {n}")),
    };
    (0..ROWS).map(row).collect()
}

async fn orders(w: &World, made: &[Imported], prefix: &str, age: i64) -> Vec<NewPayment> {
    let now = clock::get(&w.ctx, &w.admin()).await.unwrap();
    let made = made.iter().enumerate().map(|(n, made)| {
        let Imported::New(id) = made else {
            panic!("{made:?}")
        };
        new_payment(
            id,
            &format!("{prefix}{n}"),
            1_000,
            100,
            now.plus(-age * DAY),
        )
    });
    made.collect()
}

both_engines! {
    async fn accounts_take_a_fraction_of_a_statement_each(w: &World) {
        let (made, ran) = statements(accounts::import(&w.ctx, &w.admin(), &sellers("a"))).await;
        assert_eq!(made.unwrap().len(), ROWS);
        assert!(ran.len() < ROWS / 4, "{}: {ran:#?}", ran.len());
        let (again, ran) = statements(accounts::import(&w.ctx, &w.admin(), &sellers("a"))).await;
        assert!(again.unwrap().iter().all(|it| matches!(it, Imported::Known(_))));
        assert!(ran.len() < ROWS / 20, "{}: {ran:#?}", ran.len());
    }

    async fn payments_of_as_many_accounts_take_a_fraction_of_a_statement_each(w: &World) {
        let made = accounts::import(&w.ctx, &w.admin(), &sellers("a")).await.unwrap();
        for (prefix, age) in [("new", 0), ("old", 60)] {
            let orders = orders(w, &made, prefix, age).await;
            let (recorded, ran) = statements(payments::record_many(&w.ctx, &w.admin(), &orders)).await;
            assert!(recorded.unwrap().iter().all(|it| matches!(it, Recorded::New(_))));
            assert!(ran.len() < ROWS * 3 / 4, "{}: {ran:#?}", ran.len());
        }
    }

    async fn rows_of_one_batch_with_one_id_are_one_payment(w: &World) {
        let made = accounts::import(&w.ctx, &w.admin(), &sellers("a")).await.unwrap();
        let first = orders(w, &made, "o", 1).await.swap_remove(0);
        let mut other = first.clone();
        other.created = first.created.plus(-DAY);
        let done = payments::record_many(&w.ctx, &w.admin(), &[first.clone(), first, other]).await;
        let [Recorded::New(new), Recorded::Known(known), Recorded::Changed(changed)] = &done.unwrap()[..] else {
            panic!("one is new, one known, one says something else");
        };
        assert_eq!((known, changed), (&new.id, new));
    }
}
