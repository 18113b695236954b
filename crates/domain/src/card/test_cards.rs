//! The published test cards, and the names by which they can be sent.

use super::{Check, Checks, Decline, DisputeCause, Funding, Outcome};

/// One published test card.
pub(super) struct TestCard {
    pub number: &'static str,
    pub funding: Funding,
    pub country: &'static str,
    pub outcome: Outcome,
}

const fn card(
    number: &'static str,
    funding: Funding,
    country: &'static str,
    outcome: Outcome,
) -> TestCard {
    TestCard {
        number,
        funding,
        country,
        outcome,
    }
}

/// A credit card of the United States.
const fn us(number: &'static str, outcome: Outcome) -> TestCard {
    card(number, Funding::Credit, "US", outcome)
}

const fn declined(number: &'static str, decline: Decline) -> TestCard {
    us(number, Outcome::Declined(decline))
}

const fn disputed(
    number: &'static str,
    reason: DisputeCause,
    inquiry: bool,
    count: u8,
) -> TestCard {
    us(
        number,
        Outcome::Disputed {
            reason,
            inquiry,
            count,
        },
    )
}

use Funding::{Credit, Debit, Prepaid};
use Outcome::Approved;

const CARDS: &[TestCard] = &[
    // By brand.
    us("4242424242424242", Approved),
    us("5555555555554444", Approved),
    us("2223003122003222", Approved),
    card("5200828282828210", Debit, "US", Approved),
    card("5105105105105100", Prepaid, "US", Approved),
    us("378282246310005", Approved),
    us("371449635398431", Approved),
    us("6011111111111117", Approved),
    us("6011000990139424", Approved),
    card("6011981111111113", Debit, "US", Approved),
    us("3056930009020004", Approved),
    us("36227206271667", Approved),
    us("3566002020360505", Approved),
    us("6200000000000005", Approved),
    card("6200000000000047", Debit, "US", Approved),
    us("6205500000000000004", Approved),
    // Straight to the available balance.
    us("4000000000000077", Outcome::BypassPending),
    card("4000003720000278", Credit, "IE", Outcome::BypassPending),
    // Declined.
    declined("4000000000000002", Decline::Generic),
    declined("4000000000009995", Decline::InsufficientFunds),
    declined("4000000000009987", Decline::LostCard),
    declined("4000000000009979", Decline::StolenCard),
    declined("4000000000000069", Decline::ExpiredCard),
    declined("4000000000000127", Decline::IncorrectCvc),
    declined("4000000000000119", Decline::ProcessingError),
    declined("4000000000006975", Decline::VelocityExceeded),
    declined("4000000000000341", Decline::Generic),
    us("4100000000000019", Outcome::Blocked),
    us("4000000000004954", Outcome::Blocked),
    // Checks fail or the risk is raised, and the charge goes through all the same.
    us("4000000000009235", Approved),
    us("4000000000000101", Approved),
    us("4000000000000010", Approved),
    us("4000000000000028", Approved),
    us("4000000000000036", Approved),
    us("4000000000000044", Approved),
    // Disputed at once.
    disputed("4000000000000259", DisputeCause::Fraudulent, false, 1),
    disputed(
        "4000000000002685",
        DisputeCause::ProductNotReceived,
        false,
        1,
    ),
    disputed("4000000000001976", DisputeCause::Fraudulent, true, 1),
    disputed("4000000404000079", DisputeCause::Fraudulent, false, 2),
    us("4000000000005423", Outcome::FraudWarning),
    // Refunds that take their time.
    us("4000000000007726", Outcome::RefundPending),
    us("4000000000005126", Outcome::RefundFails),
    // Authentication.
    card("4000002500003155", Credit, "FR", Outcome::RequiresAction),
    card("4000002760003184", Credit, "DE", Outcome::RequiresAction),
    us("4000000000003220", Outcome::RequiresAction),
    us("4000000000003063", Outcome::RequiresAction),
    card(
        "4000008260003178",
        Credit,
        "GB",
        Outcome::RequiresActionThenDeclined(Decline::InsufficientFunds),
    ),
    us(
        "4000008400001629",
        Outcome::RequiresActionThenDeclined(Decline::Generic),
    ),
    us(
        "4000008400001280",
        Outcome::RequiresActionThenDeclined(Decline::ProcessingError),
    ),
    us("4000000000003055", Outcome::OptionalAction),
    // Of other countries, beyond the table below.
    card("5200007840000022", Credit, "AE", Approved),
    card("4000058260000005", Debit, "GB", Approved),
    card("5555558265554449", Credit, "GB", Approved),
    card("3530111333300000", Credit, "JP", Approved),
    card("4000057640000008", Debit, "TH", Approved),
];

