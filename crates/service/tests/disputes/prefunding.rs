//! Funds set aside for refunds and disputes.

use domain::{balance_transaction::BalanceType, id::AccountId};
use service::{Error, prefunding};
use testkit::{World, both_engines, refused, usd};

use crate::support::{charge, dispute, lines};

async fn set_aside(w: &World, account: &AccountId, amount: i64) {
    let owner = if *account == w.platform.id {
        w.admin()
    } else {
        w.acting_for(account)
    };
    prefunding::add(&w.ctx, &owner, usd(amount), None)
        .await
        .unwrap();
}

both_engines! {
    async fn a_dispute_takes_the_balance_first_then_what_is_set_aside_then_owes(w: &World) {
        let seller = w.seller("Juniper").await;
        set_aside(w, &seller.id, 3_000).await;
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.prefunding), (0, 3_000));

        let payments = [
            charge(w, &seller.id, 2_000, "tok_bypassPending").await,
            charge(w, &seller.id, 1_000, "tok_visa").await,
            charge(w, &seller.id, 5_000, "tok_visa").await,
        ];
        let expected = [(0, 3_000), (0, 2_000), (-3_000, 0)];
        for (payment, expected) in payments.iter().zip(expected) {
            let dispute = dispute(w, payment).await;
            assert_eq!(dispute.balance_transactions.len(), 1);
            let balance = w.balance(&seller.id).await;
            assert_eq!((balance.available, balance.prefunding), expected);
        }
        let drawn: Vec<_> = lines(w, &seller.id).await.into_iter()
            .filter(|line| line.source == seller.id.as_str())
            .map(|line| (line.balance_type, line.net, line.reporting_category()))
            .collect();
        let (payments, aside) = (BalanceType::Payments, BalanceType::RefundAndDisputePrefunding);
        assert_eq!(drawn, [
            (aside, -2_000, "other_adjustment"), (payments, 2_000, "other_adjustment"),
            (aside, -1_000, "other_adjustment"), (payments, 1_000, "other_adjustment"),
            (aside, 3_000, "topup"),
        ]);
    }

    async fn what_is_set_aside_covers_the_fee_as_well(w: &World) {
        set_aside(w, &w.platform.id, 5_000).await;
        let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        dispute(w, &payment).await;
        let balance = w.balance(&w.platform.id).await;
        assert_eq!((balance.available, balance.prefunding), (0, 5_000 - 1_820));
    }

    async fn what_is_set_aside_goes_back_to_the_bank_and_never_more(w: &World) {
        set_aside(w, &w.platform.id, 500).await;
        refused(prefunding::withdraw(&w.ctx, &w.admin(), usd(501), None).await, "balance_insufficient", "amount");
        let left = prefunding::withdraw(&w.ctx, &w.admin(), usd(200), None).await.unwrap().value;
        assert_eq!((left.balance, left.line.net), (w.usd(300), -200));
        assert_eq!(w.balance(&w.platform.id).await.prefunding, 300);
        assert_eq!(w.available(&w.platform.id).await, 0);
    }

    async fn two_disputes_at_once_draw_what_is_set_aside_once(w: &World) {
        let seller = w.seller("Juniper").await;
        set_aside(w, &seller.id, 1_000).await;
        let (one, two) = (charge(w, &seller.id, 800, "tok_visa").await, charge(w, &seller.id, 800, "tok_visa").await);
        tokio::join!(dispute(w, &one), dispute(w, &two));
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.prefunding), (-600, 0));
    }

    async fn nobody_sets_funds_aside_in_live_mode(w: &World) {
        let mut tenant = w.tenant();
        tenant.livemode = true;
        let live = domain::actor::Actor::System { tenant };
        let error = prefunding::add(&w.ctx, &live, usd(1), None).await.unwrap_err();
        assert!(matches!(error, Error::Refused { .. }));
    }
}
