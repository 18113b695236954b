//! What pages show of lines, payments and paydays.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::BTreeSet;

use domain::{
    balance_transaction::{TransactionFilter, TransactionType},
    id::AccountId,
    list::PageRequest,
    payment::PaymentFilter,
    payout::schedule::Schedule,
    refund::{NewRefund, RefundOf},
    time::{DAY, HOUR},
};
use service::{balances, payments, payouts, sources};
use testkit::{Sale, World, both_engines, new_payment, new_transfer, refused};

const TEN: fn() -> PageRequest = || PageRequest::first(10);

both_engines! {
    async fn lines_name_the_payment_or_the_transfer_behind_them(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(5_000).await;
        let sent = service::transfers::create(&w.ctx, &w.admin(), &new_transfer(&seller.id, 1_000), None).await.unwrap().value;
        let own = balances::transactions(&w.ctx, &w.admin(), &TransactionFilter::default(), &TEN()).await.unwrap();
        let behind = sources::behind(&w.ctx, &w.admin(), None, &own.items).await.unwrap();
        assert_eq!(behind[0].transfer.as_ref(), Some(&sent.id));
        assert_eq!(behind[0].payment, None);

        let theirs = balances::transactions(&w.ctx, &w.owner(&seller.id), &TransactionFilter::default(), &TEN()).await.unwrap();
        let line = &theirs.items[0];
        let behind = sources::behind(&w.ctx, &w.admin(), Some(&seller.id), &theirs.items).await.unwrap();
        assert_eq!(behind[0].payment.as_ref().map(|it| &it.id), Some(&sent.destination_payment));
        let found = balances::transaction_of(&w.ctx, &w.admin(), &seller.id, line.id.as_str()).await.unwrap();
        assert_eq!(found, *line);

        // To another account the same line is not there.
        let other = w.seller("Walnut").await;
        refused(balances::transaction_of(&w.ctx, &w.admin(), &other.id, line.id.as_str()).await, "resource_missing", "id");
        let theirs = balances::transaction_of(&w.ctx, &w.owner(&other.id), &seller.id, line.id.as_str()).await;
        refused(theirs, "resource_missing", "account");
    }

    async fn every_line_of_a_sale_that_went_wrong_names_its_payment(w: &World) {
        let seller = w.banked("Juniper").await;
        w.fund(90_000).await;
        let sale = |card| Sale::of(10_000).fee(1_000).to(&seller.id).card(card);
        let refunded = w.charge(&sale("pm_card_bypassPending")).await;
        let refund = NewRefund {
            of: RefundOf::Payment(refunded.id.clone()),
            amount: None,
            reason: None,
            reverse_transfer: true,
            refund_application_fee: true,
            metadata: Default::default(),
        };
        let refund = service::refunds::create(&w.ctx, &w.key(), None, &refund, None).await.unwrap().value;
        let disputed = w.charge(&sale("pm_card_createDispute")).await;
        w.advance(HOUR).await;

        let behind = async |owner: &AccountId, account| {
            let lines = w.lines(owner).await;
            let found = sources::behind(&w.ctx, &w.admin(), account, &lines).await.unwrap();
            lines.into_iter().zip(found).filter(|(line, _)| line.kind != TransactionType::Topup).collect::<Vec<_>>()
        };
        let mut kinds = BTreeSet::new();
        for (line, found) in behind(&w.platform.id, None).await {
            kinds.insert(line.kind.name());
            let of = found.payment.as_ref().map(|payment| &payment.id);
            let transfer = found.transfer.is_some();
            match line.kind {
                TransactionType::Charge => assert_eq!(found.payment.unwrap().id.as_str(), line.source),
                TransactionType::Transfer | TransactionType::TransferRefund => assert!(transfer, "{line:?}"),
                TransactionType::Refund => assert_eq!((of, found.refund), (Some(&refunded.id), Some(refund.clone()))),
                // The fee was collected from the seller's side of the sale.
                TransactionType::ApplicationFeeRefund => assert_eq!(found.payment.unwrap().account, seller.id),
                TransactionType::Adjustment => {
                    assert_eq!(of, Some(&disputed.id));
                    assert_eq!(found.dispute.unwrap().id.as_str(), line.source);
                }
                _ => {}
            }
        }
        for kind in ["charge", "transfer", "refund", "adjustment"] {
            assert!(kinds.contains(kind), "{kind} in {kinds:?}");
        }

        w.earn(&seller.id, 500).await;
        w.advance(2 * DAY).await;
        let own = behind(&seller.id, Some(&seller.id)).await;
        let (line, paid) = own.iter().find(|(line, _)| line.kind == TransactionType::Payout).unwrap();
        assert_eq!(paid.payout.as_ref().unwrap().id.as_str(), line.source);
    }

    async fn cards_that_are_not_captured_are_left_out_of_what_was_earned(w: &World) {
        let seller = w.seller("Juniper").await;
        let now = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
        let new = new_payment(&seller.id, "order-1", 10_000, 1_230, now);
        payments::record(&w.ctx, &w.admin(), &new, None).await.unwrap();
        let owner = w.owner(&seller.id);
        let all = PaymentFilter::default();
        let earned = PaymentFilter { captured_only: true, ..PaymentFilter::default() };
        let list = async |wanted| payments::list(&w.ctx, &owner, &seller.id, wanted, &TEN()).await.unwrap().items;
        let recorded = list(&all).await.remove(0);
        let held = w.charge(&w.sale_on(&seller.id, 2_000).held()).await;
        assert_eq!(list(&all).await.len(), 2);
        assert_eq!(list(&earned).await, std::slice::from_ref(&recorded));
        let lines = payments::lines(&w.ctx, &w.admin(), &seller.id, &[recorded, held]).await.unwrap();
        assert_eq!(lines[0].as_ref().map(|line| line.net), Some(8_770));
        assert_eq!(lines[1], None);
    }

    async fn the_next_payday_follows_the_schedule(w: &World) {
        let mut seller = w.seller("Juniper").await;
        // A Sunday: the next business day is Monday, an hour after midnight.
        let now = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
        let monday = payouts::next_payday(&seller, now).unwrap();
        assert_eq!(monday.date().to_string(), "2026-11-23");
        // Until that hour it stays that day, then it is the next.
        assert_eq!(payouts::next_payday(&seller, monday.plus(-1)), Some(monday));
        let after = payouts::next_payday(&seller, monday.plus(HOUR)).unwrap();
        assert_eq!(after.date().to_string(), "2026-11-24");
        seller.settings.payouts = Some(Schedule::manual());
        assert_eq!(payouts::next_payday(&seller, now), None);
    }
}
