//! One line for each branch of the decision.

use domain::{money::Currency, refund::decide};

use crate::{
    scene::{ALL, BOTH, FEE, REVERSE, Scene, of},
    shown,
};

/// What is said of the line, what is so, what is wanted, and what comes of it.
type Line = (&'static str, Scene, domain::refund::Wish, &'static str);

fn holds(table: impl IntoIterator<Item = Line>) {
    for (why, scene, wish, expected) in table {
        assert_eq!(
            shown::refund(&decide(&scene.facts, &wish)),
            expected,
            "{why}"
        );
    }
}

fn direct() -> Scene {
    Scene::direct(10_000, 1_230)
}

fn destination() -> Scene {
    Scene::destination(10_000, 10_000, 1_230)
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
fn a_destination_charge_is_the_platforms_to_pay_unless_its_transfer_comes_back() {
    holds([
        (
            "without the transfer the platform pays alone",
            destination().has(9_999).seller_has(10_000),
            ALL,
            "waits for 1 more of the platform",
        ),
        (
            "with it the destination does",
            destination().seller_has(10_000),
            REVERSE,
            "10000! s > p, 10000! p > card",
        ),
        (
            "the fee stays with the platform, unless it is asked back too",
            destination().has(1_230).seller_has(8_770),
            BOTH,
            "10000! s > p, 1230 p > s, 10000! p > card",
        ),
        (
            "which the platform then misses",
            destination().has(1_229).seller_has(8_770),
            BOTH,
            "waits for 1 more of the platform or the seller",
        ),
        (
            "a third of it",
            destination().has(10_000).seller_has(10_000),
            of(3_333, BOTH),
            "3333! s > p, 410 p > s, 3333! p > card",
        ),
        (
            "a transfer of less than the charge comes back in proportion",
            Scene::destination(10_000, 8_770, 0)
                .has(10_000)
                .seller_has(8_770),
            of(5_000, REVERSE),
            "4385! s > p, 5000! p > card",
        ),
        (
            "a part too small to bring any of it back",
            Scene::destination(10_000, 1_000, 0).has(10_000),
            of(4, REVERSE),
            "4! p > card",
        ),
        (
            "what was captured is the whole",
            Scene::destination(10_000, 5_000, 0)
                .captured(5_000)
                .seller_has(5_000),
            REVERSE,
            "5000! s > p, 5000! p > card",
        ),
        (
            "what was reversed by itself is not taken twice",
            destination().has(4_000).seller_has(10_000).reversed(4_000),
            REVERSE,
            "6000! s > p, 10000! p > card",
        ),
        (
            "made in the seller's name, it is the platform's all the same",
            destination().on_behalf_of().seller_has(10_000),
            REVERSE,
            "10000! s > p, 10000! p > card",
        ),
    ]);
}

#[test]
fn a_destination_that_has_too_little_refuses_or_owes_as_it_may() {
    holds([
        (
            "the platform does not answer for it",
            destination().has(10_000).seller_has(9_999),
            REVERSE,
            "balance_insufficient reverse_transfer",
        ),
        (
            "the platform answers for it, and its bank is not debited",
            destination().has(10_000).seller_has(9_999).liable(),
            REVERSE,
            "balance_insufficient reverse_transfer",
        ),
        (
            "it may owe, and the platform holds as much",
            destination().has(10_000).seller_has(0).may_owe(),
            REVERSE,
            "10000 s > p, 10000! p > card",
        ),
        (
            "what the platform must hold pays nothing",
            destination().has(0).seller_has(4_000).may_owe(),
            REVERSE,
            "waits for 6000 more of the platform or the seller",
        ),
        (
            "what it owed before is held already",
            destination().has(0).seller_has(-500).may_owe(),
            REVERSE,
            "waits for 10000 more of the platform or the seller",
        ),
        (
            "without a duty to answer nothing is held",
            destination().has(0).seller_has(10_000),
            REVERSE,
            "10000! s > p, 10000! p > card",
        ),
    ]);
}

#[test]
fn a_pending_transfer_comes_back_out_of_pending_money_from_the_day_on_which_that_suffices() {
    let pending = || destination().pending();
    holds([
        (
            "out of itself",
            pending().seller_gets(&[(12, 8_770)]),
            BOTH,
            "10000! s.pending > p.pending, 1230 p.pending > s.pending, \
             10000 p.pending > card, reversal @12, @12",
        ),
        (
            "in the seller's name as well",
            pending().on_behalf_of().seller_gets(&[(12, 10_000)]),
            REVERSE,
            "10000! s.pending > p.pending, 10000 p.pending > card, reversal @12, @12",
        ),
        (
            "later, where a later sale must help",
            pending().seller_gets(&[(12, 8_770), (15, 5_000)]),
            REVERSE,
            "10000! s.pending > p.pending, 10000 p.pending > card, reversal @15, @15",
        ),
        (
            "out of what is available, where pending money never suffices",
            pending()
                .has(10_000)
                .seller_gets(&[(12, 8_770)])
                .seller_has(10_000),
            REVERSE,
            "10000! s > p, 10000! p > card",
        ),
        (
            "and that is what the platform pays with",
            pending().seller_gets(&[(12, 8_770)]).seller_has(10_000),
            REVERSE,
            "10000! s > p, 10000! p > card",
        ),
        (
            "one that may owe does so against what is to come",
            pending()
                .seller_gets(&[(12, 8_770)])
                .seller_has(0)
                .may_owe(),
            REVERSE,
            "10000 s.pending > p.pending, 10000 p.pending > card, reversal @12, @12",
        ),
        (
            "one that may not is refused",
            pending().seller_gets(&[(12, 8_770)]).seller_has(0),
            REVERSE,
            "balance_insufficient reverse_transfer",
        ),
        (
            "where the transfer stays, what was passed on is missing",
            pending().seller_gets(&[(12, 8_770)]),
            ALL,
            "waits for 10000 more of the platform",
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

#[test]
fn what_cannot_be_refunded_is_refused_and_the_first_reason_counts() {
    let settled = || direct().has(10_000);
    holds([
        (
            "came with a transfer",
            destination().as_received().disputed(),
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
    scene.facts.funds = domain::ledger::Funds::none(Currency::EUR);
    holds([("mixed", scene, ALL, "amount_too_large amount")]);
}
