use testkit::{World, both_engines};

use crate::support::{Caller, ids, send};

both_engines! {
    async fn a_transfer_is_told_with_its_request(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let keyed = caller.with("idempotency-key", "told");
        let form = format!("amount=10&currency=usd&destination={}", seller.id);
        let answer = keyed.post("/v1/transfers", &form).await;
        let list = caller.found("/v1/events?type=transfer.created").await;
        let event = &list["data"][0];
        assert_eq!(event["data"]["object"], answer.body);
        assert_eq!(event["request"]["id"], answer.header("request-id"));
        assert_eq!(event["request"]["idempotency_key"], "told");
        let path = format!("/v1/events/{}", event["id"].as_str().unwrap());
        assert_eq!(caller.found(&path).await, *event);
    }

    async fn an_update_tells_only_what_changed(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let made = send(&caller, &seller.id, 10).await;
        let path = format!("/v1/transfers/{}", made["id"].as_str().unwrap());
        caller.made(&path, "metadata[a]=1").await;
        let list = caller.found("/v1/events?types[]=transfer.updated").await;
        let previous = &list["data"][0]["data"]["previous_attributes"];
        assert_eq!(*previous, serde_json::json!({ "metadata": { "a": null } }));
    }

    async fn types_are_asked_for_one_by_one_or_as_a_group(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        send(&caller, &seller.id, 10).await;
        let kinds = |list: serde_json::Value| -> Vec<String> {
            let events = list["data"].as_array().unwrap().iter();
            events.map(|event| event["type"].as_str().unwrap().to_owned()).collect()
        };
        let group = kinds(caller.found("/v1/events?type=topup.*").await);
        assert_eq!(group, ["topup.succeeded", "topup.created"]);
        let two = "/v1/events?types[]=topup.created&types[]=transfer.created";
        assert_eq!(kinds(caller.found(two).await), ["transfer.created", "topup.created"]);
        // A name that no event has is no mistake of the form: nothing is found under it.
        for query in ["type=topup.exploded", "types[]=topup.exploded", "type=nothing.*"] {
            let list = caller.found(&format!("/v1/events?{query}")).await;
            assert!(ids(&list).is_empty(), "{query}");
        }
        let some = "/v1/events?types[]=topup.exploded&types[]=topup.created";
        assert_eq!(kinds(caller.found(some).await), ["topup.created"]);
        for (query, param) in [
            ("type=to*up", "type"),
            ("types[]=topup.*", "types"),
            ("type=a&types[]=b", "type"),
        ] {
            let answer = caller.get(&format!("/v1/events?{query}")).await;
            assert_eq!(answer.status, 400, "{query}");
            assert_eq!(answer.body["error"]["param"], param, "{query}");
        }
    }

    async fn an_account_sees_only_its_own_events(w: &World) {
        let caller = Caller::of(w).await;
        let (one, two) = (w.seller("One").await, w.seller("Two").await);
        w.fund(1_000).await;
        send(&caller, &one.id, 10).await;
        let own = caller.acting_for(&one.id).found("/v1/events?type=charge.succeeded").await;
        assert_eq!(ids(&own).len(), 1);
        assert_eq!(own["data"][0]["account"], one.id.as_str());
        let other = caller.acting_for(&two.id);
        assert!(ids(&other.found("/v1/events?type=charge.succeeded").await).is_empty());
        let path = format!("/v1/events/{}", ids(&own)[0]);
        other.get(&path).await.is_refused(404, "resource_missing", "id");
    }
}
