use domain::{
    actor::{Actor, Tenant},
    list::{PageRequest, Position, TimeRange},
};
use testkit::{World, both_engines};

use crate::support::{Caller, ids};

both_engines! {
    async fn pages_follow_each_other_in_both_directions(w: &World) {
        let caller = Caller::of(w).await;
        let mut all = Vec::new();
        for amount in 1..=5 {
            let made = caller.made("/v1/topups", &format!("amount={amount}&currency=usd")).await;
            all.insert(0, made["id"].as_str().unwrap().to_owned());
        }
        let first = caller.found("/v1/topups?limit=2").await;
        assert_eq!(ids(&first), all[..2]);
        assert_eq!(first["has_more"], true);
        let next = caller.found(&format!("/v1/topups?limit=3&starting_after={}", all[1])).await;
        assert_eq!(ids(&next), all[2..]);
        assert_eq!(next["has_more"], false);
        let before = caller.found(&format!("/v1/topups?limit=2&ending_before={}", all[4])).await;
        assert_eq!(ids(&before), all[2..4]);
        assert_eq!(before["has_more"], true);
        let start = caller.found(&format!("/v1/topups?limit=3&ending_before={}", all[1])).await;
        assert_eq!(ids(&start), all[..1]);
        assert_eq!(start["has_more"], false);
    }

    async fn ten_at_a_time_unless_told(w: &World) {
        let caller = Caller::of(w).await;
        for _ in 0..11 {
            caller.made("/v1/topups", "amount=1&currency=usd").await;
        }
        assert_eq!(ids(&caller.found("/v1/topups").await).len(), 10);
        assert_eq!(ids(&caller.found("/v1/topups?limit=11").await).len(), 11);
    }

    async fn bad_pages_are_refused_on_every_list(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let payments = format!("/v1/tributary/payments?account={}&", seller.id);
        let lists = [
            "/v1/accounts?", "/v1/transfers?", "/v1/topups?", "/v1/balance_transactions?",
            "/v1/events?", "/v1/refunds?", "/v1/application_fees?",
            "/v1/tributary/accounts/search?query=a&", &payments,
        ];
        let table = [
            ("limit=0", "parameter_invalid_integer", "limit"),
            ("limit=101", "parameter_invalid_integer", "limit"),
            ("limit=-1", "parameter_invalid_integer", "limit"),
            ("limit=ten", "parameter_invalid_integer", "limit"),
            ("limit=99999999999999999999", "parameter_invalid_integer", "limit"),
            ("limit=", "parameter_invalid_empty", "limit"),
            ("starting_after=a&ending_before=b", "parameters_exclusive", "starting_after"),
            ("starting_after=x_nothing", "resource_missing", "starting_after"),
            ("ending_before=x_nothing", "resource_missing", "ending_before"),
            ("starting_after=%27%20OR%201", "resource_missing", "starting_after"),
            ("starting_after=a%00b", "invalid_characters", "starting_after"),
            ("created[gt]=soon", "parameter_invalid_integer", "created[gt]"),
            ("created[near]=1", "parameter_unknown", "created[near]"),
            ("colour=blue", "parameter_unknown", "colour"),
            ("expand[]=data.colour", "parameter_invalid", "expand"),
        ];
        for list in lists {
            for (query, code, param) in table {
                let answer = caller.get(&format!("{list}{query}")).await;
                assert_eq!(answer.status, 400, "{list}{query}: {}", answer.body);
                answer.is_refused(400, code, param);
            }
        }
    }

    async fn a_cursor_of_another_platform_is_missing(w: &World) {
        let caller = Caller::of(w).await;
        let made = caller.made("/v1/topups", "amount=1&currency=usd").await;
        let stranger = Caller::with_key_of(w, &w.other_platform().await).await;
        let path = format!("/v1/topups?starting_after={}", made["id"].as_str().unwrap());
        stranger.get(&path).await.is_refused(400, "resource_missing", "starting_after");
    }

    async fn a_page_starts_from_nothing_that_is_gone_or_of_another_list(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let id = |made: &serde_json::Value| made["id"].as_str().unwrap().to_owned();
        let topup = id(&caller.made("/v1/topups", "amount=1&currency=usd").await);

        let gone = w.newcomer("Gone").await.id.to_string();
        caller.delete(&format!("/v1/accounts/{gone}")).await;
        let customer = id(&caller.made("/v1/customers", "name=Ada").await);
        let other_customer = id(&caller.made("/v1/customers", "name=Gone").await);
        let visa = "type=card&card[token]=tok_visa";
        let [kept, detached, of_other] = [
            id(&caller.made("/v1/payment_methods", visa).await),
            id(&caller.made("/v1/payment_methods", visa).await),
            id(&caller.made("/v1/payment_methods", visa).await),
        ];
        for (method, of) in [(&kept, &customer), (&detached, &customer), (&of_other, &other_customer)] {
            caller.made(&format!("/v1/payment_methods/{method}/attach"), &format!("customer={of}")).await;
        }
        caller.made(&format!("/v1/payment_methods/{detached}/detach"), "").await;
        let send = format!("amount=10&currency=usd&destination={}", seller.id);
        let transfer = id(&caller.made("/v1/transfers", &send).await);
        let other = id(&caller.made("/v1/transfers", &send).await);
        let reversal = id(&caller.made(&format!("/v1/transfers/{other}/reversals"), "amount=1").await);

        let methods = format!("/v1/customers/{customer}/payment_methods");
        let reversals = format!("/v1/transfers/{transfer}/reversals");
        let cursor = |list: &str, cursor: &str| (list.to_owned(), cursor.to_owned());
        for (list, cursor) in [
            cursor("/v1/accounts", &gone),
            cursor("/v1/accounts", &topup),
            cursor("/v1/accounts", w.platform.id.as_str()),
            cursor("/v1/transfers", &topup),
            cursor("/v1/topups", &transfer),
            cursor(&methods, &detached),
            cursor(&methods, &of_other),
            cursor(&methods, &customer),
            cursor(&reversals, &reversal),
        ] {
            for name in ["starting_after", "ending_before"] {
                let answer = caller.get(&format!("{list}?{name}={cursor}")).await;
                answer.is_refused(400, "resource_missing", name);
                let message = answer.body["error"]["message"].as_str().unwrap();
                assert!(message.contains(&cursor), "{message}");
            }
        }
        // The same ids are good cursors of their own lists.
        for (list, cursor) in [
            (methods, kept),
            (format!("/v1/transfers/{other}/reversals"), reversal),
            ("/v1/customers".to_owned(), other_customer.clone()),
        ] {
            caller.found(&format!("{list}?starting_after={cursor}")).await;
        }
        caller.delete(&format!("/v1/customers/{other_customer}")).await;
        let deleted = caller.get(&format!("/v1/customers?starting_after={other_customer}")).await;
        deleted.is_refused(400, "resource_missing", "starting_after");
        let search = format!("/v1/tributary/accounts/search?query=heron&starting_after={gone}");
        caller.get(&search).await.is_refused(400, "resource_missing", "starting_after");

        let live = Actor::System { tenant: Tenant { livemode: true, ..w.tenant() } };
        let after = PageRequest::new(10, Position::After(seller.id.to_string()));
        let refused = service::accounts::list(&w.ctx, &live, TimeRange::default(), &after).await;
        testkit::refused(refused, "resource_missing", Some("starting_after"));
    }

    async fn rows_that_are_deleted_between_two_pages_cost_nothing(w: &World) {
        let caller = Caller::of(w).await;
        let mut all = Vec::new();
        for n in 0..9 {
            all.insert(0, w.newcomer(&format!("Seller {n}")).await.id.to_string());
        }
        let page = async |after: &str| {
            let list = caller.found(&format!("/v1/accounts?limit=3{after}")).await;
            ids(&list).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(page("").await, all[..3]);
        // One that was seen, and the first of those to come.
        for gone in [&all[1], &all[3]] {
            caller.delete(&format!("/v1/accounts/{gone}")).await;
        }
        let after = |id: &str| format!("&starting_after={id}");
        assert_eq!(page(&after(&all[2])).await, all[4..7]);
        // Whoever deletes the last row of a page has nothing to go on from, and takes the one before.
        caller.delete(&format!("/v1/accounts/{}", all[6])).await;
        let from = caller.get(&format!("/v1/accounts?starting_after={}", all[6])).await;
        from.is_refused(400, "resource_missing", "starting_after");
        assert_eq!(page(&after(&all[5])).await, all[7..]);
        let before = caller.found(&format!("/v1/accounts?limit=3&ending_before={}", all[7])).await;
        assert_eq!(ids(&before), [&all[2], &all[4], &all[5]]);
    }
}
