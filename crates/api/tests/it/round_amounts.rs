//! Currencies whose amounts are rounder than the unit that they are counted in.

use testkit::{World, both_engines};

use crate::support::Caller;

const NO_INTEGER: &str = "parameter_invalid_integer";

both_engines! {
    async fn what_is_sent_with_two_decimals_has_none(w: &World) {
        let caller = Caller::of(w).await;
        for (amount, currency) in [(550, "ugx"), (1, "ugx"), (4_010, "isk"), (4_001, "ISK")] {
            let form = format!("amount={amount}&currency={currency}");
            for path in ["/v1/topups", "/v1/tributary/prefunding", "/v1/payment_intents", "/v1/payouts"] {
                let answer = caller.post(path, &form).await;
                answer.is_refused(400, NO_INTEGER, "amount");
                let message = answer.body["error"]["message"].as_str().unwrap();
                assert!(message.contains("multiple of 100"), "{message}");
            }
        }
        for (amount, currency) in [(500, "ugx"), (4_000, "isk"), (4_010, "huf"), (4_001, "jpy")] {
            caller.made("/v1/topups", &format!("amount={amount}&currency={currency}")).await;
        }
    }

    async fn a_payout_by_hand_has_no_decimals_where_banks_take_none(w: &World) {
        let caller = Caller::of(w).await;
        for currency in ["huf", "twd", "isk", "ugx"] {
            let form = format!("amount=1234567&currency={currency}");
            caller.post("/v1/payouts", &form).await.is_refused(400, NO_INTEGER, "amount");
            let form = format!("amount=1234500&currency={currency}");
            caller.post("/v1/payouts", &form).await.is_refused(400, "bank_account_unusable", "currency");
        }
    }

    async fn a_card_is_charged_no_third_decimal(w: &World) {
        let caller = Caller::of(w).await;
        let form = |amount: i64, currency: &str| format!("amount={amount}&currency={currency}");
        let source = "&source=tok_visa";
        for currency in ["kwd", "bhd", "jod", "omr", "tnd"] {
            for (path, more) in [("/v1/payment_intents", ""), ("/v1/charges", source)] {
                caller.post(path, &format!("{}{more}", form(5_124, currency))).await
                    .is_refused(400, NO_INTEGER, "amount");
            }
            caller.made("/v1/payment_intents", &form(5_120, currency)).await;
        }
        // Away from cards every fils counts.
        caller.made("/v1/topups", &form(5_124, "kwd")).await;
    }

    async fn parts_of_a_card_payment_keep_to_it(w: &World) {
        let caller = Caller::of(w).await;
        let held = "amount=5120&currency=kwd&payment_method=pm_card_visa&confirm=true&capture_method=manual";
        let intent = caller.made("/v1/payment_intents", held).await;
        let path = format!("/v1/payment_intents/{}", intent["id"].as_str().unwrap());
        caller.post(&format!("{path}/capture"), "amount_to_capture=5004").await
            .is_refused(400, NO_INTEGER, "amount_to_capture");
        caller.made(&format!("{path}/capture"), "amount_to_capture=5000").await;
        let charge = format!("charge={}", intent["latest_charge"].as_str().unwrap());
        caller.post("/v1/refunds", &format!("{charge}&amount=1004")).await
            .is_refused(400, NO_INTEGER, "amount");
        let open = caller.made("/v1/payment_intents", "amount=5120&currency=kwd").await;
        let path = format!("/v1/payment_intents/{}", open["id"].as_str().unwrap());
        caller.post(&path, "amount=5124").await.is_refused(400, NO_INTEGER, "amount");
    }

    async fn amounts_are_asked_for_in_the_terms_of_the_api(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let form = format!("amount=1000.0&currency=usd&destination={}", seller.id);
        let answer = caller.post("/v1/transfers", &form).await;
        answer.is_refused(400, NO_INTEGER, "amount");
        let message = answer.body["error"]["message"].as_str().unwrap();
        assert!(message.contains("whole number in the smallest unit"), "{message}");
    }
}
