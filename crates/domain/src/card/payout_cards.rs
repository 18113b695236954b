//! The published debit cards for test payouts.

use crate::fingerprint;

/// What a payout to a test card does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PayoutCase {
    /// It arrives, instantly if wanted.
    Arrives,
    /// It fails with `could_not_process`.
    Fails,
    /// It arrives, and never instantly.
    NotInstant,
}

/// One published debit card.
pub(crate) struct PayoutCard {
    pub number: &'static str,
    pub country: &'static str,
    pub case: PayoutCase,
}

/// The ends of the test names and what they mean, in the order of a row of [`ROWS`].
const CASES: [(&str, &str, PayoutCase); 4] = [
    ("visa", "transferSuccess", PayoutCase::Arrives),
    ("visa", "transferFail", PayoutCase::Fails),
    ("visa", "instantPayoutUnsupported", PayoutCase::NotInstant),
    ("mastercard", "transferSuccess", PayoutCase::Arrives),
];

/// Country, and its cards in the order of [`CASES`].
const ROWS: &[(&str, &str)] = &[
    (
        "US",
        "4000056655665556 4000056655665572 4000056755665555 5200828282828210",
    ),
    (
        "CA",
        "4000051240000005 4000051240000021 4000051240000039 5510121240000006",
    ),
    (
        "SG",
        "4000057020000008 4000057020000016 4000057020000024 2227200000000009",
    ),
    (
        "AU",
        "4000050360000019 4000050360000027 4000050360000035 5555050360000023",
    ),
    (
        "AE",
        "4000057840000006 4000057840000014 4000057840000022 5555057840000002",
    ),
    (
        "GB",
        "4000058260000203 4000058260000211 4000058260000229 5555058260000100",
    ),
    (
        "AT",
        "4000050400000003 4000050400000011 4000050400000029 5555050400000009",
    ),
    (
        "BE",
        "4000050560000009 4000050560000017 4000050560000025 5555050560000005",
    ),
    (
        "HR",
        "4000051910000004 4000051910000012 4000051910000020 5555051910000000",
    ),
    (
        "CY",
        "4000051960000003 4000051960000011 4000051960000029 5555051960000009",
    ),
    (
        "EE",
        "4000052330000004 4000052330000012 4000052330000020 5555052330000000",
    ),
    (
        "FI",
        "4000052460000006 4000052460000014 4000052460000022 5555052460000002",
    ),
    (
        "FR",
        "4000052500000008 4000052500000016 4000052500000024 5555052500000004",
    ),
    (
        "DE",
        "4000052760000037 4000052760000011 4000052760000029 5555052760000009",
    ),
    (
        "GR",
        "4000053000000001 4000053000000019 4000053000000027 5555053000000007",
    ),
    (
        "IE",
        "4000053720000000 4000053720000018 4000053720000026 5555053720000006",
    ),
    (
        "IT",
        "4000053800000037 4000053800000011 4000053800000029 5555053800000009",
    ),
    (
        "LV",
        "4000054280000000 4000054280000018 4000054280000026 5555054280000006",
    ),
    (
        "LT",
        "4000054400000005 4000054400000013 4000054400000021 5555054400000001",
    ),
    (
        "LU",
        "4000054420000001 4000054420000019 4000054420000027 5555054420000007",
    ),
    (
        "MT",
        "4000054700000002 4000054700000010 4000054700000028 5555054700000008",
    ),
    (
        "NL",
        "4000055280000007 4000055280000015 4000055280000023 5555055280000003",
    ),
    (
        "PT",
        "4000056200000002 4000056200000010 4000056200000028 5555056200000008",
    ),
    (
        "SK",
        "4000057030000006 4000057030000014 4000057030000022 5555057030000002",
    ),
    (
        "SI",
        "4000057050000001 4000057050000019 4000057050000027 5555057050000007",
    ),
    (
        "ES",
        "4000057240000036 4000057240000010 4000057240000028 5555057240000008",
    ),
    (
        "DK",
        "4000052080000006 4000052080000014 4000052080000022 5555052080000002",
    ),
    (
        "MY",
        "4000054580000031 4000054580000015 4000054580000023 5555054580000003",
    ),
    (
        "NZ",
        "4000055540000003 4000055540000011 4000055540000029 5555055540000165",
    ),
    (
        "NO",
        "4000055780000002 4000055780000010 4000055780000028 5555055780000008",
    ),
    (
        "SE",
        "4000057520000003 4000057520000011 4000057520000029 5555057520000009",
    ),
    (
        "CZ",
        "4000052030000007 4000052030000015 4000052030000023 5555052030000003",
    ),
    (
        "HU",
        "4000053480000000 4000053480000018 4000053480000026 5555053480000006",
    ),
    (
        "PL",
        "4000056160000000 4000056160000018 4000056160000026 5555056160000006",
    ),
    (
        "RO",
        "4000056420000030 4000056420000014 4000056420000022 5555056420000002",
    ),
];

