//! The ledger's own guards, and that the check of the ledger notices what gets past them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use domain::{
    actor::Scope,
    id::{AccountId, LedgerTransactionId},
    ledger::recipes,
    time::Timestamp,
};
use store::{
    Engine, Error,
    ledger::Source,
    sql::{self, AssertSqlSafe},
    verify::CHECKS,
};
use testkit::{World, both_engines, new_payment, usd};

const NOW: Timestamp = Timestamp::from_unix(1_795_356_180);

async fn post(w: &World, id: &str, amount: i64) -> store::Result<()> {
    let scope = Scope::of_tenant(w.tenant());
    let seller = AccountId::from_suffix("seller");
    let transaction = LedgerTransactionId::from_suffix(id);
    let source = Source {
        transaction: &transaction,
        kind: "transfer",
        id,
    };
    let postings = recipes::transfer(scope.platform(), &seller, usd(amount)).unwrap();
    let mut write = w.ctx.store.begin_unit(&w.tenant()).await?;
    store::ledger::post(&mut write, &scope, source, &postings, NOW).await?;
    write.commit().await
}

/// Undoes `statement` after the check looked at it, and answers which checks it failed.
async fn checks_failed_by(w: &World, statements: &[String]) -> Vec<&'static str> {
    let mut write = w.ctx.store.begin_unit(&w.tenant()).await.unwrap();
    for statement in statements {
        sql::query(AssertSqlSafe(statement.clone()))
            .execute(&mut write)
            .await
            .unwrap();
    }
    let mut failed = Vec::new();
    for check in CHECKS {
        if !check.run(&mut write).await.unwrap().is_empty() {
            failed.push(check.name);
        }
    }
    write.rollback().await.unwrap();
    failed
}

