//! What is known of an account is what can be so: names that show something, days on which someone
//! was born, numbers that can be dialled, texts that a statement can show, banks that take the money.

use serde_json::Value;
use testkit::{World, both_engines};

use crate::support::Caller;

/// A text as it is sent.
fn sent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn id(object: &Value) -> &str {
    object["id"].as_str().unwrap()
}

both_engines! {
    async fn a_name_that_shows_nothing_is_refused(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let path = format!("/v1/accounts/{}", seller.id);
        let blanks = [" ", "\u{200B}", "\u{3164}", "\u{2800}", "\u{200F}", "\u{A0}\u{FEFF}", "\t"];
        let fields = [
            "business_profile[name]", "company[name]", "individual[first_name]",
            "settings[dashboard][display_name]", "business_profile[product_description]",
        ];
        for blank in blanks {
            for field in fields {
                let form = format!("{field}={}", sent(blank));
                for path in ["/v1/accounts", &path] {
                    caller.post(path, &form).await.is_refused(400, "parameter_invalid_empty", field);
                }
            }
            let customer = format!("name={}", sent(blank));
            caller.post("/v1/customers", &customer).await.is_refused(400, "parameter_invalid_empty", "name");
            let pair = format!("metadata[{}]=x", sent(blank));
            caller.post(&path, &pair).await.is_refused(400, "parameter_invalid", "metadata");
        }
        assert_eq!(caller.found(&path).await["business_profile"]["name"], "Blue Heron");
    }

    async fn a_day_of_birth_is_refused_at_the_part_that_is_wrong(w: &World) {
        let caller = Caller::of(w).await;
        let form = |day: u8, month: u8, year: u16| {
            format!("individual[dob][day]={day}&individual[dob][month]={month}&individual[dob][year]={year}")
        };
        let seller = w.newcomer("Blue Heron").await;
        let update = format!("/v1/accounts/{}", seller.id);
        for path in ["/v1/accounts", &update] {
            for (day, month, year, part) in [
                (31, 2, 1990, "day"), (29, 2, 1900, "day"), (1, 1, 2027, "year"),
                (1, 1, 2015, "year"), (1, 1, 1900, "year"),
            ] {
                caller.post(path, &form(day, month, year)).await
                    .is_refused(400, "parameter_invalid", &format!("individual[dob][{part}]"));
            }
            caller.made(path, &form(29, 2, 2000)).await;
            // Published for tests.
            caller.made(path, &form(1, 1, 1901)).await;
        }
    }

    async fn a_phone_number_is_kept_as_it_is_dialled(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.newcomer("Blue Heron").await;
        let path = format!("/v1/accounts/{}", seller.id);
        for field in ["individual[phone]", "company[phone]", "business_profile[support_phone]"] {
            for (text, kept) in [
                ("+44 (0)20 7946 0018", "+442079460018"),
                ("0044 20 7946 0018", "+442079460018"),
                ("(415) 555-0123", "+14155550123"),
                ("0000000000", "0000000000"),
            ] {
                let made = caller.made(&path, &format!("{field}={}", sent(text))).await;
                let (outer, inner) = field.trim_end_matches(']').split_once('[').unwrap();
                assert_eq!(made[outer][inner], kept, "{field} {text}");
            }
            for text in ["call me", "123", "+44 20 7946", "+1 415 555 0123 ext. 7"] {
                caller.post(&path, &format!("{field}={}", sent(text))).await
                    .is_refused(400, "parameter_invalid", field);
            }
        }
        let form = "country=GB&individual[phone]=020+7946+0018";
        let made = caller.made("/v1/accounts", &format!("type=custom&{form}")).await;
        assert_eq!(made["individual"]["phone"], "+442079460018");
    }

    async fn a_statement_shows_what_banks_can_show(w: &World) {
        let caller = Caller::of(w).await;
        let length = "parameter_invalid_string_length";
        let bad = [
            ("<>\"'*", "parameter_invalid", 1),
            ("12345678", "parameter_invalid", 1),
            ("BLUE*HERON", "parameter_invalid", 1),
            ("Caf™ Roma", "parameter_invalid", 1),
            ("日本のカフェ", "parameter_invalid", 1),
            ("12345678901234567890abc", length, 1),
            ("A", length, 5),
            ("Caf™", length, 5),
            ("日本", length, 5),
        ];
        let sale = "amount=500&currency=usd";
        let open = caller.made("/v1/payment_intents", sale).await;
        let intent = format!("/v1/payment_intents/{}", id(&open));
        let card = "statement_descriptor";
        let doors = [
            ("/v1/accounts", "", "settings[payments][statement_descriptor]", 5),
            ("/v1/accounts", "", "settings[payouts][statement_descriptor]", 1),
            ("/v1/balance_settings", "", "payments[payouts][statement_descriptor]", 1),
            ("/v1/payment_intents", sale, card, 5),
            (intent.as_str(), "", card, 5),
            ("/v1/payment_intents", sale, "statement_descriptor_suffix", 1),
            ("/v1/charges", "amount=500&currency=usd&source=tok_visa", card, 5),
            ("/v1/payouts", sale, card, 1),
            ("/v1/topups", sale, card, 1),
        ];
        for (path, rest, field, least) in doors {
            for (text, code, from) in bad {
                if from <= least {
                    caller.post(path, &format!("{rest}&{field}={}", sent(text))).await
                        .is_refused(400, code, field);
                }
            }
        }
        for (path, rest, field) in [
            ("/v1/accounts", "", "settings[payments][statement_descriptor]"),
            (intent.as_str(), "", card),
        ] {
            caller.made(path, &format!("{rest}&{field}={}", sent("Café Roma & Co."))).await;
        }
        caller.made("/v1/topups", &format!("{sale}&{card}=A")).await;
        caller.post("/v1/topups", &format!("{sale}&{card}={}", sent("Café"))).await
            .is_refused(400, "parameter_invalid", card);
    }

    async fn a_charge_shows_what_banks_can_show_of_a_name(w: &World) {
        let caller = Caller::of(w).await;
        caller.made("/v1/accounts", "type=custom").await;
        let seller = w.account("O'Brien's *Best*", domain::account::AccountKind::Standard, "US").await;
        let charge = caller.acting_for(&seller.id)
            .made("/v1/charges", "amount=500&currency=usd&source=tok_visa").await;
        assert_eq!(charge["calculated_statement_descriptor"], "OBriens Best");
    }

    async fn a_bank_takes_the_currencies_of_its_country(w: &World) {
        let caller = Caller::of(w).await;
        let bank = |country: &str, currency: &str, number: &str| format!(
            "[object]=bank_account&X[country]={country}&X[currency]={currency}&X[account_number]={number}"
        );
        let us = "000123456789&X[routing_number]=110000000";
        let de = "DE89370400440532013000";
        for (country, currency, number, taken) in [
            ("US", "eur", us, false), ("US", "gbp", us, false), ("US", "usd", us, true),
            ("DE", "usd", de, false), ("DE", "eur", de, true),
        ] {
            let form = bank(country, currency, number);
            let account = format!("X{form}").replace('X', "external_account");
            let account = format!("country={country}&{account}");
            let token = format!("X{form}").replace('X', "bank_account").replace("bank_account[object]=bank_account&", "");
            if taken {
                caller.made("/v1/accounts", &account).await;
                caller.made("/v1/tokens", &token).await;
            } else {
                caller.post("/v1/accounts", &account).await
                    .is_refused(400, "parameter_invalid", "external_account[currency]");
                caller.post("/v1/tokens", &token).await
                    .is_refused(400, "parameter_invalid", "bank_account[currency]");
            }
        }
    }

    async fn an_iban_is_the_same_account_however_it_was_copied(w: &World) {
        let caller = Caller::of(w).await;
        let mut seen = Vec::new();
        for text in [
            "DE89370400440532013000",
            "DE89\u{A0}3704\u{A0}0044\u{A0}0532\u{A0}0130\u{A0}00",
            "DE89\u{202F}3704\u{202F}0044\u{202F}0532\u{202F}0130\u{202F}00",
            "DE89 3704 0044 0532 0130 00\r\n",
        ] {
            let form = format!(
                "bank_account[country]=DE&bank_account[currency]=eur&bank_account[account_number]={}",
                sent(text)
            );
            let token = caller.made("/v1/tokens", &form).await;
            seen.push(token["bank_account"]["fingerprint"].as_str().unwrap().to_owned());
        }
        seen.dedup();
        assert_eq!(seen.len(), 1, "{seen:?}");
    }
}
