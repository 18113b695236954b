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
}
