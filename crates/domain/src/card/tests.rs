use super::*;

fn today() -> Date {
    jiff::civil::date(2025, 6, 15)
}

fn read(number: &str) -> Result<Card, CardError> {
    Card::from_number(number, 12, 2034, Some("123"), today())
}

fn disputed(reason: DisputeCause, inquiry: bool, count: u8) -> Outcome {
    Outcome::Disputed {
        reason,
        inquiry,
        count,
    }
}

#[test]
fn a_card_is_known_by_its_first_digits() {
    for (number, brand, funding) in [
        ("4242424242424242", "visa", Funding::Credit),
        ("4000056655665556", "visa", Funding::Debit),
        ("5555555555554444", "mastercard", Funding::Credit),
        ("2223003122003222", "mastercard", Funding::Credit),
        ("5200828282828210", "mastercard", Funding::Debit),
        ("5105105105105100", "mastercard", Funding::Prepaid),
        ("378282246310005", "amex", Funding::Credit),
        ("6011111111111117", "discover", Funding::Credit),
        ("3056930009020004", "diners", Funding::Credit),
        ("36227206271667", "diners", Funding::Credit),
        ("3566002020360505", "jcb", Funding::Credit),
        ("6200000000000005", "unionpay", Funding::Credit),
    ] {
        let card = read(number).unwrap();
        assert_eq!(
            (card.brand.as_str(), card.funding),
            (brand, funding),
            "{number}"
        );
        assert_eq!(card.country, "US");
        assert_eq!(card.outcome, Outcome::Approved);
        assert!(number.ends_with(&card.last4) && card.last4.len() == 4);
    }
}

#[test]
fn a_test_number_decides_what_the_network_does() {
    use Outcome::*;
    for (number, outcome) in [
        ("4000000000000077", BypassPending),
        ("4000003720000278", BypassPending),
        ("4000000000000002", Declined(Decline::Generic)),
        ("4000000000009995", Declined(Decline::InsufficientFunds)),
        ("4000000000009987", Declined(Decline::LostCard)),
        ("4000000000009979", Declined(Decline::StolenCard)),
        ("4000000000000069", Declined(Decline::ExpiredCard)),
        ("4000000000000127", Declined(Decline::IncorrectCvc)),
        ("4000000000000119", Declined(Decline::ProcessingError)),
        ("4000000000006975", Declined(Decline::VelocityExceeded)),
        ("4000000000000341", Declined(Decline::Generic)),
        ("4100000000000019", Blocked),
        ("4000002500003155", RequiresAction),
        (
            "4000008400001629",
            RequiresActionThenDeclined(Decline::Generic),
        ),
        (
            "4000000000000259",
            disputed(DisputeCause::Fraudulent, false, 1),
        ),
        (
            "4000000000002685",
            disputed(DisputeCause::ProductNotReceived, false, 1),
        ),
        (
            "4000000000001976",
            disputed(DisputeCause::Fraudulent, true, 1),
        ),
        (
            "4000000404000079",
            disputed(DisputeCause::Fraudulent, false, 2),
        ),
        ("4000000000005423", FraudWarning),
        ("4000000000007726", RefundPending),
        ("4000000000005126", RefundFails),
    ] {
        assert_eq!(read(number).unwrap().outcome, outcome, "{number}");
    }
}

#[test]
fn a_foreign_card_says_where_it_is_from() {
    for (number, country) in [
        ("4000000760000002", "BR"),
        ("4000003720000278", "IE"),
        ("4000003560000008", "IN"),
        ("4000008260000000", "GB"),
        ("4000052760000037", "DE"),
    ] {
        assert_eq!(read(number).unwrap().country, country, "{number}");
    }
}

#[test]
fn a_wrong_number_is_told_apart_from_a_real_card() {
    for (number, error) in [
        ("4242424242424241", CardError::IncorrectNumber),
        ("", CardError::IncorrectNumber),
        ("4242", CardError::IncorrectNumber),
        ("424242424242424x", CardError::IncorrectNumber),
        ("٤٢٤٢424242424242", CardError::IncorrectNumber),
        ("9999999999999995", CardError::IncorrectNumber),
        ("4111111111111111", CardError::NotATestCard),
    ] {
        assert_eq!(read(number), Err(error), "{number}");
        assert_eq!(
            (error.code(), error.param()),
            ("incorrect_number", "number")
        );
    }
    assert!(read("4242 4242-4242 4242").is_ok());
}

