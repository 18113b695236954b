use domain::actor::{Actor, Proof, Role, Tenant};
use testkit::{World, both_engines};

use crate::support::Caller;

both_engines! {
    async fn the_clock_moves_and_settles_what_is_due(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let before = caller.found("/v1/test_helpers/clock").await;
        assert_eq!(before["object"], "test_helpers.clock");
        let form = format!(
            "account={}&amount=1000&currency=usd&application_fee_amount=100&external_id=o1",
            seller.id
        );
        caller.made("/v1/tributary/payments", &form).await;
        let account = caller.acting_for(&seller.id);
        assert_eq!(account.found("/v1/balance").await["pending"][0]["amount"], 900);
        let after = caller.made("/v1/test_helpers/clock/advance", "seconds=864000").await;
        assert_eq!(after["now"].as_i64(), before["now"].as_i64().map(|now| now + 864_000));
        let balance = account.found("/v1/balance").await;
        assert_eq!(balance["pending"][0]["amount"], 0);
        assert_eq!(balance["available"][0]["amount"], 900);
    }

    async fn nonsense_does_not_move_the_clock(w: &World) {
        let caller = Caller::of(w).await;
        let before = caller.found("/v1/test_helpers/clock").await;
        for bad in ["0", "-1", "1.5", "soon", "99999999999999999999", "9999999999", "1e3", "٣"] {
            caller.post("/v1/test_helpers/clock/advance", &format!("seconds={bad}")).await
                .is_refused(400, "parameter_invalid_integer", "seconds");
        }
        caller.post("/v1/test_helpers/clock/advance", "").await
            .is_refused(400, "parameter_missing", "seconds");
        assert_eq!(caller.found("/v1/test_helpers/clock").await, before);
    }

    async fn live_mode_has_no_test_helpers(w: &World) {
        let tenant = Tenant { livemode: true, ..w.tenant() };
        let Actor::Member { user, .. } = w.admin() else { panic!("an administrator is a member") };
        let admin = Actor::Member { user, tenant, roles: vec![Role::Administrator], proof: Proof::Fresh };
        let live = Caller::with_key_of(w, &admin).await;
        for (method, path, form) in [
            ("GET", "/v1/test_helpers/clock", ""),
            ("POST", "/v1/test_helpers/clock/advance", "seconds=1"),
            ("POST", "/v1/test_helpers/accounts/acct_1/complete_onboarding", ""),
            ("POST", "/v1/test_helpers/refunds/re_1/fail", ""),
            ("POST", "/v1/test_helpers/payouts/po_1/fail", ""),
            ("POST", "/v1/test_helpers/payouts/po_1/pay", ""),
            ("POST", "/v1/test_helpers/payouts/po_1/return", ""),
            ("POST", "/v1/test_helpers/payment_intents/pi_1/authenticate", "outcome=failed"),
            ("POST", "/v1/test_helpers/topups/tu_1/succeed", ""),
            ("POST", "/v1/test_helpers/topups/tu_1/fail", ""),
            ("POST", "/v1/test_helpers/topups/tu_1/reverse", ""),
            ("POST", "/v1/test_helpers/charges/ch_1/dispute", ""),
            ("POST", "/v1/test_helpers/disputes/du_1/win", ""),
            ("POST", "/v1/test_helpers/disputes/du_1/lose", ""),
            ("POST", "/v1/test_helpers/disputes/du_1/escalate", ""),
        ] {
            live.send(method, path, form).await.is_refused(400, "testmode_charges_only", "");
        }
        assert_eq!(live.found("/v1/balance").await["livemode"], true);
        let seller = w.seller("Blue Heron").await;
        let path = format!("/v1/accounts/{}", seller.id);
        live.get(&path).await.is_refused(404, "resource_missing", "id");
    }

    async fn onboarding_is_finished_by_a_call(w: &World) {
        let caller = Caller::of(w).await;
        let newcomer = w.newcomer("Red Kite").await;
        let path = format!("/v1/test_helpers/accounts/{}/complete_onboarding", newcomer.id);
        let account = caller.made(&path, "").await;
        assert_eq!(account["details_submitted"], true);
        assert_eq!(account["capabilities"]["transfers"], "active");
    }
}
