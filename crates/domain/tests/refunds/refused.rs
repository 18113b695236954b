//! What is refused, and what is let go of.

use domain::{ledger::Funds, money::Currency};

use crate::{
    scene::{ALL, BOTH, FEE, REVERSE, Scene, destination, direct, of},
    table::holds,
};

#[test]
fn what_cannot_be_refunded_is_refused_and_the_first_reason_counts() {
    let settled = || direct().has(10_000);
    holds([
        (
            "came with a transfer",
            destination().received_instead().disputed(),
            ALL,
            "parameter_invalid charge",
        ),
        (
            "declined",
            Scene::separate(10_000).declined(),
            ALL,
            "payment_intent_unexpected_state charge",
        ),
        (
            "held for an intent",
            Scene::separate(10_000).held().of_intent(),
            ALL,
            "payment_intent_unexpected_state charge",
        ),
        (
            "let go of",
            Scene::separate(10_000).released(),
            ALL,
            "charge_already_refunded",
        ),
        (
            "below zero",
            settled().disputed(),
            of(-1, ALL),
            "parameter_invalid_integer amount",
        ),
        (
            "zero",
            settled(),
            of(0, ALL),
            "parameter_invalid_integer amount",
        ),
        (
            "beyond all sense",
            settled(),
            of(i64::MAX, ALL),
            "amount_too_large amount",
        ),
        (
            "more than was captured",
            settled().disputed(),
            of(10_001, ALL),
            "amount_too_large amount",
        ),
        (
            "more than is left",
            settled().refunded(1),
            of(10_000, ALL),
            "amount_too_large amount",
        ),
        (
            "nothing is left",
            settled().refunded(10_000).disputed(),
            ALL,
            "charge_already_refunded",
        ),
        ("disputed", settled().disputed(), REVERSE, "charge_disputed"),
        (
            "no transfer",
            Scene::separate(10_000).passed_on(5_000),
            BOTH,
            "parameter_invalid reverse_transfer",
        ),
        (
            "no fee",
            Scene::direct(10_000, 0),
            FEE,
            "parameter_invalid refund_application_fee",
        ),
        (
            "the fee without the transfer",
            destination(),
            FEE,
            "parameter_missing reverse_transfer",
        ),
        (
            "the transfer came back by itself",
            destination().has(10_000).reversed(10_000),
            BOTH,
            "parameter_invalid reverse_transfer",
        ),
        (
            "the fee went back by itself",
            settled().fee_given_back(1_230),
            FEE,
            "parameter_invalid refund_application_fee",
        ),
        (
            "the fee of the transfer went back by itself, which is said before that funds are short",
            destination().fee_given_back(1_230),
            BOTH,
            "parameter_invalid refund_application_fee",
        ),
    ]);
}

#[test]
fn a_card_that_was_only_authorised_is_let_go_of_as_a_whole() {
    let held = || Scene::separate(10_000).held();
    holds([
        ("whole", held(), ALL, "releases 10000"),
        (
            "whole, by its amount",
            held(),
            of(10_000, ALL),
            "releases 10000",
        ),
        ("a part", held(), of(9_999, ALL), "parameter_invalid amount"),
        (
            "too much",
            held(),
            of(10_001, ALL),
            "amount_too_large amount",
        ),
        (
            "with a wish",
            held(),
            REVERSE,
            "parameter_invalid reverse_transfer",
        ),
    ]);
}

#[test]
fn facts_in_different_currencies_come_to_no_plan() {
    let mut scene = direct().has(10_000);
    scene.facts.funds = Funds::none(Currency::EUR);
    holds([("mixed", scene, ALL, "amount_too_large amount")]);
}
