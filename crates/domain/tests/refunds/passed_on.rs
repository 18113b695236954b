//! Charges whose money was passed on, and who gives it back.

use crate::{
    scene::{ALL, BOTH, REVERSE, Scene, destination, of},
    table::holds,
};

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
