use super::*;

fn positive(minor: i64, currency: &str) -> Positive {
    Positive::new(Money::new(minor, currency.parse().unwrap())).unwrap()
}

fn read(json: &str) -> Result<PriceList, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

#[test]
fn a_payment_costs_a_share_and_a_fixed_amount() {
    let list = PriceList::default();
    for (minor, currency, merchant, card, fee) in [
        (10_000, "usd", "US", "US", 320),
        (10_000, "usd", "US", "us", 320),
        (10_000, "usd", "US", "IE", 470),
        (10_000, "usd", "US", "", 470),
        // 2.9 % of 5.00 is 14.5 cents: half-up.
        (500, "usd", "US", "US", 45),
        (499, "usd", "US", "US", 44),
        // Shares are added before rounding: 4.4 % of 0.35 is 1.54 cents.
        (35, "usd", "US", "BR", 32),
        (10_000, "eur", "DE", "DE", 315),
        // Without decimals: 290 yen and 30 yen.
        (10_000, "jpy", "JP", "JP", 320),
        (50, "jpy", "JP", "JP", 31),
        // Three decimals: 2.9 % of 10.005 dinars is 0.290145, and 0.100.
        (10_005, "kwd", "KW", "KW", 390),
        // No fixed amount is listed.
        (10_000, "isk", "US", "US", 290),
    ] {
        let merchant: Country = merchant.parse().unwrap();
        let charged = list.processing(positive(minor, currency), merchant, card);
        let expected = Money::new(fee, currency.parse().unwrap());
        assert_eq!(charged, Ok(expected), "{minor} {currency} {card}");
    }
}

#[test]
fn a_fee_is_never_more_than_the_payment() {
    let list = PriceList::default();
    let us: Country = "US".parse().unwrap();
    for (minor, fee) in [(1, 1), (30, 30), (31, 31), (32, 31)] {
        let charged = list.processing(positive(minor, "usd"), us, "US");
        assert_eq!(charged.unwrap().minor(), fee, "{minor}");
    }
    let all = read(r#"{"domestic":"100","international_extra":"100"}"#).unwrap();
    let most = positive(MAX_AMOUNT, "usd");
    assert_eq!(all.processing(most, us, "BR"), Ok(most.money()));
}

#[test]
fn disputes_and_instant_payouts_have_their_price() {
    let list = PriceList::default();
    for (currency, fee) in [("usd", 1_500), ("jpy", 1_500), ("kwd", 5_000), ("isk", 0)] {
        let currency = currency.parse().unwrap();
        assert_eq!(list.dispute_fee(currency), Money::new(fee, currency));
    }
    for (minor, currency, fee) in [
        (10_000, "usd", 100),
        (150, "usd", 2),
        (149, "usd", 1),
        (49, "usd", 0),
        (10_050, "jpy", 101),
        (1_005, "kwd", 10),
    ] {
        let charged = list.instant_fee(positive(minor, currency)).unwrap();
        assert_eq!(charged.minor(), fee, "{minor} {currency}");
    }
    assert_eq!(list.instant_minimum(Currency::USD).minor(), 50);
    assert_eq!(list.instant_minimum(Currency::EUR).minor(), 1);
    let most = |list: &PriceList| list.instant_maximum(Currency::USD).map(Money::minor);
    assert_eq!(most(&list), Some(999_900));
    assert_eq!(
        most(&read(r#"{"instant_maximum":{"usd":0}}"#).unwrap()),
        None
    );
    assert_eq!(list.instant_daily(Currency::USD), None);
    let list = read(r#"{"instant_daily":{"usd":500}}"#).unwrap();
    assert_eq!(
        list.instant_daily(Currency::USD).map(Money::minor),
        Some(500)
    );
}

#[test]
fn what_a_table_leaves_out_keeps_its_default() {
    assert_eq!(read("{}").unwrap(), PriceList::default());
    let list = read(r#"{"domestic":"1.4","fixed":{"USD":0,"jpy":40}}"#).unwrap();
    assert_eq!(list.domestic.to_string(), "1.4");
    assert_eq!(list.international_extra.to_string(), "1.5");
    let fixed = |currency| list.fixed.get(&currency).copied();
    assert_eq!(fixed(Currency::USD), Some(0));
    assert_eq!(fixed(Currency::JPY), Some(40));
    assert_eq!(fixed(Currency::EUR), Some(25));
}

#[test]
fn a_price_list_survives_being_written() {
    let list = read(r#"{"fixed":{"usd":10},"instant_payout":"1.5"}"#).unwrap();
    let json = serde_json::to_string(&list).unwrap();
    assert_eq!(read(&json).unwrap(), list);
}

#[test]
fn a_mistake_is_named() {
    for (json, message) in [
        (r#"{"domestik":"2.9"}"#, "unknown field `domestik`"),
        (r#"{"domestic":2.9}"#, "a percentage in quotes"),
        (r#"{"domestic":"2.9%"}"#, "`2.9%` is not a percentage"),
        (r#"{"domestic":"101"}"#, "`101` is not a percentage"),
        (
            r#"{"fixed":{"xyz":30}}"#,
            "fixed: `xyz` is not a supported currency",
        ),
        (
            r#"{"fixed":{"usd":-1}}"#,
            "fixed: the amount for usd must be from 0",
        ),
        (
            r#"{"dispute":{"usd":9999999999999}}"#,
            "dispute: the amount for usd",
        ),
        (
            r#"{"fixed":{"usd":1,"USD":2}}"#,
            "fixed: usd is given twice",
        ),
        (r#"{"fixed":{"usd":"30"}}"#, "expected i64"),
    ] {
        let error = read(json).unwrap_err();
        assert!(error.contains(message), "{json}: {error}");
    }
}
