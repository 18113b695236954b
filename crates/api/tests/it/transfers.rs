use testkit::{World, both_engines};

use crate::support::{Caller, charge, ids, send};

both_engines! {
    async fn a_transfer_moves_money_and_is_found(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(10_000).await;
        let form = format!(
            "amount=1100&currency=USD&destination={}&description=For+order+7&transfer_group=G7\
             &source_type=card&metadata[order]=7",
            seller.id
        );
        let made = caller.made("/v1/transfers", &form).await;
        assert_eq!(made["amount"], 1100);
        assert_eq!(made["currency"], "usd");
        assert_eq!(made["description"], "For order 7");
        assert!(made.get("status").is_none());
        assert_eq!(w.available(&seller.id).await, 1_100);
        let path = format!("/v1/transfers/{}", made["id"].as_str().unwrap());
        assert_eq!(caller.found(&path).await, made);
        let reversals = caller.found(made["reversals"]["url"].as_str().unwrap()).await;
        assert_eq!(reversals, made["reversals"]);
        let changed = caller.made(&path, "description=&metadata[order]=8").await;
        assert!(changed["description"].is_null());
        assert_eq!(changed["metadata"]["order"], "8");
        caller.post(&path, "amount=1").await.is_refused(400, "parameter_unknown", "amount");
    }

    async fn rules_of_transfers_are_told_at_their_parameter(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let newcomer = w.newcomer("Red Kite").await;
        w.fund(100).await;
        let table = [
            (format!("amount=101&currency=usd&destination={}", seller.id), "balance_insufficient", "amount"),
            (format!("amount=1&currency=eur&destination={}", seller.id), "parameter_invalid", "currency"),
            (
                format!("amount=1&currency=usd&destination={}", newcomer.id),
                "insufficient_capabilities_for_transfer",
                "destination",
            ),
            (
                format!("amount=1&currency=usd&destination={}", w.platform.id),
                "parameter_invalid",
                "destination",
            ),
            ("amount=1&currency=usd&destination=acct_no".into(), "resource_missing", "destination"),
            ("amount=1&currency=usd&destination=tr_1".into(), "resource_missing", "destination"),
            (
                format!("amount=1&currency=usd&destination={}&source_transaction=ch_1", seller.id),
                "resource_missing",
                "source_transaction",
            ),
        ];
        for (form, code, param) in table {
            caller.post("/v1/transfers", &form).await.is_refused(400, code, param);
        }
        assert_eq!(w.available(&w.platform.id).await, 100);
    }

    async fn the_money_of_a_charge_is_passed_on(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let id = charge(w, &w.platform.id, 10_000, "tok_visa").await;
        let form = |amount: i64, rest: &str| {
            let to = &seller.id;
            format!("amount={amount}&currency=usd&destination={to}&source_transaction={id}{rest}")
        };
        let made = caller.made("/v1/transfers", &form(9_000, "&expand[]=source_transaction")).await;
        assert_eq!(made["source_transaction"]["id"], id.as_str());
        // The group is made of the intent of the charge.
        let group = made["transfer_group"].as_str().unwrap();
        let intent = made["source_transaction"]["payment_intent"].as_str().unwrap();
        assert_eq!(group, format!("group_{intent}"));
        assert_eq!(made["source_transaction"]["transfer_group"], made["transfer_group"]);
        assert_eq!(w.balance(&seller.id).await.pending, 9_000);
        let table = [
            (form(1_001, ""), "amount_too_large", "amount"),
            (form(1, "&transfer_group=OTHER"), "parameter_invalid", "transfer_group"),
            (form(1, "").replace("usd", "eur"), "parameter_invalid", "currency"),
        ];
        for (form, code, param) in table {
            caller.post("/v1/transfers", &form).await.is_refused(400, code, param);
        }
        let list = caller.found(&format!("/v1/transfers?transfer_group={group}")).await;
        assert_eq!(ids(&list).len(), 1);
    }

    async fn funds_are_pulled_from_the_account_that_the_header_names(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        send(&caller, &seller.id, 1_000).await;
        let own = caller.acting_for(&seller.id);
        let form = |amount: i64| format!("amount={amount}&currency=usd&destination={}", w.platform.id);
        let made = own.made("/v1/transfers", &form(400)).await;
        assert_eq!(made["destination"], w.platform.id.as_str());
        assert!(made["destination_payment"].as_str().unwrap().starts_with("py_"));
        assert_eq!((w.available(&seller.id).await, w.available(&w.platform.id).await), (600, 400));
        own.post("/v1/transfers", &form(601)).await.is_refused(400, "balance_insufficient", "amount");
        own.post("/v1/transfers", &format!("{}&source_transaction=ch_1", form(1))).await
            .is_refused(400, "parameter_unknown", "source_transaction");
        let list = own.found("/v1/transfers").await;
        assert_eq!(ids(&list), [made["id"].as_str().unwrap()]);
        let path = format!("/v1/transfers/{}", made["id"].as_str().unwrap());
        assert_eq!(own.made(&path, "metadata[a]=b").await["metadata"]["a"], "b");
        caller.get(&path).await.is_refused(404, "resource_missing", "id");
        let standard = w.newcomer("Nobody").await;
        caller.acting_for(&standard.id).post("/v1/transfers", &form(1)).await
            .is_refused(400, "balance_insufficient", "amount");
    }

    async fn transfers_are_listed_newest_first(w: &World) {
        let caller = Caller::of(w).await;
        let (one, two) = (w.seller("One").await, w.seller("Two").await);
        w.fund(1_000).await;
        let first = send(&caller, &one.id, 1).await;
        let form = format!("amount=2&currency=usd&destination={}&transfer_group=G", two.id);
        let second = caller.made("/v1/transfers", &form).await;
        let (first, second) = (first["id"].as_str().unwrap(), second["id"].as_str().unwrap());
        let list = caller.found("/v1/transfers").await;
        assert_eq!(ids(&list), [second, first]);
        assert_eq!((list["object"].as_str(), list["url"].as_str()), (Some("list"), Some("/v1/transfers")));
    }

    async fn filters_of_transfers_narrow_the_list(w: &World) {
        let caller = Caller::of(w).await;
        let (one, two) = (w.seller("One").await, w.seller("Two").await);
        w.fund(1_000).await;
        send(&caller, &one.id, 1).await;
        let form = format!("amount=2&currency=usd&destination={}&transfer_group=G", two.id);
        caller.made("/v1/transfers", &form).await;
        let now = w.ctx.wall().unix();
        let table = [
            (format!("destination={}", one.id), 1),
            (format!("destination={}", two.id), 1),
            ("transfer_group=G".to_owned(), 1),
            ("transfer_group=H".to_owned(), 0),
            (format!("created[gte]={now}"), 2),
            (format!("created[gt]={now}"), 0),
            (format!("created[lte]={now}"), 2),
            (format!("created[lt]={now}"), 0),
            (format!("created={now}"), 2),
            ("destination=acct_nothing".to_owned(), 0),
        ];
        for (query, expected) in table {
            let list = caller.found(&format!("/v1/transfers?{query}")).await;
            assert_eq!(ids(&list).len(), expected, "{query}");
        }
        caller.get("/v1/transfers?destination=nonsense").await
            .is_refused(400, "resource_missing", "destination");
    }
}