#[test]
fn an_expired_card_is_refused_by_month_or_year() {
    let read = |month, year| Card::from_number("4242424242424242", month, year, None, today());
    for (month, year, error) in [
        (0, 2034, CardError::ExpiryMonth),
        (13, 2034, CardError::ExpiryMonth),
        (-1, 2034, CardError::ExpiryMonth),
        (i64::MAX, 2034, CardError::ExpiryMonth),
        (5, 2025, CardError::ExpiryMonth),
        (12, 2024, CardError::ExpiryYear),
        (12, 24, CardError::ExpiryYear),
        (12, 2076, CardError::ExpiryYear),
        (12, i64::MIN, CardError::ExpiryYear),
        (12, i64::MAX, CardError::ExpiryYear),
    ] {
        assert_eq!(read(month, year), Err(error), "{month}/{year}");
    }
    assert_eq!(read(6, 2025).unwrap().exp_month, 6);
    assert_eq!(read(12, 34).unwrap().exp_year, 2034);
}

#[test]
fn a_security_code_has_three_digits_and_four_on_amex() {
    for (number, cvc, taken) in [
        ("4242424242424242", "123", true),
        ("4242424242424242", "1234", false),
        ("4242424242424242", "12", false),
        ("4242424242424242", "", false),
        ("4242424242424242", "12a", false),
        ("378282246310005", "1234", true),
        ("378282246310005", "123", true),
    ] {
        let card = Card::from_number(number, 12, 2034, Some(cvc), today());
        assert_eq!(card.err(), (!taken).then_some(CardError::Cvc), "{cvc}");
    }
}

#[test]
fn a_test_name_stands_for_its_number() {
    for (name, number) in [
        ("visa", "4242424242424242"),
        ("bypassPending", "4000000000000077"),
        ("chargeDeclinedInsufficientFunds", "4000000000009995"),
        ("threeDSecure2Required", "4000000000003220"),
        ("createDisputeInquiry", "4000000000001976"),
        ("refundFail", "4000000000005126"),
    ] {
        for prefix in ["tok_", "pm_card_"] {
            let named = Card::from_token(&format!("{prefix}{name}")).unwrap();
            let typed = read(number).unwrap();
            assert_eq!(named.fingerprint, typed.fingerprint, "{name}");
            assert_eq!(named.outcome, typed.outcome, "{name}");
        }
    }
    assert_eq!(Card::from_token("tok_unknown"), None);
    assert_eq!(Card::from_token("pm_1Qd1Tf2eZvKYc4Ju"), None);
}

#[test]
fn what_is_kept_does_not_contain_the_number() {
    let kept = serde_json::to_string(&read("4000000000002685").unwrap()).unwrap();
    assert!(!kept.contains("00000000"), "{kept}");
    let back: Card = serde_json::from_str(&kept).unwrap();
    assert_eq!(back, read("4000000000002685").unwrap());
}

#[test]
fn an_outcome_is_stored_by_name() {
    for (outcome, json) in [
        (Outcome::Approved, r#""approved""#),
        (
            Outcome::Declined(Decline::LostCard),
            r#"{"declined":"lost_card"}"#,
        ),
        (
            disputed(DisputeCause::Fraudulent, true, 1),
            r#"{"disputed":{"reason":"fraudulent","inquiry":true,"count":1}}"#,
        ),
    ] {
        assert_eq!(serde_json::to_string(&outcome).unwrap(), json);
    }
}

#[test]
fn a_blocked_charge_is_declined_as_fraud() {
    assert_eq!(Outcome::Blocked.declined(), Some(Decline::Fraudulent));
    assert_eq!(Outcome::RequiresAction.declined(), None);
    assert!(Outcome::RequiresActionThenDeclined(Decline::Generic).requires_action());
}

#[test]
fn a_card_number_is_the_same_however_it_was_copied() {
    let plain = digits("4242424242424242");
    for copied in [
        "4242 4242 4242 4242",
        "4242\u{A0}4242\u{202F}4242\u{2013}4242\n",
        "\u{200E}4242424242424242",
        "４２４２４２４２４２４２４２４２",
    ] {
        assert_eq!(digits(copied), plain, "{copied:?}");
    }
}