/// The plain visa credit card of each country.
const VISA: &[(&str, &str)] = &[
    ("AR", "4000000320000021"),
    ("BR", "4000000760000002"),
    ("CA", "4000001240000000"),
    ("CL", "4000001520000001"),
    ("CO", "4000001700000003"),
    ("CR", "4000001880000005"),
    ("EC", "4000002180000000"),
    ("MX", "4000004840008001"),
    ("PA", "4000005910000000"),
    ("PY", "4000006000000066"),
    ("PE", "4000006040000068"),
    ("UY", "4000008580000003"),
    ("AE", "4000007840000001"),
    ("AT", "4000000400000008"),
    ("BE", "4000000560000004"),
    ("BG", "4000001000000000"),
    ("BY", "4000001120000005"),
    ("HR", "4000001910000009"),
    ("CY", "4000001960000008"),
    ("CZ", "4000002030000002"),
    ("DK", "4000002080000001"),
    ("EE", "4000002330000009"),
    ("FI", "4000002460000001"),
    ("FR", "4000002500000003"),
    ("DE", "4000002760000016"),
    ("GI", "4000002920000005"),
    ("GR", "4000003000000030"),
    ("HU", "4000003480000005"),
    ("IE", "4000003720000005"),
    ("IT", "4000003800000008"),
    ("LV", "4000004280000005"),
    ("LI", "4000004380000004"),
    ("LT", "4000004400000000"),
    ("LU", "4000004420000006"),
    ("MT", "4000004700000007"),
    ("NL", "4000005280000002"),
    ("NO", "4000005780000007"),
    ("PL", "4000006160000005"),
    ("PT", "4000006200000007"),
    ("RO", "4000006420000001"),
    ("SA", "4000006820000007"),
    ("SI", "4000007050000006"),
    ("SK", "4000007030000001"),
    ("ES", "4000007240000007"),
    ("SE", "4000007520000008"),
    ("CH", "4000007560000009"),
    ("GB", "4000008260000000"),
    ("AU", "4000000360000006"),
    ("CN", "4000001560000002"),
    ("HK", "4000003440000004"),
    ("IN", "4000003560000008"),
    ("JP", "4000003920000003"),
    ("MY", "4000004580000002"),
    ("NZ", "4000005540000008"),
    ("SG", "4000007020000003"),
    ("TW", "4000001580000008"),
    ("TH", "4000007640000003"),
];

/// Test names without `tok_` or `pm_card_`, beyond the country codes and the debit cards for
/// payouts.
const NAMES: &[(&str, &str)] = &[
    ("visa", "4242424242424242"),
    ("us", "4242424242424242"),
    ("visa_debit", "4000056655665556"),
    ("mastercard", "5555555555554444"),
    ("mastercard_debit", "5200828282828210"),
    ("mastercard_prepaid", "5105105105105100"),
    ("amex", "378282246310005"),
    ("discover", "6011111111111117"),
    ("diners", "3056930009020004"),
    ("jcb", "3566002020360505"),
    ("unionpay", "6200000000000005"),
    ("ae_mastercard", "5200007840000022"),
    ("gb_debit", "4000058260000005"),
    ("gb_mastercard", "5555558265554449"),
    ("th_credit", "4000007640000003"),
    ("th_debit", "4000057640000008"),
    ("bypassPending", "4000000000000077"),
    ("bypassPendingInternational", "4000003720000278"),
    ("chargeDeclined", "4000000000000002"),
    ("chargeDeclinedInsufficientFunds", "4000000000009995"),
    ("chargeDeclinedLostCard", "4000000000009987"),
    ("chargeDeclinedStolenCard", "4000000000009979"),
    ("chargeDeclinedExpiredCard", "4000000000000069"),
    ("chargeDeclinedIncorrectCvc", "4000000000000127"),
    ("chargeDeclinedProcessingError", "4000000000000119"),
    ("chargeDeclinedFraudulent", "4100000000000019"),
    ("chargeDeclinedVelocityLimitExceeded", "4000000000006975"),
    ("chargeCustomerFail", "4000000000000341"),
    ("radarBlock", "4100000000000019"),
    ("riskLevelHighest", "4000000000004954"),
    ("riskLevelElevated", "4000000000009235"),
    ("cvcCheckFail", "4000000000000101"),
    ("avsFail", "4000000000000010"),
    ("avsLine1Fail", "4000000000000028"),
    ("avsZipFail", "4000000000000036"),
    ("avsUnchecked", "4000000000000044"),
    ("createDispute", "4000000000000259"),
    ("createDisputeProductNotReceived", "4000000000002685"),
    ("createDisputeInquiry", "4000000000001976"),
    ("createMultipleDisputes", "4000000404000079"),
    ("createIssuerFraudRecord", "4000000000005423"),
    ("pendingRefund", "4000000000007726"),
    ("refundFail", "4000000000005126"),
    ("authenticationRequired", "4000002760003184"),
    ("authenticationRequiredOnSetup", "4000002500003155"),
    (
        "authenticationRequiredChargeDeclinedInsufficientFunds",
        "4000008260003178",
    ),
    ("threeDSecure2Required", "4000000000003220"),
    ("threeDSecureRequired", "4000000000003063"),
    ("threeDSecureRequiredChargeDeclined", "4000008400001629"),
    ("threeDSecureRequiredProcessingError", "4000008400001280"),
    ("threeDSecureOptional", "4000000000003055"),
];

