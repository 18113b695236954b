//! One line for each branch of the decision: here those about the owner's own money.

use domain::{money::Currency, refund::decide};

use crate::{
    scene::{ALL, BOTH, FEE, Scene, direct, of},
    shown,
};

/// What is said of the line, what is so, what is wanted, and what comes of it.
type Line = (&'static str, Scene, domain::refund::Wish, &'static str);

pub fn holds(table: impl IntoIterator<Item = Line>) {
    for (why, scene, wish, expected) in table {
        assert_eq!(
            shown::refund(&decide(&scene.facts, &wish)),
            expected,
            "{why}"
        );
    }
}

#[test]
fn a_settled_charge_is_paid_out_of_what_is_available_and_then_of_what_is_set_aside() {
    holds([
        ("all of it", direct().has(10_000), ALL, "10000! s > card"),
        ("a part", direct().has(10_000), of(1, ALL), "1! s > card"),
        (
            "what is set aside is only drawn where the rest is short",
            direct().has(10_000).aside(10_000),
            ALL,
            "10000! s > card",
        ),
        (
            "short by one",
            direct().has(9_999).aside(10_000),
            ALL,
            "1 s.prefunding > s, 10000! s > card",
        ),
        (
            "an owner that owes draws all of it, and owes as before",
            direct().has(-500).aside(10_000),
            ALL,
            "10000 s.prefunding > s, 10000 s > card",
        ),
        (
            "both together do not suffice",
            direct().has(9_000).aside(999),
            ALL,
            "waits for 1 more of the seller",
        ),
        (
            "what the owner owes beside it is not waited for",
            direct().has(-500),
            ALL,
            "waits for 10000 more of the seller",
        ),
        (
            "on the platform",
            Scene::separate(10_000).has(9_999),
            ALL,
            "waits for 1 more of the platform",
        ),
        (
            "a payment that was recorded",
            Scene::recorded(10_000, 1_230).has(10_000),
            ALL,
            "10000! s > card",
        ),
    ]);
}

#[test]
fn a_pending_charge_gives_back_what_it_still_has_and_nobody_elses_money() {
    holds([
        (
            "though nothing is available",
            direct().pending(),
            ALL,
            "10000 s.pending > card, @12",
        ),
        (
            "what was refunded is gone",
            direct().pending().refunded(4_000),
            ALL,
            "6000 s.pending > card, @12",
        ),
        (
            "what was passed on is gone: the rest is available money",
            Scene::separate(10_000)
                .pending()
                .passed_on(4_000)
                .has(10_000),
            ALL,
            "10000! p > card",
        ),
        (
            "as much as is left of it",
            Scene::separate(10_000).pending().passed_on(4_000),
            of(6_000, ALL),
            "6000 p.pending > card, @12",
        ),
        (
            "one more, and never both mixed",
            Scene::separate(10_000)
                .pending()
                .passed_on(4_000)
                .has(6_000),
            of(6_001, ALL),
            "waits for 1 more of the platform",
        ),
        (
            "settled a moment later, it is paid by what is available",
            Scene::separate(10_000).has(10_000),
            ALL,
            "10000! p > card",
        ),
    ]);
}

#[test]
fn a_fee_of_a_direct_charge_goes_back_in_proportion_and_helps_to_pay() {
    holds([
        (
            "all of it",
            direct().has(10_000),
            FEE,
            "10000! s > card, 1230 p > s",
        ),
        (
            "half of it",
            direct().has(10_000),
            of(5_000, FEE),
            "5000! s > card, 615 p > s",
        ),
        (
            "the fee that comes back pays as well",
            direct().has(8_770),
            FEE,
            "10000! s > card, 1230 p > s",
        ),
        (
            "and not more than itself",
            direct().has(8_769),
            FEE,
            "waits for 1 more of the seller",
        ),
        (
            "pending like the charge",
            direct().pending(),
            FEE,
            "10000 s.pending > card, 1230 p.pending > s.pending, @12",
        ),
        (
            "what went back by itself is not given twice",
            direct().has(10_000).fee_given_back(1_000),
            FEE,
            "10000! s > card, 230 p > s",
        ),
        (
            "and what is left of it may be enough for a part",
            direct().has(10_000).fee_given_back(1_000),
            of(1_000, FEE),
            "1000! s > card, 123 p > s",
        ),
        (
            "a part too small to bring any of it back",
            direct().has(10_000),
            of(4, FEE),
            "4! s > card",
        ),
        (
            "a fee as big as the charge",
            Scene::direct(1_000, 1_000).has(0),
            FEE,
            "1000! s > card, 1000 p > s",
        ),
        (
            "of a payment that was recorded",
            Scene::recorded(10_000, 1_230).has(10_000),
            FEE,
            "10000! s > card, 1230 p > s",
        ),
    ]);
}

#[test]
fn amounts_are_integers_of_the_smallest_unit_whatever_the_currency() {
    holds([
        (
            "no decimals",
            Scene::direct(1_000, 33)
                .in_currency(Currency::JPY)
                .has(1_000),
            of(333, FEE),
            "333! s > card, 11 p > s",
        ),
        (
            "three decimals",
            Scene::destination(10_005, 10_005, 1_001)
                .in_currency(Currency::KWD)
                .has(5_000)
                .seller_has(10_005),
            of(5_000, BOTH),
            "5000! s > p, 500 p > s, 5000! p > card",
        ),
    ]);
}