/// A card of another brand.
const DISCOVER: PayoutCard = PayoutCard {
    number: "6011981111111113",
    country: "US",
    case: PayoutCase::Arrives,
};

/// What a payout to the card with this fingerprint does.
pub(crate) fn case_of(fingerprint: &str) -> Option<PayoutCase> {
    let is = |number: &str| fingerprint::of("card", &[number]) == fingerprint;
    if is(DISCOVER.number) {
        return Some(DISCOVER.case);
    }
    let mut all = ROWS.iter().flat_map(|row| row.1.split(' ').zip(CASES));
    all.find(|(number, _)| is(number)).map(|(_, case)| case.2)
}

/// The card with this number.
pub(crate) fn find(number: &str) -> Option<PayoutCard> {
    if number == DISCOVER.number {
        return Some(DISCOVER);
    }
    ROWS.iter().find_map(|(country, numbers)| {
        let (number, case) = numbers
            .split(' ')
            .zip(CASES)
            .find(|(listed, _)| *listed == number)?;
        Some(PayoutCard {
            number,
            country,
            case: case.2,
        })
    })
}

/// The number behind a test name without its prefix, such as `visa_debit_us_transferFail`.
pub(super) fn number_of(name: &str) -> Option<&'static str> {
    if name == "discover_debit_us_transferSuccess" {
        return Some(DISCOVER.number);
    }
    let (brand, rest) = name.split_once("_debit_")?;
    let (place, ending) = rest.split_once('_')?;
    let at = CASES
        .iter()
        .position(|case| case.0 == brand && case.1 == ending)?;
    let row = ROWS
        .iter()
        .find(|row| row.0.to_ascii_lowercase() == place)?;
    row.1.split(' ').nth(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_number_is_a_well_formed_card_of_a_known_country() {
        for (country, numbers) in ROWS {
            assert!(country.parse::<crate::country::Country>().is_ok());
            assert!(numbers.split(' ').all(super::super::luhn));
        }
    }

    #[test]
    fn a_test_name_says_brand_country_and_what_happens() {
        for (name, number, case) in [
            (
                "visa_debit_us_transferSuccess",
                "4000056655665556",
                PayoutCase::Arrives,
            ),
            (
                "visa_debit_us_transferFail",
                "4000056655665572",
                PayoutCase::Fails,
            ),
            (
                "visa_debit_us_instantPayoutUnsupported",
                "4000056755665555",
                PayoutCase::NotInstant,
            ),
            (
                "mastercard_debit_ca_transferSuccess",
                "5510121240000006",
                PayoutCase::Arrives,
            ),
            (
                "discover_debit_us_transferSuccess",
                "6011981111111113",
                PayoutCase::Arrives,
            ),
        ] {
            assert_eq!(number_of(name), Some(number), "{name}");
            assert_eq!(find(number).map(|card| card.case), Some(case), "{name}");
        }
        for bad in [
            "visa_debit",
            "visa_debit_us",
            "visa_debit_zz_transferFail",
            "visa_us",
        ] {
            assert_eq!(number_of(bad), None, "{bad}");
        }
    }
}
