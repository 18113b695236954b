use serde_json::Value;
use testkit::{World, both_engines};

use crate::support::Caller;

const BANK: &str = "bank_account[country]=US&bank_account[currency]=usd\
    &bank_account[account_holder_name]=Jenny&bank_account[account_holder_type]=individual\
    &bank_account[account_type]=checking\
    &bank_account[routing_number]=110000000&bank_account[account_number]=000123456789";
const CARD: &str = "card[number]=4000056655665556&card[exp_month]=4&card[exp_year]=2041\
    &card[cvc]=123&card[name]=Jenny&card[address_line1]=1+Main+St&card[address_zip]=12345\
    &card[currency]=usd&card[networks][preferred]=visa";

fn id(it: &Value) -> &str {
    it["id"].as_str().unwrap()
}

async fn custom(caller: &Caller) -> String {
    let form = "type=custom&capabilities[transfers][requested]=true";
    let made = caller.made("/v1/accounts", form).await;
    format!("/v1/accounts/{}", id(&made))
}

both_engines! {
    async fn a_bank_account_is_sent_as_a_token_once(w: &World) {
        let caller = Caller::of(w).await;
        let token = caller.made("/v1/tokens", BANK).await;
        assert!(id(&token).starts_with("btok_"));
        assert_eq!((token["type"].as_str(), token["used"].as_bool()), (Some("bank_account"), Some(false)));
        let bank = &token["bank_account"];
        assert_eq!((bank["last4"].as_str(), bank["account_holder_name"].as_str()), (Some("6789"), Some("Jenny")));
        assert_eq!((bank["account_type"].as_str(), bank["status"].as_str()), (Some("checking"), Some("new")));
        let path = format!("/v1/tokens/{}", id(&token));
        assert_eq!(caller.found(&path).await, token);
        let account = custom(&caller).await;
        let accounts = format!("{account}/external_accounts");
        let form = format!("external_account={}", id(&token));
        let added = caller.made(&accounts, &form).await;
        assert_eq!((id(&added), added["object"].as_str()), (id(bank), Some("bank_account")));
        assert_eq!(caller.found(&path).await["used"], true);
        let other = format!("{}/external_accounts", custom(&caller).await);
        caller.post(&other, &form).await.is_refused(400, "token_already_used", "external_account");
        let stranger = Caller::with_key_of(w, &w.other_platform().await).await;
        stranger.get(&path).await.is_refused(404, "resource_missing", "id");
    }

    async fn a_token_is_not_used_up_by_a_refusal(w: &World) {
        let caller = Caller::of(w).await;
        let account = custom(&caller).await;
        let accounts = format!("{account}/external_accounts");
        caller.made(&accounts, "external_account=btok_us").await;
        let token = caller.made("/v1/tokens", BANK).await;
        let form = format!("external_account={}", id(&token));
        caller.post(&accounts, &form).await.is_refused(400, "bank_account_exists", "external_account");
        assert_eq!(caller.found(&format!("/v1/tokens/{}", id(&token))).await["used"], false);
        let made = caller.made("/v1/accounts", &format!("type=custom&country=US&{form}")).await;
        let banks = &made["external_accounts"]["data"];
        assert_eq!(banks[0]["id"], token["bank_account"]["id"]);
        caller.post(&account, &form).await.is_refused(400, "token_already_used", "external_account");
        let foreign = Caller::with_key_of(w, &w.other_platform().await).await.made("/v1/tokens", BANK).await;
        caller.post(&account, &format!("external_account={}", id(&foreign))).await
            .is_refused(400, "resource_missing", "external_account");
    }

    async fn a_token_of_a_debit_card_takes_payouts(w: &World) {
        let caller = Caller::of(w).await;
        let token = caller.made("/v1/tokens", CARD).await;
        let card = &token["card"];
        assert_eq!((card["name"].as_str(), card["address_line1"].as_str()), (Some("Jenny"), Some("1 Main St")));
        assert_eq!(card["address_line1_check"], "unchecked");
        let account = custom(&caller).await;
        let form = format!("external_account={}", id(&token));
        let changed = caller.made(&account, &form).await;
        let added = &changed["external_accounts"]["data"][0];
        assert_eq!((id(added), added["name"].as_str()), (id(card), Some("Jenny")));
        assert_eq!((added["address_zip"].as_str(), added["currency"].as_str()), (Some("12345"), Some("usd")));
        caller.post(&account, &form).await.is_refused(400, "token_already_used", "external_account");
        let credit = "card[number]=4242424242424242&card[exp_month]=4&card[exp_year]=2041";
        let credit = caller.made("/v1/tokens", credit).await;
        caller.post(&account, &format!("external_account={}", id(&credit))).await
            .is_refused(400, "invalid_card_type", "external_account");
        let charge = format!("amount=500&currency=usd&source={}", id(&credit));
        assert_eq!(caller.made("/v1/charges", &charge).await["paid"], true);
    }

    async fn parameters_of_tokens_are_checked(w: &World) {
        let caller = Caller::of(w).await;
        let without = |text: &str, name: &str| -> String {
            text.split('&').filter(|pair| !pair.contains(name)).collect::<Vec<_>>().join("&")
        };
        let table = [
            (format!("{BANK}&{CARD}"), "parameters_exclusive", "card"),
            (without(BANK, "[country]"), "parameter_missing", "bank_account[country]"),
            (without(BANK, "[account_number]"), "parameter_missing", "bank_account[account_number]"),
            (BANK.replace("checking", "piggy"), "parameter_invalid", "bank_account[account_type]"),
            (BANK.replace("110000000", "110000001"), "routing_number_invalid", "bank_account[routing_number]"),
            (without(CARD, "[exp_month]"), "parameter_missing", "card[exp_month]"),
            (CARD.replace("currency]=usd", "currency]=eur"), "parameter_invalid", "card[currency]"),
            (CARD.replace("preferred]=visa", "preferred]=mastercard"), "parameter_invalid", "card[networks][preferred]"),
            (CARD.replace("Jenny", &"x".repeat(201)), "parameter_invalid_string_length", "card[name]"),
            ("pii[id_number]=1".to_owned(), "parameter_unknown", "pii"),
        ];
        for (form, code, param) in table {
            caller.post("/v1/tokens", &form).await.is_refused(400, code, param);
        }
        caller.get("/v1/tokens/btok_nothing").await.is_refused(404, "resource_missing", "id");
    }

    async fn what_is_sent_whole_keeps_all_that_was_sent(w: &World) {
        let caller = Caller::of(w).await;
        let path = format!("{}/external_accounts", custom(&caller).await);
        let card = "external_account[object]=card&external_account[number]=4000056655665556\
            &external_account[exp_month]=4&external_account[exp_year]=2041\
            &external_account[metadata][a]=1&external_account[address_city]=Bern";
        let made = caller.made(&format!("{path}?expand[]=account"), card).await;
        assert_eq!((made["metadata"]["a"].as_str(), made["address_city"].as_str()), (Some("1"), Some("Bern")));
        assert_eq!(made["account"]["object"], "account");
        let one = format!("{path}/{}", id(&made));
        let changed = caller.made(&one, "address_city=&address_zip=3000").await;
        assert_eq!((changed["address_city"].is_null(), changed["address_zip"].as_str()), (true, Some("3000")));
        caller.post(&one, &format!("name={}", "x".repeat(201))).await
            .is_refused(400, "parameter_invalid_string_length", "name");
        for name in ["exp_month", "exp_year"] {
            let form: Vec<&str> = card.split('&').filter(|pair| !pair.contains(name)).collect();
            let param = format!("external_account[{name}]");
            caller.post(&path, &form.join("&")).await.is_refused(400, "parameter_missing", &param);
        }
    }
}
