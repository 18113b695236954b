//! Table C.3 of the reference, backwards: a charge of 100.00 with 3.20 for processing and an
//! application fee of 12.30, and what is left with whom after a refund.

use domain::{
    balance_transaction::{FeeDetail, FeeKind, TransactionFilter, TransactionType},
    list::PageRequest,
    refund::{NewRefund, RefundStatus},
    time::DAY,
};
use service::{balances, transfers};
use testkit::{World, both_engines, new_payment, new_transfer};

use crate::support::*;

#[derive(Clone, Copy, Debug)]
enum Flow {
    /// On an account that pays for processing.
    Direct,
    /// On an account for which the platform pays.
    DirectExpress,
    Destination,
    DestinationAmount,
    Separate,
    Recorded,
}
use Flow::*;

/// Flow, amount (0 is all), reverse_transfer, refund_application_fee; what platform and account
/// have more than before the charge, in cents.
const TABLE: [(Flow, i64, bool, bool, i64, i64); 17] = [
    (Direct, 0, false, false, 1_230, -1_550),
    (Direct, 0, false, true, 0, -320),
    (Direct, 5_000, false, true, 615, 4_065),
    (DirectExpress, 0, false, false, 910, -1_230),
    (DirectExpress, 0, false, true, -320, 0),
    (Destination, 0, false, false, -9_090, 8_770),
    (Destination, 0, true, false, 910, -1_230),
    (Destination, 0, true, true, -320, 0),
    (Destination, 3_333, true, true, 500, 5_847),
    (Destination, 3_333, true, false, 910, 5_437),
    (Destination, 3_333, false, false, -2_423, 8_770),
    (DestinationAmount, 0, false, false, -9_090, 8_770),
    (DestinationAmount, 0, true, false, -320, 0),
    (DestinationAmount, 5_000, true, false, 295, 4_385),
    (Separate, 0, false, false, -5_320, 5_000),
    (Recorded, 0, false, true, 0, 0),
    (Recorded, 2_500, false, false, 1_230, 6_270),
];

async fn every_flow(w: &World, settled: bool) {
    w.fund(1_000_000).await;
    for (at, (flow, amount, reverse, fee, platform_gets, account_gets)) in
        TABLE.into_iter().enumerate()
    {
        let name = format!("Seller {at}");
        let seller = match flow {
            Direct => standard(w, &name).await,
            _ => w.seller(&name).await,
        };
        // So that what is refused for want of funds is another story.
        let spare = new_transfer(&seller.id, 10_000);
        transfers::create(&w.ctx, &w.key(), &spare, None)
            .await
            .unwrap();
        let before = (total(w, &w.platform.id).await, total(w, &seller.id).await);
        let kept = NewCharge {
            application_fee_amount: Some(1_230),
            ..card(10_000)
        };
        let own = acting(w, &seller.id);
        let (payment, payer) = match flow {
            Direct | DirectExpress => (charge(w, &own, kept).await, own),
            Destination => (
                destination(w, &seller.id, 10_000, Some(1_230)).await,
                w.key(),
            ),
            DestinationAmount => {
                let new = NewCharge {
                    transfer_data: to(&seller.id, Some(8_770)),
                    ..card(10_000)
                };
                (charge(w, &w.key(), new).await, w.key())
            }
            Separate => {
                let payment = charge(w, &w.key(), card(10_000)).await;
                let part = new_transfer(&seller.id, 5_000);
                transfers::create(&w.ctx, &w.key(), &part, None)
                    .await
                    .unwrap();
                (payment, w.key())
            }
            Recorded => {
                let now = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
                let new = new_payment(&seller.id, &name, 10_000, 1_230, now);
                let recorded = service::payments::record(&w.ctx, &w.admin(), &new, None)
                    .await
                    .unwrap();
                (recorded.value, own)
            }
        };
        if settled {
            w.advance(10 * DAY).await;
        }
        let new = NewRefund {
            amount: (amount > 0).then_some(amount),
            reverse_transfer: reverse,
            refund_application_fee: fee,
            ..refund_of(&payment.id)
        };
        let made = refund(w, &payer, &new).await;
        let row = format!("{flow:?} {amount} {reverse} {fee}, settled: {settled}");
        assert_eq!(made.status, RefundStatus::Succeeded, "{row}");
        assert_eq!(made.transfer_reversal.is_some(), reverse, "{row}");
        assert_eq!(made.fee_refund.is_some(), fee, "{row}");
        let after = (total(w, &w.platform.id).await, total(w, &seller.id).await);
        let changed = (after.0 - before.0, after.1 - before.1);
        assert_eq!(changed, (platform_gets, account_gets), "{row}");
        let now = crate::support::payment(w, &payment.id).await;
        assert_eq!(
            now.amount_refunded.minor(),
            if amount > 0 { amount } else { 10_000 },
            "{row}"
        );
        assert_eq!(now.is_refunded(), amount == 0, "{row}");
    }
}

