//! The currencies whose amounts are special are those that docs/API.md names.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;

use domain::money::Currency;

/// The row of the table that a currency belongs to; none for the others.
fn row(it: Currency) -> Option<usize> {
    match (it.exponent(), it.step(), it.card_step(), it.payout_step()) {
        (0, 1, 1, 1) => Some(0),
        (3, 1, 10, 1) => Some(1),
        (2, 100, 100, 100) => Some(2),
        (2, 1, 1, 100) => Some(3),
        _ => None,
    }
}

#[test]
fn the_documentation_lists_every_special_currency() {
    let document = include_str!("../../../docs/API.md");
    let section = document.split("\n## Currencies\n").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows: Vec<String> = section
        .lines()
        .filter(|line| line.starts_with("| "))
        .skip(2)
        .map(|line| line.split('|').nth(1).unwrap().trim().to_owned())
        .collect();
    let mut expected = BTreeMap::new();
    for currency in Currency::all() {
        if let Some(row) = row(currency) {
            let listed: &mut Vec<String> = expected.entry(row).or_default();
            listed.push(currency.upper());
        }
    }
    let expected: Vec<String> = expected.values().map(|row| row.join(", ")).collect();
    assert_eq!(rows, expected);
}
