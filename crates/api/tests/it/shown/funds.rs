//! Money on its way: balances, transfers, top-ups and payouts.

use domain::account::AccountKind;
use serde_json::Value;
use testkit::{World, both_engines};

use super::shown;
use crate::support::{Caller, send};

fn id(value: &Value) -> &str {
    value.as_str().unwrap()
}

both_engines! {
    async fn balances_and_their_lines(w: &World) {
        let caller = Caller::of(w).await;
        shown("balance_empty", &caller.found("/v1/balance").await);
        let seller = w.account("Ada Works", AccountKind::Custom, "US").await;
        w.bank(&seller.id, "btok_us_verified").await;
        let own = caller.acting_for(&seller.id);
        let sale = "amount=10000&currency=usd&confirm=true&payment_method=pm_card_visa";
        own.made("/v1/payment_intents", &format!("{sale}&application_fee_amount=1230")).await;
        let lines = "/v1/balance_transactions";
        shown("balance_transaction_pending", &own.found(lines).await["data"][0]);
        w.fund(50_000).await;
        let prefunding = caller.made("/v1/tributary/prefunding", "amount=2000&currency=usd").await;
        shown("tributary_prefunding", &prefunding);
        shown("balance_of_a_platform", &caller.found("/v1/balance").await);
        let banks = format!("/v1/accounts/{}/external_accounts", seller.id);
        caller.made(&banks, "external_account=tok_visa_debit").await;
        w.advance(7 * 86_400).await;
        send(&caller, &seller.id, 1_000).await;
        shown("balance_of_an_account", &own.found("/v1/balance?expand[]=instant_available.net_available").await);
        shown("balance_transaction_available", &own.found(lines).await["data"][0]);
        shown("clock", &caller.found("/v1/test_helpers/clock").await);
    }

    async fn transfers(w: &World) {
        let caller = Caller::of(w).await;
        w.fund(50_000).await;
        let seller = w.seller("Ada Works").await;
        let form = format!("amount=1100&currency=usd&destination={}&description=Order+7&transfer_group=ORDER_7&metadata[a]=1", seller.id);
        let sent = caller.made("/v1/transfers", &form).await;
        shown("transfer", &sent);
        let path = format!("/v1/transfers/{}", id(&sent["id"]));
        let reversal = caller.made(&format!("{path}/reversals"), "amount=100&metadata[a]=1").await;
        shown("transfer_reversal", &reversal);
        caller.made(&format!("{path}/reversals"), "").await;
        shown("transfer_reversed", &caller.found(&path).await);
        shown("event", &caller.found("/v1/events?type=transfer.created").await["data"][0]);
        shown("event_of_a_change", &caller.found("/v1/events?type=transfer.reversed").await["data"][0]);
        shown("refund_of_a_transfer", &caller.acting_for(&seller.id).found("/v1/refunds").await["data"][0]);
    }

    async fn topups(w: &World) {
        let caller = Caller::of(w).await;
        w.bank(&w.platform.id, "btok_us_verified").await;
        let form = "amount=5000&currency=usd&description=Float&statement_descriptor=Top-up&transfer_group=T&metadata[a]=1";
        shown("topup_succeeded", &caller.made("/v1/topups", form).await);
        let late = caller.made("/v1/topups", "amount=5000&currency=usd&source=btok_us_verified_noAccount").await;
        w.advance(7 * 86_400).await;
        shown("topup_failed", &caller.found(&format!("/v1/topups/{}", id(&late["id"]))).await);
    }

    async fn payouts(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.banked("Ada Works").await;
        w.earn(&seller.id, 20_000).await;
        let own = caller.acting_for(&seller.id);
        let form = "amount=5000&currency=usd&description=Rent&statement_descriptor=RENT&metadata[a]=1";
        let made = own.made("/v1/payouts", form).await;
        shown("payout_pending", &made);
        let path = format!("/v1/payouts/{}", id(&made["id"]));
        own.made(&format!("/v1/test_helpers/payouts/{}/pay", id(&made["id"])), "").await;
        shown("payout_paid", &own.found(&path).await);
        let back = own.made(&format!("{path}/reverse"), "").await;
        shown("payout_that_takes_another_back", &back);
        let refused = own.made("/v1/payouts", "amount=700&currency=usd").await;
        let fail = format!("/v1/test_helpers/payouts/{}/fail", id(&refused["id"]));
        shown("payout_failed", &own.made(&fail, "failure_code=account_closed").await);
    }
}
