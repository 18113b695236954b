use super::*;

fn read(
    country: &str,
    account: &str,
    routing: Option<&str>,
    livemode: bool,
) -> Result<NumberFacts, NumberError> {
    let country: Country = country.parse().unwrap();
    bank_from_number(country, country.currency(), account, routing, livemode)
}

fn test(country: &str, account: &str, routing: Option<&str>) -> NumberFacts {
    read(country, account, routing, false).unwrap()
}

#[test]
fn a_test_number_decides_what_becomes_of_a_payout() {
    use PayoutFailure::*;
    let us = Some("110000000");
    let gb = Some("108800");
    for (country, account, routing, failure) in [
        ("US", "000123456789", us, None),
        ("US", "000111111116", us, Some(NoAccount)),
        ("US", "000111111113", us, Some(AccountClosed)),
        ("US", "000222222227", us, Some(InsufficientFunds)),
        ("US", "000333333335", us, Some(DebitNotAuthorized)),
        ("US", "000444444440", us, Some(InvalidCurrency)),
        ("US", "000888888883", us, None),
        ("US", "000999999991", us, None),
        ("US", "000111111116", Some("021000021"), None),
        ("GB", "00012345", gb, None),
        ("GB", "11111116", gb, Some(NoAccount)),
        ("GB", "11111113", gb, Some(AccountClosed)),
        ("GB", "22222227", gb, Some(InsufficientFunds)),
        ("GB", "33333335", gb, Some(DebitNotAuthorized)),
        ("GB", "44444440", gb, Some(InvalidCurrency)),
        ("GB", "66666668", gb, None),
        ("DE", "DE89370400440532013000", None, None),
        ("DE", "DE62370400440532013001", None, Some(NoAccount)),
        ("DE", "DE89370400440532013002", None, Some(AccountClosed)),
        ("DE", "DE35370400440532013002", None, Some(AccountClosed)),
        (
            "DE",
            "DE65370400440002222227",
            None,
            Some(InsufficientFunds),
        ),
        (
            "DE",
            "DE89370400440532013003",
            None,
            Some(DebitNotAuthorized),
        ),
        (
            "DE",
            "DE89370400440532013004",
            None,
            Some(DebitNotAuthorized),
        ),
        ("DE", "DE89370400440532013005", None, Some(InvalidCurrency)),
        ("FR", "FR1420041010050500013M02606", None, None),
        ("FR", "FR8420041010050500013M02607", None, Some(NoAccount)),
        (
            "FR",
            "FR5720041010050500013M02608",
            None,
            Some(AccountClosed),
        ),
        (
            "FR",
            "FR9720041010050000002222227",
            None,
            Some(InsufficientFunds),
        ),
        ("NL", "NL91ABNA0417164300", None, Some(NoAccount)),
        ("AU", "000123456", Some("110000"), None),
        ("AU", "111111116", Some("110000"), Some(NoAccount)),
    ] {
        let facts = test(country, account, routing);
        assert_eq!(facts.fate.failure(), failure, "{country} {account}");
        assert!(account.ends_with(&facts.last4));
    }
}

#[test]
fn instant_payouts_depend_on_country_and_number() {
    for (country, account, routing, instant) in [
        ("US", "000123456789", Some("110000000"), true),
        ("US", "000888888883", Some("110000000"), false),
        ("GB", "00012345", Some("108800"), true),
        ("DE", "DE89370400440532013000", None, true),
        ("JP", "0001234", Some("1100000"), false),
    ] {
        let facts = test(country, account, routing);
        assert_eq!(facts.instant, instant, "{country} {account}");
    }
}

#[test]
fn live_numbers_are_never_taken_for_test_numbers() {
    let facts = read("US", "000111111116", Some("110000000"), true).unwrap();
    assert_eq!((facts.fate, facts.instant), (PayoutFate::Paid, false));
    // The test numbers of Germany have check digits that no bank would take.
    let error = read("DE", "DE89370400440532013002", None, true).unwrap_err();
    assert_eq!(error.code, "account_number_invalid");
    assert!(error.message.contains("check digits"), "{error}");
}

