//! Accounts are found by what people type, in each language that the engines have for it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use domain::{
    account::{AccountChange, AccountFilter, AccountOrder, AccountSort, Change},
    list::{PageRequest, Position},
    metadata::Patch,
};
use service::{accounts, accounts::ImportRow};
use store::sql;
use testkit::{World, both_engines, express};

fn filter(query: &str) -> AccountFilter {
    AccountFilter {
        query: Some(query.to_owned()),
        ..Default::default()
    }
}

async fn page(w: &World, query: &str, sort: AccountSort, request: &PageRequest) -> Vec<String> {
    let order = AccountOrder {
        sort,
        descending: false,
    };
    let page = accounts::search(&w.ctx, &w.admin(), &filter(query), order, request).await;
    let rows = page.unwrap().items.into_iter();
    rows.map(|row| row.label).collect()
}

async fn found(w: &World, query: &str) -> Vec<String> {
    page(w, query, AccountSort::Name, &PageRequest::first(50)).await
}

/// An account that was known elsewhere under `id`.
fn row(id: &str, name: &str, email: &str) -> ImportRow {
    let mut account = express(name);
    account.fields.email = Change::Set(email.to_owned());
    account.fields.metadata = Patch::Merge([("order".to_owned(), id.to_owned())].into());
    ImportRow {
        external_id: id.to_owned(),
        account,
    }
}

async fn import(w: &World, rows: &[ImportRow]) {
    for rows in rows.chunks(300) {
        accounts::import(&w.ctx, &w.admin(), rows).await.unwrap();
    }
}

async fn run(w: &World, statement: &'static str) {
    let mut write = w.ctx.store.begin_write().await.unwrap();
    sql::query(statement).execute(&mut write).await.unwrap();
    write.commit().await.unwrap();
}

both_engines! {
    async fn names_codes_and_addresses_are_found_as_they_are_typed(w: &World) {
        import(w, &[
            row("ORD-2026-0042", "O'Brien & Sons", "ola@heron-works.example"),
            row("a1", "Łódź Ceramics", "l@lodz.example"),
            row("a2", "Straßencafé Weiß", "s@weiss.example"),
            row("a3", "कला", "k@kala.example"),
            row("a4", "株式会社山田商店", "y@yamada.example"),
        ]).await;
        for query in ["O’Brien", "obrien", "brien,", "(brien)", "heron-works.example", "@heron-works.example",
            "2026-0042", "order:ORD", "sons obrien heron ola", "0042"] {
            assert_eq!(found(w, query).await, ["O'Brien & Sons"], "{query}");
        }
        assert_eq!(found(w, "lodz").await, ["Łódź Ceramics"]);
        assert_eq!(found(w, "strasse weiss").await, ["Straßencafé Weiß"]);
        assert_eq!(found(w, "山田").await, ["株式会社山田商店"]);
        assert_eq!(found(w, "कला").await, ["कला"]);
        assert!(found(w, "कली").await.is_empty());
        for query in ["brien zzz", "rien", "' OR zzz --", "\"zzz", "zzz*", "100%", "zz_"] {
            assert!(found(w, query).await.is_empty(), "{query}");
        }
        assert_eq!(found(w, "%").await.len(), 5, "nothing in particular");
        let id = accounts::imported(&w.ctx, &w.admin(), "a1").await.unwrap().unwrap();
        let (_, end) = id.as_str().split_at(id.as_str().len() - 6);
        assert_eq!(found(w, end).await, ["Łódź Ceramics"]);
        assert_eq!(found(w, &id.as_str()[..12]).await, ["Łódź Ceramics"]);
    }

    async fn an_account_is_found_by_what_it_is_called_now(w: &World) {
        let seller = w.seller("Juniper").await;
        let mut change = AccountChange::default();
        change.business_profile.name = Change::Set("Rosemary".into());
        accounts::update(&w.ctx, &w.admin(), &seller.id, &change, None).await.unwrap();
        assert!(found(w, "juniper name").await.is_empty());
        assert_eq!(found(w, "rosem").await, ["Rosemary"]);
        accounts::delete(&w.ctx, &w.admin(), &seller.id).await.unwrap();
        assert!(found(w, "rosem").await.is_empty());
        let mut read = w.ctx.store.read().await.unwrap();
        let left: i64 = sql::query_scalar("SELECT COUNT(*) FROM accounts WHERE words <> ''")
            .fetch_one(&mut read).await.unwrap();
        assert_eq!(left, 0);
    }

    async fn what_very_many_have_is_listed_in_every_order(w: &World) {
        let name = |n: usize| format!("Kiln {n:04} {}", if n.is_multiple_of(700) { "Heron" } else { "Clay" });
        let rows: Vec<ImportRow> = (0..2_100)
            .map(|n| row(&format!("k{n}"), &name(n), "ola@kiln.example"))
            .collect();
        import(w, &rows).await;
        for query in ["kiln", "kil", "kiln example", "ola@kiln.example"] {
            for sort in [AccountSort::Created, AccountSort::Name] {
                let first = page(w, query, sort, &PageRequest::first(3)).await;
                assert_eq!(first, [name(0), name(1), name(2)], "{query} {sort:?}");
            }
        }
        let counts = accounts::counts(&w.ctx, &w.admin(), &filter("kiln")).await.unwrap();
        assert_eq!(counts.all, 2_100);
        for query in ["heron", "kiln heron", "heron kil example"] {
            assert_eq!(found(w, query).await, [name(0), name(700), name(1_400)], "{query}");
        }
        let order = AccountOrder { sort: AccountSort::Name, descending: false };
        let first = accounts::search(&w.ctx, &w.admin(), &filter("kiln"), order, &PageRequest::first(2)).await.unwrap();
        let after = Position::After(first.items.last().unwrap().id.to_string());
        let next = page(w, "kiln", AccountSort::Name, &PageRequest::new(2, after)).await;
        assert_eq!(next, [name(2), name(3)]);
        assert!(found(w, "kiln zzz").await.is_empty());
    }

    async fn accounts_that_another_rule_cut_are_cut_anew_in_slices(w: &World) {
        let names = ["One", "Two", "Three", "Four", "Five"].map(|it| format!("Søren {it}"));
        for (n, name) in names.iter().enumerate() {
            import(w, &[row(&format!("s{n}"), name, "s@soren.example")]).await;
        }
        while service::runner::cut_anew(&w.ctx, 100).await.unwrap() {}
        run(w, "UPDATE accounts SET words = '', sort_name = ''").await;
        assert!(!service::runner::cut_anew(&w.ctx, 100).await.unwrap(), "this rule is done");
        assert!(found(w, "soren").await.is_empty());

        run(w, "UPDATE account_words_rule SET rule = rule - 1").await;
        assert!(service::runner::cut_anew(&w.ctx, 3).await.unwrap());
        let some = found(w, "soren").await.len();
        assert!(some > 0 && some < names.len(), "{some}");
        import(w, &[row("new", "Søren Six", "s@soren.example")]).await;
        while service::runner::cut_anew(&w.ctx, 3).await.unwrap() {}
        assert_eq!(found(w, "soren").await, ["Søren Five", "Søren Four", "Søren One", "Søren Six", "Søren Three", "Søren Two"]);
    }
}
