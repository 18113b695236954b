//! What a platform holds for accounts that owe, and when it pays for them.

use domain::{account::Account, balance_transaction::TransactionType, time::DAY};
use service::{accounts, transfers};
use testkit::{World, both_engines, new_transfer};

use crate::support::{charge, dispute, lines, standard};

/// Makes an account owe 30.00, for which as much is held.
async fn owe(w: &World, seller: &Account) {
    w.fund(50_000).await;
    let payment = charge(w, &seller.id, 3_000, "tok_bypassPending").await;
    let all = new_transfer(&w.platform.id, 3_000);
    transfers::debit(&w.ctx, &w.admin(), &seller.id, &all, None)
        .await
        .unwrap();
    dispute(w, &payment).await;
    assert_eq!(w.balance(&w.platform.id).await.reserved, 3_000);
}

both_engines! {
    async fn as_much_is_held_as_liable_accounts_owe(w: &World) {
        let (one, two) = (w.seller("One").await, w.seller("Two").await);
        w.fund(50_000).await;
        let (first, second) = (charge(w, &one.id, 3_000, "tok_visa").await, charge(w, &two.id, 2_000, "tok_visa").await);
        dispute(w, &first).await;
        assert_eq!(w.balance(&w.platform.id).await.reserved, 3_000);
        dispute(w, &second).await;
        let platform = w.balance(&w.platform.id).await;
        assert_eq!((platform.reserved, platform.available), (5_000, 50_000 - 5_000 - 2 * 1_500));
        let held: Vec<_> = lines(w, &w.platform.id).await.into_iter()
            .filter(|line| line.kind == TransactionType::ReserveTransaction)
            .map(|line| (line.source, line.net))
            .collect();
        assert_eq!(held, [(two.id.to_string(), -2_000), (one.id.to_string(), -3_000)]);

        // It recovers in part: as much is released.
        transfers::create(&w.ctx, &w.admin(), &new_transfer(&one.id, 1_000), None).await.unwrap();
        assert_eq!(w.balance(&w.platform.id).await.reserved, 4_000);
        transfers::create(&w.ctx, &w.admin(), &new_transfer(&one.id, 2_500), None).await.unwrap();
        let platform = w.balance(&w.platform.id).await;
        assert_eq!(platform.reserved, 2_000);
        assert_eq!(platform.available, 50_000 - 3_000 - 2_000 - 3_500);
        assert_eq!(w.available(&one.id).await, 500);
        // Its pending money comes: the other recovers by itself.
        w.advance(7 * DAY).await;
        assert_eq!(w.balance(&w.platform.id).await.reserved, 0);
    }

    async fn nothing_is_held_for_accounts_that_the_platform_does_not_answer_for(w: &World) {
        let account = standard(w, "Own Terms").await;
        w.fund(50_000).await;
        let payment = charge(w, &account.id, 3_000, "tok_visa").await;
        dispute(w, &payment).await;
        assert!(w.available(&account.id).await < 0);
        let platform = w.balance(&w.platform.id).await;
        assert_eq!((platform.reserved, platform.available), (0, 50_000));
    }

    async fn after_half_a_year_the_platform_pays_for_an_account(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(50_000).await;
        let payment = charge(w, &seller.id, 3_000, "tok_bypassPending").await;
        transfers::debit(&w.ctx, &w.admin(), &seller.id, &new_transfer(&w.platform.id, 3_000), None).await.unwrap();
        dispute(w, &payment).await;
        let before = w.balance(&w.platform.id).await;
        assert_eq!((before.reserved, w.available(&seller.id).await), (3_000, -3_000));
        w.advance(179 * DAY).await;
        assert_eq!(w.available(&seller.id).await, -3_000);
        w.advance(2 * DAY).await;
        let after = w.balance(&w.platform.id).await;
        assert_eq!((after.reserved, after.available), (0, before.available));
        assert_eq!(w.available(&seller.id).await, 0);
        let line = &lines(w, &seller.id).await[0];
        assert_eq!((line.kind, line.net), (TransactionType::ConnectCollectionTransfer, 3_000));
    }

    async fn an_account_that_recovers_and_owes_again_has_a_new_half_year(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(50_000).await;
        let one = charge(w, &seller.id, 1_000, "tok_bypassPending").await;
        let two = charge(w, &seller.id, 1_000, "tok_bypassPending").await;
        transfers::debit(&w.ctx, &w.admin(), &seller.id, &new_transfer(&w.platform.id, 2_000), None).await.unwrap();
        dispute(w, &one).await;
        w.advance(100 * DAY).await;
        transfers::create(&w.ctx, &w.admin(), &new_transfer(&seller.id, 1_000), None).await.unwrap();
        dispute(w, &two).await;
        w.advance(100 * DAY).await;
        assert_eq!(w.available(&seller.id).await, -1_000, "the first date means nothing any more");
        w.advance(81 * DAY).await;
        assert_eq!(w.available(&seller.id).await, 0);
    }

    async fn deleting_an_account_ends_no_debt(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(50_000).await;
        let one = charge(w, &seller.id, 3_000, "tok_bypassPending").await;
        let two = charge(w, &seller.id, 2_000, "tok_bypassPending").await;
        transfers::debit(&w.ctx, &w.admin(), &seller.id, &new_transfer(&w.platform.id, 5_000), None).await.unwrap();
        dispute(w, &one).await;
        accounts::delete(&w.ctx, &w.admin(), &seller.id).await.unwrap();
        assert_eq!(w.balance(&w.platform.id).await.reserved, 3_000);
        dispute(w, &two).await;
        assert_eq!(w.balance(&w.platform.id).await.reserved, 5_000);
        w.advance(181 * DAY).await;
        assert_eq!(w.balance(&w.platform.id).await.reserved, 0);
        assert_eq!(w.available(&seller.id).await, 0);
    }

    async fn what_a_bank_was_debited_for_is_held_for_three_business_days_more(w: &World) {
        let seller = w.banked("Juniper").await;
        owe(w, &seller).await;
        let before = w.balance(&w.platform.id).await;
        // Debited on Monday, paid on Tuesday; Thursday is Thanksgiving, so Monday is the third day.
        w.advance(DAY).await;
        assert_eq!(w.available(&seller.id).await, 0);
        assert_eq!(w.balance(&w.platform.id).await.reserved, 3_000);
        w.advance(6 * DAY).await;
        assert_eq!(w.balance(&w.platform.id).await.reserved, 3_000);
        w.advance(DAY).await;
        let after = w.balance(&w.platform.id).await;
        assert_eq!((after.reserved, after.available), (0, before.available + 3_000));
    }

    async fn a_debit_that_fails_is_the_old_debt_with_its_old_date(w: &World) {
        let seller = w.seller("Juniper").await;
        w.bank(&seller.id, "btok_us_verified_accountClosed").await;
        owe(w, &seller).await;
        w.advance(DAY).await;
        assert_eq!(w.available(&seller.id).await, 0);
        w.advance(DAY).await;
        assert_eq!(w.available(&seller.id).await, -3_000);
        assert_eq!(w.balance(&w.platform.id).await.reserved, 3_000);
        w.advance(177 * DAY).await;
        assert_eq!(w.available(&seller.id).await, -3_000);
        w.advance(2 * DAY).await;
        assert_eq!(w.available(&seller.id).await, 0);
        assert_eq!(w.balance(&w.platform.id).await.reserved, 0);
    }

    async fn many_disputes_at_once_hold_exactly_what_is_owed(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(50_000).await;
        let mut payments = Vec::new();
        for _ in 0..6 {
            payments.push(charge(w, &seller.id, 1_000, "tok_visa").await);
        }
        let all = payments.iter().map(|payment| dispute(w, payment));
        let sent = (0..4).map(|_| async {
            transfers::create(&w.ctx, &w.admin(), &new_transfer(&seller.id, 250), None).await.unwrap();
        });
        let (disputes, _) = futures::future::join(futures::future::join_all(all), futures::future::join_all(sent)).await;
        assert_eq!(disputes.len(), 6);
        assert_eq!(w.available(&seller.id).await, -5_000);
        assert_eq!(w.balance(&w.platform.id).await.reserved, 5_000);
    }
}