#[test]
fn a_wrong_number_is_refused_at_its_field() {
    let us = Some("110000000");
    for (country, account, routing, param, message) in [
        (
            "US",
            "000123456789",
            None,
            "routing_number",
            "needs a routing",
        ),
        (
            "US",
            "000123456789",
            Some(""),
            "routing_number",
            "needs a routing",
        ),
        (
            "US",
            "000123456789",
            Some("11000000"),
            "routing_number",
            "9 digits",
        ),
        (
            "US",
            "000123456789",
            Some("11000000x"),
            "routing_number",
            "9 digits",
        ),
        (
            "US",
            "000123456789",
            Some("110000001"),
            "routing_number",
            "check digit",
        ),
        (
            "US",
            "000123456789",
            Some("000000000"),
            "routing_number",
            "check digit",
        ),
        ("US", "123", us, "account_number", "4 to 17 digits"),
        (
            "US",
            "123456789012345678",
            us,
            "account_number",
            "4 to 17 digits",
        ),
        ("US", "12345678ab", us, "account_number", "4 to 17 digits"),
        ("GB", "00012345", None, "routing_number", "sort code"),
        ("GB", "00012345", Some("1088"), "routing_number", "6 digits"),
        (
            "GB",
            "0001234",
            Some("108800"),
            "account_number",
            "8 digits",
        ),
        (
            "DE",
            "DE88370400440532013000",
            None,
            "account_number",
            "check digits",
        ),
        ("DE", "0532013000", None, "account_number", "starts with DE"),
        (
            "DE",
            "DE8937040044053201300",
            None,
            "account_number",
            "22 characters",
        ),
        ("JP", "123", Some("1100000"), "account_number", "4 to 34"),
        (
            "JP",
            "12/3456",
            Some("1100000"),
            "account_number",
            "4 to 34",
        ),
        (
            "JP",
            "0001234",
            Some("11/0000"),
            "routing_number",
            "at most 30",
        ),
    ] {
        let error = read(country, account, routing, false).unwrap_err();
        assert_eq!(error.param, param, "{country} {account}: {error}");
        assert_eq!(error.code, format!("{param}_invalid"));
        assert!(error.message.contains(message), "{error}");
    }
}

#[test]
fn spaces_dashes_and_case_do_not_count() {
    let plain = test("DE", "DE89370400440532013000", None);
    assert_eq!(plain, test("DE", "de89 3704 0044 0532 0130 00", None));
    let plain = test("GB", "00012345", Some("108800"));
    assert_eq!(plain, test("GB", "00012345", Some("10-88-00")));
    assert_eq!(plain.routing_number.as_deref(), Some("108800"));
}

#[test]
fn an_iban_needs_no_routing_number_and_is_taken_in_britain_too() {
    let facts = test("DE", "DE89370400440532013000", Some("37040044"));
    assert_eq!(facts.routing_number, None);
    assert!(read("GB", "GB29NWBK60161331926819", None, false).is_ok());
    assert!(read("BR", "0001234", Some("110-0000"), false).is_ok());
}

#[test]
fn the_same_numbers_have_the_same_fingerprint() {
    let one = test("US", "000123456789", Some("110000000"));
    let same = test("US", "000-123456789", Some("110 000 000"));
    let other = test("US", "000123456788", Some("110000000"));
    let elsewhere = test("US", "000123456789", Some("021000021"));
    assert_eq!(one.fingerprint, same.fingerprint);
    assert_ne!(one.fingerprint, other.fingerprint);
    assert_ne!(one.fingerprint, elsewhere.fingerprint);
}

#[test]
fn a_number_is_the_same_account_however_it_was_copied() {
    let plain = test("DE", "DE89370400440532013000", None);
    for copied in [
        "DE89 3704 0044 0532 0130 00",
        "DE89\u{A0}3704\u{A0}0044\u{A0}0532\u{A0}0130\u{A0}00",
        "DE89\u{202F}3704\u{202F}0044\u{202F}0532\u{202F}0130\u{202F}00",
        "DE89\u{2009}3704-0044\u{2011}0532\u{2013}0130\t00",
        "DE89370400440532013000\n",
        "\r\nDE89370400440532013000\r\n",
        "\u{FEFF}DE89370400440532013000\u{200B}",
        "\u{202A}de89370400440532013000\u{202C}",
        "ＤＥ８９３７０４００４４０５３２０１３０００",
    ] {
        assert_eq!(test("DE", copied, None), plain, "{copied:?}");
    }
    let sorted = test("GB", "00012345", Some("10\u{2013}88\u{A0}00\n"));
    assert_eq!(sorted, test("GB", "00012345", Some("108800")));
    for wrong in [
        "DE89370400440532013000x",
        "DE89_370400440532013000",
        "DE89370400440532013000\0/",
    ] {
        read("DE", wrong, None, false).expect_err(wrong);
    }
}
