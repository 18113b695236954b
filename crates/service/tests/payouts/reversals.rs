//! Payouts that are taken back from the bank.

use domain::{
    external_account::PayoutFailure,
    payout::PayoutStatus,
    time::{DAY, HOUR},
};
use service::payouts;
use testkit::{World, both_engines, new_payout, refused};

use crate::support::{cancel, found, lines, make, reverse, send_back, sent_and_left, tried};

both_engines! {
    async fn a_payout_is_taken_back_once_by_another_below_zero(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        refused(reverse(w, &payout).await, "status_transition_invalid", None);
        w.advance(DAY).await;
        let reversal = reverse(w, &payout).await.unwrap();
        assert_eq!(reversal.moves.signed(), w.usd(-1_000));
        assert_eq!(reversal.moves.original(), Some(&payout.id));
        assert_eq!(found(w, &payout).await.reversed_by.as_ref(), Some(&reversal.id));
        lines(w, &reversal).await;
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.pending, balance.in_transit), (0, 1_000, -1_000));
        refused(reverse(w, &payout).await, "status_transition_invalid", None);
        refused(reverse(w, &reversal).await, "status_transition_invalid", None);
        refused(cancel(w, &reversal).await, "status_transition_invalid", None);
        payouts::pay(&w.ctx, &w.admin(), Some(&seller.id), &reversal.id).await.unwrap();
        assert_eq!(w.balance(&seller.id).await.in_transit, 0);
        refused(send_back(w, &payout).await, "status_transition_invalid", None);
    }

    async fn a_reversal_is_called_back_when_its_payout_fails(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        w.advance(8 * HOUR).await;
        let reversal = reverse(w, &payout).await.unwrap();
        let failure = PayoutFailure::NoAccount;
        payouts::fail(&w.ctx, &w.admin(), Some(&seller.id), &payout.id, failure).await.unwrap();
        assert_eq!(found(w, &reversal).await.status, PayoutStatus::Canceled);
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.pending, balance.in_transit), (1_000, 0, 0));
        w.advance(DAY).await;
        assert_eq!(found(w, &reversal).await.status, PayoutStatus::Canceled);
    }

    async fn what_a_reversal_brings_is_there_when_its_bank_paid(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        // Monday 14:03; the bank is asked at 22:00 and pays on Tuesday.
        w.advance(DAY).await;
        let reversal = reverse(w, &payout).await.unwrap();
        refused(tried(w, &seller.id, &new_payout(1)).await, "balance_insufficient", "amount");
        w.advance(10 * HOUR).await;
        assert_eq!(found(w, &reversal).await.status, PayoutStatus::Paid);
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.pending, balance.in_transit), (1_000, 0, 0));
        // The payday of Tuesday comes after it.
        w.advance(HOUR).await;
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.in_transit), (0, 1_000));
    }

    async fn a_reversal_that_its_bank_refuses_brings_nothing(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        w.advance(DAY).await;
        let reversal = reverse(w, &payout).await.unwrap();
        w.advance(9 * HOUR).await;
        let failure = PayoutFailure::DebitNotAuthorized;
        payouts::fail(&w.ctx, &w.admin(), Some(&seller.id), &reversal.id, failure).await.unwrap();
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.pending, balance.in_transit), (0, 0, 0));
        w.advance(3 * DAY).await;
        assert_eq!(w.available(&seller.id).await, 0);
        assert_eq!(found(w, &payout).await.status, PayoutStatus::Paid);
    }

    async fn a_payout_that_was_taken_back_does_not_fail_any_more(w: &World) {
        for bank in ["btok_us_verified", "btok_us_verified_noAccount"] {
            let seller = w.seller(bank).await;
            w.bank(&seller.id, bank).await;
            w.earn(&seller.id, 1_000).await;
            let payout = make(w, &seller, &new_payout(1_000)).await;
            let owner = Some(&seller.id);
            w.advance(8 * HOUR).await;
            let reversal = reverse(w, &payout).await.unwrap();
            payouts::pay(&w.ctx, &w.admin(), owner, &reversal.id).await.unwrap();
            let failure = PayoutFailure::NoAccount;
            let failed = payouts::fail(&w.ctx, &w.admin(), owner, &payout.id, failure).await;
            refused(failed, "status_transition_invalid", None);
            // Nor does the bank send it back on the day of its arrival.
            w.advance(DAY).await;
            assert_eq!(found(w, &payout).await.status, PayoutStatus::Paid);
            assert_eq!(sent_and_left(w, &seller.id).await, 1_000);
            w.advance(17 * HOUR).await;
        }
    }
}
