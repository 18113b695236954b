//! A list takes as many statements with twenty rows as with one.

use testkit::{World, both_engines, new_payment, statements};

use crate::support::{Caller, ids};

/// Lists of everything that [`round`] makes.
const LISTS: [&str; 12] = [
    "/v1/accounts?limit=40",
    "/v1/application_fees?limit=40",
    "/v1/application_fees?limit=40&expand[]=data.account",
    "/v1/balance_transactions?limit=100",
    "/v1/charges?limit=40",
    "/v1/events?limit=100",
    "/v1/refunds?limit=40",
    "/v1/refunds?limit=40&expand[]=data.charge",
    "/v1/topups?limit=40",
    "/v1/transfers?limit=40",
    "/v1/transfers?limit=40&expand[]=data.destination",
    "/v1/payment_intents?limit=40&expand[]=data.latest_charge",
];

both_engines! {
    async fn a_list_takes_as_many_statements_with_twenty_rows_as_with_one(w: &World) {
        let caller = Caller::of(w).await;
        round(w, &caller, 0).await;
        // The first call of a key notes that it is used.
        caller.found(LISTS[0]).await;
        let before = counts(&caller).await;
        for number in 1..20 {
            round(w, &caller, number).await;
        }
        let after = counts(&caller).await;
        for ((list, one, rows), (_, twenty, more)) in before.iter().zip(&after) {
            assert!(*rows > 0 && *more >= 20, "{list}: {rows}, then {more} rows");
            assert_eq!(twenty.len(), one.len(), "{list}: {twenty:#?}");
        }
    }
}

/// An account with a transfer to it that was taken back in part, a sale that was refunded, and a fee
/// of which some was given back.
async fn round(w: &World, caller: &Caller, number: usize) {
    let seller = w.seller(&format!("Seller {number}")).await.id;
    w.fund(10_000).await;
    let form = format!("amount=100&currency=usd&destination={seller}");
    let transfer = caller.made("/v1/transfers", &form).await;
    let path = format!(
        "/v1/transfers/{}/reversals",
        transfer["id"].as_str().unwrap()
    );
    caller.made(&path, "amount=10").await;
    let new = new_payment(&seller, &format!("sale {number}"), 1_000, 100, w.ctx.wall());
    service::payments::record(&w.ctx, &w.admin(), &new, None)
        .await
        .unwrap();
    let fees = caller.found("/v1/application_fees?limit=1").await;
    let path = format!("/v1/application_fees/{}/refunds", ids(&fees)[0]);
    caller.made(&path, "amount=10").await;
    let form = "amount=500&currency=usd&payment_method=pm_card_bypassPending&confirm=true\
                &automatic_payment_methods[enabled]=true\
                &automatic_payment_methods[allow_redirects]=never";
    let intent = caller.made("/v1/payment_intents", form).await;
    let form = format!(
        "payment_intent={}&amount=50",
        intent["id"].as_str().unwrap()
    );
    caller.made("/v1/refunds", &form).await;
}

/// Each list with the statements that it took and its rows.
async fn counts(caller: &Caller) -> Vec<(&'static str, Vec<String>, usize)> {
    let mut counts = Vec::new();
    for list in LISTS {
        let (found, mut ran) = statements(caller.found(list)).await;
        // A key that was checked a moment ago is not read again.
        ran.retain(|statement| !statement.contains("api_keys"));
        counts.push((list, ran, ids(&found).len()));
    }
    counts
}
