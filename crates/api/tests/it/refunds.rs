use domain::{id::AccountId, payment::Payment};
use testkit::{Sale, World, both_engines};

use crate::support::{Caller, ids, send};

/// A charge of 100.00 with an application fee of 12.30, on `account` or on the platform, for
/// `destination`.
async fn charge(
    w: &World,
    card: &'static str,
    on: Option<&AccountId>,
    to: Option<&AccountId>,
) -> Payment {
    let mut sale = Sale::of(10_000).card(card);
    sale.on = on.cloned();
    sale.terms.application_fee_amount = (on.is_some() || to.is_some()).then_some(1_230);
    let sale = match to {
        Some(destination) => sale.to(destination),
        None => sale,
    };
    w.charge(&sale).await
}

both_engines! {
    async fn a_refund_gives_money_back_and_is_found(w: &World) {
        let caller = Caller::of(w).await;
        let charge = charge(w, "tok_visa", None, None).await;
        let form = format!("charge={}&amount=4000&reason=requested_by_customer&metadata[order]=7", charge.id);
        let made = caller.made("/v1/refunds", &form).await;
        assert_eq!(made["object"], "refund");
        assert_eq!(made["amount"], 4_000);
        assert_eq!(made["currency"], "usd");
        assert_eq!(made["charge"], charge.id.as_str());
        assert_eq!(made["status"], "succeeded");
        assert_eq!(made["reason"], "requested_by_customer");
        assert_eq!(made["metadata"]["order"], "7");
        assert_eq!(made["destination_details"]["type"], "card");
        assert!(made["id"].as_str().unwrap().starts_with("re_"));
        assert!(made["balance_transaction"].as_str().unwrap().starts_with("txn_"));
        for null in ["transfer_reversal", "source_transfer_reversal", "failure_reason", "pending_reason"] {
            assert!(made[null].is_null(), "{null}");
        }
        let path = format!("/v1/refunds/{}", made["id"].as_str().unwrap());
        assert_eq!(caller.found(&path).await, made);
        let now = caller.found(&format!("/v1/charges/{}", charge.id)).await;
        assert_eq!((now["amount_refunded"].as_i64(), now["refunded"].as_bool()), (Some(4_000), Some(false)));
        let rest = caller.made("/v1/refunds", &format!("charge={}", charge.id)).await;
        assert_eq!(rest["amount"], 6_000);
        let now = caller.found(&format!("/v1/charges/{}", charge.id)).await;
        assert_eq!((now["amount_refunded"].as_i64(), now["refunded"].as_bool()), (Some(10_000), Some(true)));
        let changed = caller.made(&path, "metadata[order]=8").await;
        assert_eq!(changed["metadata"]["order"], "8");
        caller.post(&path, "amount=1").await.is_refused(400, "parameter_unknown", "amount");

        let line = caller.found(&format!("{path}?expand[]=balance_transaction.source&expand[]=charge.balance_transaction")).await;
        assert_eq!(line["balance_transaction"]["type"], "refund");
        assert_eq!(line["balance_transaction"]["net"], -4_000);
        assert_eq!(line["balance_transaction"]["reporting_category"], "refund");
        assert_eq!(line["balance_transaction"]["source"]["id"], made["id"]);
        assert_eq!(line["charge"]["balance_transaction"]["net"], 10_000 - 320);
    }

    async fn refunds_are_listed_by_charge_and_time(w: &World) {
        let caller = Caller::of(w).await;
        let (one, two) = (charge(w, "tok_visa", None, None).await, charge(w, "tok_visa", None, None).await);
        let first = caller.made("/v1/refunds", &format!("charge={}&amount=1", one.id)).await;
        let second = caller.made("/v1/refunds", &format!("charge={}&amount=2", one.id)).await;
        caller.made("/v1/refunds", &format!("charge={}&amount=3", two.id)).await;
        let both = [second["id"].as_str().unwrap(), first["id"].as_str().unwrap()];
        let list = caller.found(&format!("/v1/refunds?charge={}", one.id)).await;
        assert_eq!((ids(&list), list["url"].as_str()), (both.to_vec(), Some("/v1/refunds")));
        let path = format!("/v1/charges/{}/refunds", one.id);
        let list = caller.found(&path).await;
        assert_eq!((ids(&list), list["url"].as_str()), (both.to_vec(), Some(path.as_str())));
        let page = caller.found(&format!("/v1/refunds?limit=1&starting_after={}", both[0])).await;
        assert_eq!(ids(&page), [both[1]]);
        assert_eq!(ids(&caller.found("/v1/refunds").await).len(), 3);
        let now = w.ctx.wall().unix();
        assert_eq!(ids(&caller.found(&format!("/v1/refunds?created[gt]={now}")).await).len(), 0);
        assert_eq!(ids(&caller.found("/v1/refunds?payment_intent=pi_1").await).len(), 0);
        caller.get("/v1/refunds?charge=nonsense").await.is_refused(400, "resource_missing", "charge");
        caller.get("/v1/refunds?reason=fraudulent").await.is_refused(400, "parameter_unknown", "reason");
        caller.get("/v1/charges/ch_no/refunds").await.is_refused(404, "resource_missing", "id");
    }

    async fn rules_of_refunds_are_told_at_their_parameter(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let own = charge(w, "tok_visa", None, None).await.id;
        let sent = charge(w, "tok_visa", None, Some(&seller.id)).await.id;
        let direct = charge(w, "tok_visa", Some(&seller.id), None).await.id;
        let table = [
            (String::new(), "parameter_missing", "payment_intent"),
            (format!("charge={own}&payment_intent=pi_1"), "parameters_exclusive", "charge"),
            ("charge=ch_no".into(), "resource_missing", "charge"),
            ("charge=nonsense".into(), "resource_missing", "charge"),
            ("payment_intent=pi_no".into(), "resource_missing", "payment_intent"),
            (format!("charge={direct}"), "resource_missing", "charge"),
            (format!("charge={own}&amount=10001"), "amount_too_large", "amount"),
            (format!("charge={own}&amount=0"), "parameter_invalid_integer", "amount"),
            (format!("charge={own}&amount=-1"), "parameter_invalid_integer", "amount"),
            (format!("charge={own}&amount=1.5"), "parameter_invalid_integer", "amount"),
            (format!("charge={own}&amount="), "parameter_invalid_empty", "amount"),
            (format!("charge={own}&reason=other"), "parameter_invalid", "reason"),
            (format!("charge={own}&reverse_transfer=yes"), "parameter_invalid", "reverse_transfer"),
            (format!("charge={own}&reverse_transfer=true"), "parameter_invalid", "reverse_transfer"),
            (format!("charge={own}&refund_application_fee=true"), "parameter_invalid", "refund_application_fee"),
            (format!("charge={sent}&refund_application_fee=true"), "parameter_missing", "reverse_transfer"),
            (format!("charge={own}&origin=customer_balance"), "parameter_unknown", "origin"),
            (format!("charge={own}&nonsense=1"), "parameter_unknown", "nonsense"),
            (format!("charge={own}&metadata[a[b]]=1"), "parameter_invalid", ""),
        ];
        for (form, code, param) in table {
            let answer = caller.post("/v1/refunds", &form).await;
            if param.is_empty() {
                assert_eq!(answer.status.as_u16(), 400, "{form}");
            } else {
                answer.is_refused(400, code, param);
            }
        }
        assert!(ids(&caller.found("/v1/refunds").await).is_empty());
        caller.made("/v1/refunds", &format!("charge={own}")).await;
        caller.post("/v1/refunds", &format!("charge={own}")).await
            .is_refused(400, "charge_already_refunded", "");
        caller.get("/v1/refunds/re_no").await.is_refused(404, "resource_missing", "id");
        caller.post("/v1/refunds/re_no/cancel", "").await.is_refused(404, "resource_missing", "id");
    }

    async fn a_direct_charge_is_refunded_behind_the_account_header(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let direct = charge(w, "tok_visa", Some(&seller.id), None).await;
        let acting = caller.acting_for(&seller.id);
        let form = format!("charge={}&refund_application_fee=true", direct.id);
        let made = acting.made("/v1/refunds", &form).await;
        assert_eq!(w.balance(&seller.id).await.pending, 0);
        let line = acting.found(&format!("/v1/refunds/{}?expand[]=balance_transaction", made["id"].as_str().unwrap())).await;
        let line = &line["balance_transaction"];
        assert_eq!((line["amount"].as_i64(), line["fee"].as_i64(), line["net"].as_i64()), (Some(-10_000), Some(-1_230), Some(-8_770)));
        assert_eq!(line["fee_details"][0]["type"], "application_fee");
        assert_eq!(line["fee_details"][0]["amount"], -1_230);
        assert_eq!(ids(&acting.found("/v1/refunds").await), [made["id"].as_str().unwrap()]);
        assert!(ids(&caller.found("/v1/refunds").await).is_empty());
        let other = w.seller("Red Kite").await;
        caller.get(&format!("/v1/refunds/{}", made["id"].as_str().unwrap())).await
            .is_refused(404, "resource_missing", "id");
        caller.acting_for(&other.id).get(&format!("/v1/refunds/{}", made["id"].as_str().unwrap())).await
            .is_refused(404, "resource_missing", "id");
        let fee = direct.application_fee_id.unwrap();
        let fee = caller.found(&format!("/v1/application_fees/{fee}")).await;
        assert_eq!((fee["refunded"].as_bool(), fee["amount_refunded"].as_i64()), (Some(true), Some(1_230)));
    }

    async fn a_refund_with_reversal_is_linked_with_everything(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let sent = charge(w, "tok_visa", None, Some(&seller.id)).await;
        let form = format!(
            "charge={}&amount=5000&reverse_transfer=true&refund_application_fee=true\
             &expand[]=transfer_reversal.destination_payment_refund.balance_transaction\
             &expand[]=transfer_reversal.transfer",
            sent.id
        );
        let made = caller.made("/v1/refunds", &form).await;
        let reversal = &made["transfer_reversal"];
        assert_eq!(reversal["object"], "transfer_reversal");
        assert_eq!(reversal["amount"], 5_000);
        assert_eq!(reversal["source_refund"], made["id"]);
        let theirs = &reversal["destination_payment_refund"];
        assert!(theirs["id"].as_str().unwrap().starts_with("pyr_"));
        assert_eq!(theirs["source_transfer_reversal"], reversal["id"]);
        assert!(theirs["destination_details"].is_null());
        assert_eq!(theirs["balance_transaction"]["type"], "payment_refund");
        assert_eq!(theirs["balance_transaction"]["net"], -5_000 + 615);
        // The lists inside show what there is.
        let transfer = &reversal["transfer"];
        assert_eq!((transfer["amount_reversed"].as_i64(), transfer["reversed"].as_bool()), (Some(5_000), Some(false)));
        assert_eq!(ids(&transfer["reversals"]), [reversal["id"].as_str().unwrap()]);
        let path = format!("/v1/transfers/{}", transfer["id"].as_str().unwrap());
        assert_eq!(caller.found(&path).await["reversals"], transfer["reversals"]);
        let list = caller.found("/v1/transfers").await;
        assert_eq!(list["data"][0]["reversals"], transfer["reversals"]);
        let fees = caller.found("/v1/application_fees?expand[]=data.charge").await;
        assert_eq!(fees["data"][0]["amount_refunded"], 615);
        assert_eq!(fees["data"][0]["refunds"]["data"][0]["amount"], 615);
        assert_eq!(fees["data"][0]["charge"]["amount_refunded"], 5_000);
        // Events tell of the objects as they were.
        let events = caller.found("/v1/events?type=transfer.reversed").await;
        assert_eq!(events["data"][0]["data"]["object"]["amount_reversed"], 5_000);
        let events = caller.found("/v1/events?type=transfer.updated").await;
        assert_eq!(events["data"][0]["data"]["previous_attributes"]["amount_reversed"], 0);
        let theirs = caller.acting_for(&seller.id).found("/v1/events?type=charge.refunded").await;
        assert_eq!(theirs["data"][0]["account"], seller.id.as_str());
    }

    async fn a_transfer_is_reversed_in_parts(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let made = send(&caller, &seller.id, 1_000).await;
        let path = format!("/v1/transfers/{}", made["id"].as_str().unwrap());
        let list = format!("{path}/reversals");
        let first = caller.made(&list, "amount=400&description=Too+much&metadata[order]=7").await;
        assert_eq!(first["object"], "transfer_reversal");
        assert_eq!((first["amount"].as_i64(), first["currency"].as_str()), (Some(400), Some("usd")));
        assert_eq!(first["transfer"], made["id"]);
        assert_eq!(first["metadata"]["order"], "7");
        assert!(first["source_refund"].is_null());
        assert_eq!(w.available(&seller.id).await, 600);
        caller.post(&list, "amount=601").await.is_refused(400, "amount_too_large", "amount");
        caller.post(&list, "amount=0").await.is_refused(400, "parameter_invalid_integer", "amount");
        caller.post(&list, "refund_application_fee=true").await
            .is_refused(400, "parameter_invalid", "refund_application_fee");
        caller.post(&list, "currency=usd").await.is_refused(400, "parameter_unknown", "currency");
        let rest = caller.made(&list, "").await;
        assert_eq!(rest["amount"], 600);
        let found = caller.found(&path).await;
        assert_eq!((found["reversed"].as_bool(), found["amount_reversed"].as_i64()), (Some(true), Some(1_000)));
        let own = format!("{list}/{}", first["id"].as_str().unwrap());
        assert_eq!(caller.found(&own).await, first);
        let changed = caller.made(&own, "metadata[order]=").await;
        assert_eq!(changed["metadata"], serde_json::json!({}));
        let all = caller.found(&list).await;
        assert_eq!(ids(&all), [rest["id"].as_str().unwrap(), first["id"].as_str().unwrap()]);
        assert_eq!(all["url"], list.as_str());
        assert_eq!(found["reversals"]["data"].as_array().unwrap().len(), 2);
        let line = caller.found(&format!("{own}?expand[]=balance_transaction.source")).await;
        assert_eq!(line["balance_transaction"]["type"], "transfer_refund");
        assert_eq!(line["balance_transaction"]["source"]["id"], first["id"]);
        w.fund(1).await;
        let other = send(&caller, &seller.id, 1).await;
        let wrong = format!("/v1/transfers/{}/reversals/{}", other["id"].as_str().unwrap(), first["id"].as_str().unwrap());
        caller.get(&wrong).await.is_refused(404, "resource_missing", "id");
        caller.get(&format!("{list}/nonsense")).await.is_refused(404, "resource_missing", "id");
        caller.post("/v1/transfers/tr_no/reversals", "").await.is_refused(404, "resource_missing", "id");
    }

    async fn a_collected_fee_goes_back(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let sent = charge(w, "tok_visa", None, Some(&seller.id)).await;
        let fee = sent.application_fee_id.unwrap();
        let path = format!("/v1/application_fees/{fee}/refunds");
        let made = caller.made(&path, "amount=230&metadata[why]=kind").await;
        assert_eq!(made["object"], "fee_refund");
        assert_eq!((made["amount"].as_i64(), made["fee"].as_str()), (Some(230), Some(fee.as_str())));
        assert_eq!(w.balance(&seller.id).await.pending, 9_000);
        caller.post(&path, "amount=1001").await.is_refused(400, "amount_too_large", "amount");
        caller.post(&path, "reason=duplicate").await.is_refused(400, "parameter_unknown", "reason");
        let own = format!("{path}/{}", made["id"].as_str().unwrap());
        assert_eq!(caller.found(&own).await, made);
        assert_eq!(caller.made(&own, "metadata[why]=other").await["metadata"]["why"], "other");
        caller.acting_for(&seller.id).post(&path, "").await.is_refused(400, "platform_account_required", "");
        caller.made(&path, "").await;
        caller.post(&path, "").await.is_refused(400, "charge_already_refunded", "");
        let found = caller.found(&format!("/v1/application_fees/{fee}?expand[]=originating_transaction")).await;
        assert_eq!((found["refunded"].as_bool(), found["refunds"]["data"].as_array().unwrap().len()), (Some(true), 2));
        assert_eq!(found["originating_transaction"]["id"], sent.id.as_str());
        assert_eq!(ids(&caller.found(&path).await).len(), 2);
        let payment = found["charge"].as_str().unwrap();
        assert_eq!(ids(&caller.found(&format!("/v1/application_fees?charge={payment}")).await), [fee.as_str()]);
        assert!(ids(&caller.found("/v1/application_fees?charge=py_no").await).is_empty());
        caller.get("/v1/application_fees?charge=nonsense").await.is_refused(400, "resource_missing", "charge");
    }

    async fn a_refund_waits_is_canceled_or_fails(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let own = charge(w, "tok_bypassPending", None, None).await;
        send(&caller, &seller.id, 9_000).await;
        let waits = caller.made("/v1/refunds", &format!("charge={}", own.id)).await;
        assert_eq!((waits["status"].as_str(), waits["pending_reason"].as_str()), (Some("pending"), Some("insufficient_funds")));
        assert!(waits["balance_transaction"].is_null());
        let path = format!("/v1/refunds/{}", waits["id"].as_str().unwrap());
        let help = format!("/v1/test_helpers/refunds/{}/fail", waits["id"].as_str().unwrap());
        caller.post(&help, "").await.is_refused(400, "status_transition_invalid", "");
        let canceled = caller.made(&format!("{path}/cancel"), "").await;
        assert_eq!((canceled["status"].as_str(), canceled["pending_reason"].as_str()), (Some("canceled"), None));
        caller.post(&format!("{path}/cancel"), "").await.is_refused(400, "status_transition_invalid", "");

        let made = caller.made("/v1/refunds", &format!("charge={}&amount=10", own.id)).await;
        let help = format!("/v1/test_helpers/refunds/{}/fail", made["id"].as_str().unwrap());
        caller.post(&help, "failure_reason=mood").await.is_refused(400, "parameter_invalid", "failure_reason");
        let failed = caller.made(&format!("{help}?expand[]=failure_balance_transaction"), "failure_reason=declined").await;
        assert_eq!((failed["status"].as_str(), failed["failure_reason"].as_str()), (Some("failed"), Some("declined")));
        assert_eq!(failed["failure_balance_transaction"]["type"], "refund_failure");
        assert_eq!(failed["failure_balance_transaction"]["net"], 10);
        let now = caller.found(&format!("/v1/charges/{}", own.id)).await;
        assert_eq!(now["amount_refunded"], 0);
    }

    async fn one_key_refunds_once(w: &World) {
        let caller = Caller::of(w).await;
        let own = charge(w, "tok_visa", None, None).await;
        let keyed = caller.with("idempotency-key", "refund-1");
        let form = format!("charge={}&amount=1000", own.id);
        let first = keyed.made("/v1/refunds", &form).await;
        let again = keyed.post("/v1/refunds", &form).await;
        assert_eq!(again.body, first);
        assert_eq!(again.header("idempotent-replayed"), "true");
        assert_eq!(ids(&caller.found("/v1/refunds").await).len(), 1);
    }
}