both_engines! {
    async fn every_flow_is_refunded_to_the_cent_while_its_money_is_pending(w: &World) {
        every_flow(w, false).await;
    }

    async fn every_flow_is_refunded_to_the_cent_out_of_available_money(w: &World) {
        every_flow(w, true).await;
    }

    async fn the_lines_of_a_refund_name_everyone_s_part(w: &World) {
        w.fund(10_000).await;
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, Some(1_230)).await;
        let new = NewRefund {
            reverse_transfer: true,
            refund_application_fee: true,
            ..refund_of(&charge.id)
        };
        let made = refund(w, &w.key(), &new).await;
        let first = PageRequest::first(10);
        let lines = |actor| async move {
            let all = TransactionFilter::default();
            balances::transactions(&w.ctx, &actor, &all, &first).await.unwrap().items
        };
        let theirs = lines(acting(w, &seller.id)).await;
        assert_eq!((theirs[0].kind, theirs[0].amount), (TransactionType::PaymentRefund, -10_000));
        assert_eq!((theirs[0].fee, theirs[0].net), (-1_230, -8_770));
        let detail = FeeDetail { kind: FeeKind::ApplicationFee, amount: -1_230 };
        assert_eq!(theirs[0].fee_details, [detail]);
        // It settles with the payment that it takes back.
        assert_eq!(theirs[0].available_on, theirs[1].available_on);
        assert!(!theirs[0].available);

        let first = PageRequest::first(10);
        let all = TransactionFilter::default();
        let own = balances::transactions(&w.ctx, &w.key(), &all, &first).await.unwrap().items;
        let of = |kind| own.iter().find(|line| line.kind == kind).unwrap();
        assert_eq!(of(TransactionType::Refund).net, -10_000);
        assert_eq!(of(TransactionType::Refund).source, made.id.as_str());
        assert_eq!(Some(&of(TransactionType::Refund).id), made.balance_transaction.as_ref());
        assert_eq!(of(TransactionType::TransferRefund).net, 10_000);
        assert_eq!(of(TransactionType::ApplicationFeeRefund).net, -1_230);
        assert_eq!(of(TransactionType::ApplicationFeeRefund).source, made.fee_refund.unwrap().as_str());

        w.advance(10 * DAY).await;
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.pending), (0, 0));
        assert_eq!(w.available(&w.platform.id).await, 10_000 - 320);
    }

    async fn every_change_is_told_to_those_whom_it_concerns(w: &World) {
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, Some(1_230)).await;
        let transfer = transfer_of(w, &charge).await;
        let new = NewRefund {
            amount: Some(4_000),
            reverse_transfer: true,
            refund_application_fee: true,
            ..refund_of(&charge.id)
        };
        let made = refund(w, &w.key(), &new).await;
        assert_eq!(told(w, made.id.as_str()).await, ["refund.created"]);
        assert_eq!(told(w, charge.id.as_str()).await, ["charge.succeeded", "charge.refunded"]);
        let expected = ["transfer.created", "transfer.reversed", "transfer.updated"];
        assert_eq!(told(w, transfer.id.as_str()).await, expected);
        let received = transfer.destination_payment.as_str();
        assert_eq!(told(w, received).await, ["charge.succeeded", "charge.refunded"]);
        let on = service::events::of(&w.ctx, &w.admin(), received).await.unwrap();
        assert!(on.iter().all(|event| event.account.as_ref() == Some(&seller.id)));
        let fee = charge.application_fee_id.unwrap();
        let expected = ["application_fee.created", "application_fee.refunded"];
        assert_eq!(told(w, fee.as_str()).await, expected);

        let after = transfer_of(w, &crate::support::payment(w, &charge.id).await).await;
        assert_eq!(after.amount_reversed.minor(), 4_000);
        let charge = crate::support::payment(w, &charge.id).await;
        assert_eq!(charge.amount_transferred.minor(), 6_000);
        assert_eq!(crate::support::payment(w, &transfer.destination_payment).await.amount_refunded.minor(), 4_000);
    }

    async fn many_odd_parts_take_back_exactly_the_whole(w: &World) {
        w.fund(100_000).await;
        let seller = w.seller("Juniper").await;
        for settled in [false, true] {
            let before = (total(w, &w.platform.id).await, total(w, &seller.id).await);
            let charge = destination(w, &seller.id, 9_999, Some(1_003)).await;
            if settled {
                w.advance(10 * DAY).await;
            }
            for amount in [1, 2, 3_331, 777, 1, 5_000, 887] {
                let new = NewRefund {
                    amount: Some(amount),
                    reverse_transfer: true,
                    refund_application_fee: true,
                    ..refund_of(&charge.id)
                };
                refund(w, &w.key(), &new).await;
            }
            let transfer = transfer_of(w, &charge).await;
            assert_eq!(transfer.reversible().minor(), 0);
            let fee = charge.application_fee_id.clone().unwrap();
            let fee = service::fees::retrieve(&w.ctx, &w.key(), &fee).await.unwrap();
            assert_eq!(fee.refundable().minor(), 0);
            let charge = crate::support::payment(w, &charge.id).await;
            assert!(charge.is_refunded());
            assert_eq!(charge.amount_transferred.minor(), 0);
            let after = (total(w, &w.platform.id).await, total(w, &seller.id).await);
            // Only processing is lost: 2.9 % and 0.30.
            assert_eq!((after.0 - before.0, after.1 - before.1), (-320, 0), "{settled}");
        }
    }

    async fn a_part_without_the_wish_leaves_the_transfer_for_those_with_it(w: &World) {
        w.fund(100_000).await;
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, None).await;
        let half = NewRefund { amount: Some(5_000), ..refund_of(&charge.id) };
        refund(w, &w.key(), &half).await;
        let rest = NewRefund { reverse_transfer: true, ..refund_of(&charge.id) };
        refund(w, &w.key(), &rest).await;
        assert_eq!(transfer_of(w, &charge).await.amount_reversed.minor(), 5_000);
        assert_eq!(total(w, &seller.id).await, 5_000);
    }
}