both_engines! {
    async fn an_overdraft_is_refused_by_the_database_itself(w: &World) {
        w.fund(100).await;
        assert!(matches!(post(w, "tr_a", 101).await, Err(Error::Overdraft)));
        assert_eq!(w.available(&w.platform.id).await, 100);
        // An account that was never seen before is no way around it.
        let stranger = AccountId::from_suffix("stranger");
        let scope = Scope::of_tenant(w.tenant());
        let transaction = LedgerTransactionId::from_suffix("x");
        let source = Source { transaction: &transaction, kind: "transfer", id: "tr_x" };
        let postings = recipes::transfer(&stranger, scope.platform(), usd(1)).unwrap();
        let mut write = w.ctx.store.begin_unit(&w.tenant()).await.unwrap();
        let refused = store::ledger::post(&mut write, &scope, source, &postings, NOW).await;
        assert!(matches!(refused, Err(Error::Overdraft)));
        write.rollback().await.unwrap();
    }

    async fn postings_events_and_audit_rows_cannot_be_changed_or_deleted(w: &World) {
        w.fund(100).await;
        for table in ["postings", "events", "audit", "balance_transactions"] {
            for statement in [format!("DELETE FROM {table}"), format!("UPDATE {table} SET created = 0")] {
                let mut write = w.ctx.store.begin_unit(&w.tenant()).await.unwrap();
                let refused = sql::query(AssertSqlSafe(statement.clone())).execute(&mut write).await;
                assert!(refused.unwrap_err().to_string().contains("append-only"), "{statement}");
                write.rollback().await.unwrap();
            }
        }
    }

    async fn a_total_that_would_not_fit_is_an_error_and_is_not_cut_off(w: &World) {
        w.fund(100).await;
        let scope = Scope::of_tenant(w.tenant());
        for column in ["credits", "version"] {
            let transaction = LedgerTransactionId::from_suffix("x");
            let source = Source { transaction: &transaction, kind: "topup", id: "tu_x" };
            let postings = recipes::topup(scope.platform(), usd(1_000)).unwrap();
            let mut write = w.ctx.store.begin_unit(&w.tenant()).await.unwrap();
            let fill = format!("UPDATE ledger_accounts SET {column} = {} WHERE kind = 'available'", i64::MAX);
            sql::query(AssertSqlSafe(fill)).execute(&mut write).await.unwrap();
            let refused = store::ledger::post(&mut write, &scope, source, &postings, NOW).await;
            assert!(matches!(refused, Err(Error::Overflow)), "{column}: {refused:?}");
            write.rollback().await.unwrap();
        }
        assert_eq!(w.available(&w.platform.id).await, 100);
    }


    async fn the_same_source_is_posted_once(w: &World) {
        w.fund(100).await;
        // Only the ledger is looked at here: a posting without its balance transactions would
        // rightly fail the check at the end of the story.
        let scope = Scope::of_tenant(w.tenant());
        let seller = AccountId::from_suffix("seller");
        let transaction = LedgerTransactionId::from_suffix("x");
        let source = Source { transaction: &transaction, kind: "transfer", id: "tr_x" };
        let postings = recipes::transfer(scope.platform(), &seller, usd(1)).unwrap();
        let mut write = w.ctx.store.begin_unit(&w.tenant()).await.unwrap();
        store::ledger::post(&mut write, &scope, source, &postings, NOW).await.unwrap();
        store::ledger::post(&mut write, &scope, source, &postings, NOW).await.unwrap();
        // It is noticed when the rows are written, and nothing of the unit remains.
        let again = write.commit().await;
        assert!(matches!(again, Err(Error::Unique(_))), "{again:?}");
        assert_eq!(w.available(&seller).await, 0);
    }

    async fn the_check_of_the_ledger_notices_every_kind_of_tampering(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(1_000).await;
        let new = new_payment(&seller.id, "order", 500, 50, NOW);
        service::payments::record(&w.ctx, &w.admin(), &new, None).await.unwrap();
        assert!(checks_failed_by(w, &[]).await.is_empty());

        let no_triggers = |table: &str, names: &[&str]| -> Vec<String> {
            if w.ctx.store.engine() == Engine::Postgres {
                vec![format!("ALTER TABLE {table} DISABLE TRIGGER USER")]
            } else {
                names.iter().map(|name| format!("DROP TRIGGER {name}")).collect()
            }
        };
        let with = |mut first: Vec<String>, last: &str| { first.push(last.to_owned()); first };
        let late = || -> Vec<String> {
            match w.ctx.store.engine() {
                Engine::Postgres => Vec::new(),
                Engine::Sqlite => vec!["PRAGMA defer_foreign_keys = ON".to_owned()],
            }
        };
        let lines = || no_triggers("balance_transactions", &["balance_transactions_fixed", "balance_transactions_no_delete"]);
        let cases: Vec<(Vec<String>, &str)> = vec![
            (vec!["UPDATE ledger_accounts SET credits = credits + 1 WHERE kind = 'available'".into()], "credits of each ledger account"),
            (vec!["UPDATE ledger_accounts SET debits = debits + 1 WHERE kind = 'card_network'".into()], "debits of each ledger account"),
            (vec!["UPDATE ledger_accounts SET version = version + 1".into()], "the version of each ledger account"),
            (with(no_triggers("postings", &["postings_no_update"]), "UPDATE postings SET amount = amount + 1"), "credits of each ledger account"),
            (with(late(), "DELETE FROM ledger_accounts WHERE kind = 'card_network'"), "every posting names two accounts"),
            (with(lines(), "UPDATE balance_transactions SET amount = amount + 1, net = net + 1 WHERE available = 1"), "available balances"),
            (with(lines(), "UPDATE balance_transactions SET amount = amount + 1, net = net + 1 WHERE available = 0"), "pending balances"),
            (with(lines(), "UPDATE balance_transactions SET ledger_transaction = 'ltx_gone'"), "every balance transaction"),
            (vec!["UPDATE account_figures SET balance = balance + 1".into()], "balances in the list"),
            (vec!["UPDATE account_figures SET volume = volume - 1".into()], "lifetime volumes"),
            (vec!["UPDATE earnings SET net = net - 1".into()], "sums of the earnings chart"),
            (vec!["UPDATE earnings SET net = net - 1 WHERE span = 86400".into()], "days of the earnings chart"),
        ];
        for (statements, expected) in cases {
            let failed = checks_failed_by(w, &statements).await;
            assert!(failed.iter().any(|name| name.starts_with(expected)), "{statements:?}: {failed:?}");
        }
    }
}
