use testkit::{World, both_engines};

use crate::support::{Caller, send};

both_engines! {
    async fn references_become_objects(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let form = format!(
            "amount=10&currency=usd&destination={}&expand[]=balance_transaction.source\
             &expand[]=destination&expand[]=destination_payment.balance_transaction",
            seller.id
        );
        let made = caller.made("/v1/transfers", &form).await;
        assert_eq!(made["destination"]["object"], "account");
        assert_eq!(made["balance_transaction"]["net"], -10);
        assert_eq!(made["balance_transaction"]["source"]["id"], made["id"]);
        assert_eq!(made["destination_payment"]["object"], "charge");
        let line = &made["destination_payment"]["balance_transaction"];
        assert_eq!(line["net"], 10, "the account's own line: {line}");
        let list = caller.found("/v1/transfers?expand[0]=data.destination").await;
        assert_eq!(list["data"][0]["destination"]["id"], seller.id.as_str());
    }

    async fn an_account_sees_only_its_own_side(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let made = send(&caller, &seller.id, 10).await;
        let path = "/v1/balance_transactions?expand[]=data.source.source_transfer";
        let list = caller.acting_for(&seller.id).found(path).await;
        assert_eq!(list["data"][0]["source"]["object"], "charge");
        assert_eq!(list["data"][0]["source"]["source_transfer"], made["id"]);
    }

    async fn what_cannot_be_expanded_is_refused_before_anything_happens(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let made = send(&caller, &seller.id, 10).await;
        let path = format!("/v1/transfers/{}", made["id"].as_str().unwrap());
        let deep = "destination_payment.balance_transaction.source.balance_transaction.source";
        for bad in ["amount", "nonsense", "destination.a.b.c.d", "data.destination", ".", "%20", deep] {
            caller.get(&format!("{path}?expand[]={bad}")).await
                .is_refused(400, "parameter_invalid", "expand");
            let form = format!("amount=1&currency=usd&destination={}&expand[]={bad}", seller.id);
            caller.post("/v1/transfers", &form).await
                .is_refused(400, "parameter_invalid", "expand");
        }
        caller.get(&format!("{path}?expand=destination")).await
            .is_refused(400, "parameter_invalid", "expand");
        caller.get("/v1/transfers?expand[]=destination").await
            .is_refused(400, "parameter_invalid", "expand");
        assert_eq!(w.available(&seller.id).await, 10);
    }
}
