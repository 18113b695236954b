use testkit::{World, both_engines};

use crate::support::{Caller, charge, ids, send};

both_engines! {
    async fn a_balance_has_one_entry_per_currency(w: &World) {
        let caller = Caller::of(w).await;
        let empty = caller.found("/v1/balance").await;
        let nothing = serde_json::json!([
            { "amount": 0, "currency": "usd", "source_types": { "card": 0 } }
        ]);
        assert_eq!((&empty["available"], &empty["pending"]), (&nothing, &nothing));
        caller.made("/v1/topups", "amount=500&currency=jpy").await;
        w.fund(700).await;
        let balance = caller.found("/v1/balance").await;
        let amounts: Vec<_> = balance["available"].as_array().unwrap().iter()
            .map(|it| (it["currency"].as_str().unwrap(), it["amount"].as_i64().unwrap()))
            .collect();
        assert_eq!(amounts, [("jpy", 500), ("usd", 700)]);
        assert_eq!(balance["livemode"], false);
        assert!(balance["connect_reserved"].is_array());
    }

    async fn both_sides_of_a_transfer_have_a_line(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let made = send(&caller, &seller.id, 400).await;
        let path = format!("/v1/balance_transactions/{}", made["balance_transaction"].as_str().unwrap());
        let sent = caller.found(&path).await;
        assert_eq!((sent["amount"].as_i64(), sent["type"].as_str()), (Some(-400), Some("transfer")));
        let account = caller.acting_for(&seller.id);
        account.get(&path).await.is_refused(404, "resource_missing", "id");
        let received = account.found("/v1/balance_transactions").await;
        assert_eq!(received["data"][0]["source"], made["destination_payment"]);
        assert_eq!(received["data"][0]["net"], 400);
        let balance = account.found("/v1/balance").await;
        assert_eq!(balance["available"][0]["amount"], 400);
        assert!(balance.get("connect_reserved").is_none());
    }

    async fn lines_are_listed_by_type_source_and_currency(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let made = send(&caller, &seller.id, 400).await;
        let source = made["id"].as_str().unwrap();
        let table = [
            (String::new(), 2),
            ("type=transfer".to_owned(), 1),
            ("type=topup".to_owned(), 1),
            ("type=payout".to_owned(), 0),
            ("type=refund".to_owned(), 0),
            ("type=reserved_funds".to_owned(), 0),
            ("type=stripe_balance_payment_debit".to_owned(), 0),
            ("type=payment_unreconciled".to_owned(), 0),
            (format!("source={source}"), 1),
            ("source=tr_nothing".to_owned(), 0),
            ("currency=usd".to_owned(), 2),
            ("currency=eur".to_owned(), 0),
        ];
        for path in ["/v1/balance_transactions", "/v1/balance/history"] {
            for (query, expected) in &table {
                let list = caller.found(&format!("{path}?{query}")).await;
                assert_eq!(ids(&list).len(), *expected, "{query}");
                assert_eq!(list["url"], "/v1/balance_transactions");
            }
        }
        let refused = [
            ("type=unicorn", "parameter_invalid", "type"),
            ("currency=zzz", "parameter_invalid", "currency"),
            ("payout=po_1", "resource_missing", "payout"),
        ];
        for (query, code, param) in refused {
            caller.get(&format!("/v1/balance_transactions?{query}")).await
                .is_refused(400, code, param);
        }
    }

    async fn a_received_payment_is_a_charge(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let made = send(&caller, &seller.id, 400).await;
        let path = format!("/v1/charges/{}", made["destination_payment"].as_str().unwrap());
        let charge = caller.acting_for(&seller.id).found(&path).await;
        assert_eq!(charge["object"], "charge");
        assert_eq!(charge["source_transfer"], made["id"]);
        let other = w.seller("Red Kite").await;
        for stranger in [caller.acting_for(&other.id), caller] {
            stranger.get(&path).await.is_refused(404, "resource_missing", "id");
        }
    }

    async fn funds_are_set_aside_and_money_is_held_for_accounts_that_owe(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(10_000).await;
        let own = caller.acting_for(&seller.id);
        let made = own.made("/v1/tributary/prefunding", "amount=500&currency=usd").await;
        assert_eq!((made["object"].as_str(), made["balance"].as_i64()), (Some("tributary.prefunding"), Some(500)));
        let balance = own.found("/v1/balance").await;
        assert_eq!(balance["refund_and_dispute_prefunding"]["available"][0]["amount"], 500);
        assert!(balance.get("connect_reserved").is_none());
        let line = own.found("/v1/balance_transactions").await["data"][0].clone();
        assert_eq!((line["type"].as_str(), line["balance_type"].as_str()), (Some("topup"), Some("refund_and_dispute_prefunding")));
        let back = own.made("/v1/tributary/prefunding/withdraw", "amount=200&currency=usd").await;
        assert_eq!((back["amount"].as_i64(), back["balance"].as_i64()), (Some(-200), Some(300)));
        own.post("/v1/tributary/prefunding/withdraw", "amount=301&currency=usd").await
            .is_refused(400, "balance_insufficient", "amount");
        own.post("/v1/tributary/prefunding", "amount=0&currency=usd").await
            .is_refused(400, "parameter_invalid_integer", "amount");

        let id = charge(w, &seller.id, 1_000, "tok_visa").await;
        caller.made(&format!("/v1/test_helpers/charges/{id}/dispute"), "").await;
        assert_eq!(own.found("/v1/balance").await["available"][0]["amount"], -700);
        let platform = caller.found("/v1/balance").await;
        assert_eq!(platform["connect_reserved"][0]["amount"], 700);
        assert_eq!(platform["available"][0]["amount"], 10_000 - 1_500 - 700);
    }
}
