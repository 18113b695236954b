//! Accounts, and what belongs to them.

use testkit::{World, both_engines};

use super::shown;
use crate::support::Caller;

const BANK: &str = "external_account[object]=bank_account&external_account[country]=US\
    &external_account[currency]=usd&external_account[routing_number]=110000000\
    &external_account[account_number]=000123456789";

fn path(account: &serde_json::Value, rest: &str) -> String {
    format!("/v1/accounts/{}{rest}", account["id"].as_str().unwrap())
}

both_engines! {
    async fn accounts(w: &World) {
        let caller = Caller::of(w).await;
        let new = caller.made("/v1/accounts", "country=DE&type=express").await;
        shown("account_new", &new);
        let form = format!("country=US&type=custom&email=ada@example.com&business_type=company\
            &company[name]=Ada+Works&business_profile[name]=Ada+Works&business_profile[mcc]=5734\
            &capabilities[card_payments][requested]=true&capabilities[transfers][requested]=true\
            &settings[payouts][schedule][interval]=weekly&settings[payouts][schedule][weekly_anchor]=friday\
            &metadata[seller]=7&{BANK}");
        let custom = caller.made("/v1/accounts", &form).await;
        let done = caller.made(&format!("/v1/test_helpers{}", path(&custom, "/complete_onboarding").trim_start_matches("/v1")), "").await;
        shown("account_enabled", &done);
        shown("account_rejected", &caller.made(&path(&custom, "/reject"), "reason=fraud").await);
        shown("account_deleted", &caller.delete(&path(&new, "")).await.body);
        shown("account_row", &caller.found("/v1/tributary/accounts/search?query=ada").await["data"][0]);
    }

    async fn external_accounts(w: &World) {
        let caller = Caller::of(w).await;
        let account = caller.made("/v1/accounts", "country=US&type=custom\
            &capabilities[transfers][requested]=true").await;
        let banks = path(&account, "/external_accounts");
        let bank = caller.made(&banks, &format!("{BANK}&external_account[account_holder_name]=Ada&metadata[a]=1")).await;
        shown("bank_account", &bank);
        let card = caller.made(&banks, "external_account=tok_visa_debit").await;
        shown("debit_card", &card);
        let second = caller.made(&banks, "external_account=btok_us_verified_accountClosed").await;
        let gone = caller.delete(&format!("{banks}/{}", second["id"].as_str().unwrap())).await;
        shown("bank_account_deleted", &gone.body);
        shown("external_accounts", &caller.found(&banks).await);
    }

    async fn tokens(w: &World) {
        let caller = Caller::of(w).await;
        let token = caller.made("/v1/tokens", "bank_account[country]=US&bank_account[currency]=usd\
            &bank_account[routing_number]=110000000&bank_account[account_number]=000123456789").await;
        shown("token_of_a_bank_account", &token);
        let token = caller.made("/v1/tokens", "card[number]=4242424242424242&card[exp_month]=4&card[exp_year]=2031\
            &card[name]=Ada&card[address_zip]=12345").await;
        let id = token["id"].as_str().unwrap();
        caller.made("/v1/customers", &format!("source={id}")).await;
        shown("token_of_a_card_used", &caller.found(&format!("/v1/tokens/{id}")).await);
    }

    async fn settings_links_and_files(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Ada Works").await;
        let own = caller.acting_for(&seller.id);
        shown("balance_settings", &own.found("/v1/balance_settings").await);
        let form = "payments[payouts][schedule][interval]=monthly\
            &payments[payouts][schedule][monthly_payout_days][]=15\
            &payments[payouts][minimum_balance_by_currency][usd]=1000&payments[debit_negative_balances]=true";
        shown("balance_settings_changed", &own.made("/v1/balance_settings", form).await);
        let mut link = caller.made(&format!("/v1/accounts/{}/login_links", seller.id), "").await;
        // What is secret in it is chance.
        let url = link["url"].as_str().unwrap().split('=').next().unwrap().to_owned();
        link["url"] = url.into();
        shown("login_link", &link);
        let bytes = [b"%PDF-1.4".as_slice(), &[b' '; 100]].concat();
        let file = caller.upload(&[("purpose", "dispute_evidence")], Some(("receipt.pdf", &bytes))).await;
        shown("file", &file.body);
    }
}
