//! Units of work of one tenant, one after the other in one transaction.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use store::{Error, Result, Store, Write, sql};
use testkit::{World, both_engines};

async fn begin(w: &World) -> Write {
    w.ctx.store.begin_unit(&w.tenant()).await.unwrap()
}

async fn note(write: &mut Write, word: &str) -> Result<u64> {
    sql::query("INSERT INTO attempts (subject, at) VALUES ($1, 0)")
        .bind(word)
        .execute(write)
        .await
}

/// A statement that the database refuses.
async fn stumble(w: &World, write: &mut Write) {
    let twice = sql::query("INSERT INTO platforms (id, name, created) VALUES ($1, 'Twice', 0)")
        .bind(w.platform.id.as_str())
        .execute(write)
        .await;
    assert!(matches!(twice, Err(Error::Unique(_))), "{twice:?}");
}

/// What is durable.
async fn noted(w: &World) -> Vec<String> {
    let mut read = w.ctx.store.read().await.unwrap();
    sql::query_scalar("SELECT subject FROM attempts ORDER BY subject")
        .fetch_all(&mut read)
        .await
        .unwrap()
}

both_engines! {
    async fn a_statement_that_fails_in_a_shared_transaction_fails_its_own_unit_only(w: &World) {
        let mut first = begin(w).await;
        note(&mut first, "first").await.unwrap();
        let first = tokio::spawn(first.commit());
        let mut second = begin(w).await;
        note(&mut second, "second").await.unwrap();
        stumble(w, &mut second).await;
        second.rollback().await.unwrap();
        let mut third = begin(w).await;
        note(&mut third, "third").await.unwrap();
        third.commit().await.unwrap();
        first.await.unwrap().unwrap();
        assert_eq!(noted(w).await, ["first", "third"]);
    }

    async fn a_unit_whose_caller_went_away_is_undone(w: &World) {
        let mut gone = begin(w).await;
        note(&mut gone, "gone").await.unwrap();
        drop(gone);
        let mut next = begin(w).await;
        note(&mut next, "next").await.unwrap();
        next.commit().await.unwrap();
        assert_eq!(noted(w).await, ["next"]);
    }

    async fn units_of_a_batch_are_durable_when_it_says_so(w: &World) {
        let (store, batch) = w.ctx.store.batched();
        for word in ["first", "second"] {
            let mut unit = store.begin_unit(&w.tenant()).await.unwrap();
            note(&mut unit, word).await.unwrap();
            unit.commit().await.unwrap();
        }
        assert!(noted(w).await.is_empty(), "they wait for each other");
        batch.durable().await.unwrap();
        assert_eq!(noted(w).await, ["first", "second"]);
        batch.durable().await.unwrap();
    }

    async fn a_unit_of_a_batch_that_fails_takes_no_other_with_it(w: &World) {
        let (store, batch) = w.ctx.store.batched();
        for word in ["first", "second", "third"] {
            let mut unit = store.begin_unit(&w.tenant()).await.unwrap();
            note(&mut unit, word).await.unwrap();
            if word == "second" {
                stumble(w, &mut unit).await;
                unit.rollback().await.unwrap();
            } else {
                unit.commit().await.unwrap();
            }
        }
        batch.durable().await.unwrap();
        assert_eq!(noted(w).await, ["first", "third"]);
    }

    async fn a_batch_that_nobody_asks_is_committed_all_the_same(w: &World) {
        let (store, batch) = w.ctx.store.batched();
        let mut unit = store.begin_unit(&w.tenant()).await.unwrap();
        note(&mut unit, "left").await.unwrap();
        unit.commit().await.unwrap();
        drop((store, batch));
        while noted(w).await.is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    }

    async fn a_unit_begins_again_after_a_statement_failed(w: &World) {
        let mut unit = begin(w).await;
        note(&mut unit, "before").await.unwrap();
        stumble(w, &mut unit).await;
        unit.undo().await.unwrap();
        note(&mut unit, "after").await.unwrap();
        unit.commit().await.unwrap();
        assert_eq!(noted(w).await, ["after"]);
    }

    async fn a_unit_that_says_it_is_done_after_a_failure_leaves_all_of_it_or_nothing(w: &World) {
        let mut unit = begin(w).await;
        note(&mut unit, "before").await.unwrap();
        stumble(w, &mut unit).await;
        // SQLite undoes the statement, Postgres whatever the unit did.
        let done = unit.commit().await;
        assert_eq!(noted(w).await.len(), usize::from(done.is_ok()));
        let mut next = begin(w).await;
        note(&mut next, "next").await.unwrap();
        next.commit().await.unwrap();
        assert!(noted(w).await.contains(&"next".to_owned()));
    }

    async fn rows_that_wait_are_seen_by_whoever_asks_for_their_table(w: &World) {
        let mut unit = begin(w).await;
        let (actor, scope) = (w.operator(), domain::actor::Scope::of_tenant(w.tenant()));
        let row = store::audit::Row {
            id: domain::id::AuditId::from_suffix("x"),
            action: "test",
            object: "",
            outcome: "done",
            request: None,
        };
        store::audit::insert(&mut unit, &actor, &row, domain::time::Timestamp::from_unix(testkit::START)).await.unwrap();
        let count = |text: &'static str| sql::query_scalar::<i64>(text);
        let found = count("SELECT COUNT(*) FROM audit WHERE action = 'test'").fetch_one(&mut unit).await.unwrap();
        assert_eq!((found, scope.livemode()), (1, false));
        unit.rollback().await.unwrap();
        let mut read = w.ctx.store.read().await.unwrap();
        let found = count("SELECT COUNT(*) FROM audit WHERE action = 'test'").fetch_one(&mut read).await.unwrap();
        assert_eq!(found, 0);
    }

    async fn two_servers_take_turns(w: &World) {
        let other = Store::open(&w.database.address()).await.unwrap();
        let tenant = w.tenant();
        let mut tasks = Vec::new();
        for number in 0..60 {
            let (store, tenant) = (if number % 2 == 0 { w.ctx.store.clone() } else { other.clone() }, tenant.clone());
            tasks.push(tokio::spawn(async move {
                let mut unit = store.begin_unit(&tenant).await?;
                let count: i64 = sql::query_scalar("SELECT COUNT(*) FROM attempts").fetch_one(&mut unit).await?;
                note(&mut unit, &format!("{count:02}")).await?;
                unit.commit().await
            }));
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        // Each saw all that came before it: no two counted the same.
        let expected: Vec<String> = (0..60).map(|number| format!("{number:02}")).collect();
        assert_eq!(noted(w).await, expected);
        other.close().await;
    }
}