/// What the bank behind a number says of the details that come with it. A security code that is
/// wrong is wrong even where only a test name was sent.
pub(super) fn checks(number: &str) -> Checks {
    let mut checks = Checks::default();
    match number {
        "4000000000000101" | "4000000000000127" => checks.cvc = Some(Check::Fail),
        "4000000000000010" => (checks.line1, checks.postal_code) = (Check::Fail, Check::Fail),
        "4000000000000028" => checks.line1 = Check::Fail,
        "4000000000000036" => checks.postal_code = Check::Fail,
        "4000000000000044" => {
            (checks.line1, checks.postal_code) = (Check::Unavailable, Check::Unavailable);
        }
        _ => {}
    }
    checks
}

/// The card with this number.
pub(super) fn find(number: &str) -> Option<TestCard> {
    let listed = CARDS.iter().find(|row| row.number == number);
    let listed = listed.map(|row| card(row.number, row.funding, row.country, row.outcome));
    listed.or_else(|| plain_visa(number)).or_else(|| {
        let payout = super::payout_cards::find(number)?;
        Some(card(payout.number, Debit, payout.country, Approved))
    })
}

fn plain_visa(number: &str) -> Option<TestCard> {
    let (country, number) = VISA.iter().find(|row| row.1 == number)?;
    Some(card(number, Credit, country, Approved))
}

/// The number behind a test name, with `tok_` or `pm_card_` before it. Either prefix goes with
/// every name, and declines may also name the brand (`visa_chargeDeclined`).
pub(super) fn number_of(token: &str) -> Option<&'static str> {
    let name = token
        .strip_prefix("tok_")
        .or_else(|| token.strip_prefix("pm_card_"))?;
    named(name).or_else(|| {
        let plain = name.strip_prefix("visa_")?;
        plain.starts_with("chargeDeclined").then(|| named(plain))?
    })
}

fn named(name: &str) -> Option<&'static str> {
    let listed = NAMES.iter().find(|row| row.0 == name).map(|row| row.1);
    let by_country = || {
        VISA.iter()
            .find(|row| row.0.to_ascii_lowercase() == name)
            .map(|row| row.1)
    };
    listed
        .or_else(by_country)
        .or_else(|| super::payout_cards::number_of(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_number_is_a_well_formed_card() {
        let numbers = CARDS.iter().map(|row| row.number);
        for number in numbers.chain(VISA.iter().map(|row| row.1)) {
            assert!(super::super::luhn(number), "{number}");
            assert!(super::super::brand(number).is_some(), "{number}");
        }
    }

    #[test]
    fn every_name_leads_to_a_card() {
        for (name, number) in NAMES {
            assert!(find(number).is_some(), "{name}");
            assert_eq!(number_of(&format!("tok_{name}")), Some(*number));
            assert_eq!(number_of(&format!("pm_card_{name}")), Some(*number));
        }
        assert_eq!(number_of("tok_br"), Some("4000000760000002"));
        assert_eq!(
            number_of("pm_card_visa_chargeDeclinedLostCard"),
            Some("4000000000009987")
        );
        for bad in [
            "visa",
            "tok_",
            "tok_nothing",
            "btok_us",
            "tok_visa_us",
            "tok_BR",
        ] {
            assert_eq!(number_of(bad), None, "{bad}");
        }
    }

    #[test]
    fn no_number_is_listed_twice() {
        let numbers = CARDS.iter().map(|row| row.number);
        let all: Vec<_> = numbers.chain(VISA.iter().map(|row| row.1)).collect();
        let distinct: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(all.len(), distinct.len());
    }
}
