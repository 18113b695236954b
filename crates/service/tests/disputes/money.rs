//! The money of a dispute, and how it ends.

use domain::{balance_transaction::TransactionType, dispute::DisputeStatus, time::DAY};
use service::{disputes, payments};
use testkit::{World, both_engines, refused};

use crate::support::{about, charge, dispute, found, lines, open, run_due, standard, told};

both_engines! {
    async fn a_dispute_takes_the_amount_and_the_fee_from_the_platform(w: &World) {
        let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        assert_eq!(w.available(&w.platform.id).await, 9_680);
        let dispute = dispute(w, &payment).await;
        assert_eq!(dispute.status, DisputeStatus::NeedsResponse);
        assert_eq!(w.available(&w.platform.id).await, 9_680 - 10_000 - 1_500);
        let line = &dispute.balance_transactions[0];
        assert_eq!((line.amount, line.fee, line.net), (-10_000, 1_500, -11_500));
        assert_eq!(line.reporting_category(), "dispute");
        assert_eq!(lines(w, &w.platform.id).await[0], *line);
        let payment = payments::retrieve(&w.ctx, &w.admin(), &payment.id).await.unwrap();
        assert!(payment.disputed);
        assert_eq!(
            told(w, dispute.id.as_str()).await,
            ["charge.dispute.created", "charge.dispute.funds_withdrawn"]
        );
        assert_eq!(told(w, payment.id.as_str()).await.last().copied(), Some("charge.updated"));
        let postings = disputes::postings(&w.ctx, &w.admin(), None, &dispute.id).await.unwrap();
        assert_eq!(postings.len(), 2);
    }

    async fn the_platform_pays_the_fee_for_an_account_that_pays_none(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(5_000).await;
        let payment = charge(w, &seller.id, 10_000, "tok_bypassPending").await;
        let before = w.available(&w.platform.id).await;
        assert_eq!(w.available(&seller.id).await, 10_000);
        let dispute = dispute(w, &payment).await;
        assert_eq!(dispute.account, seller.id);
        assert_eq!(w.available(&seller.id).await, 0);
        assert_eq!(w.available(&w.platform.id).await, before - 1_500);
        let fee = &lines(w, &w.platform.id).await[0];
        assert_eq!((fee.kind, fee.net), (TransactionType::StripeFee, -1_500));
        assert_eq!(fee.source, dispute.id.as_str());
    }

    async fn an_account_that_pays_its_own_fees_pays_for_its_disputes(w: &World) {
        let account = standard(w, "Own Terms").await;
        let payment = charge(w, &account.id, 10_000, "tok_bypassPending").await;
        dispute(w, &payment).await;
        assert_eq!(w.available(&account.id).await, 9_680 - 11_500);
        let platform = w.balance(&w.platform.id).await;
        assert_eq!((platform.available, platform.reserved), (0, 0), "nobody answers for it here");
    }

    async fn a_dispute_that_is_won_gives_the_money_back_and_not_the_fee(w: &World) {
        let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        let dispute = dispute(w, &payment).await;
        let won = disputes::win(&w.ctx, &w.admin(), &dispute.id, None).await.unwrap().value;
        assert_eq!(won.status, DisputeStatus::Won);
        assert_eq!(w.available(&w.platform.id).await, 9_680 - 1_500);
        assert_eq!(won.balance_transactions.len(), 2);
        assert_eq!(won.balance_transactions[1].reporting_category(), "dispute_reversal");
        let told = told(w, dispute.id.as_str()).await;
        assert_eq!(told[2..], ["charge.dispute.funds_reinstated", "charge.dispute.closed"]);
        for again in [
            disputes::win(&w.ctx, &w.admin(), &dispute.id, None).await,
            disputes::lose(&w.ctx, &w.admin(), &dispute.id, None).await,
            disputes::accept(&w.ctx, &w.admin(), &dispute.id, None).await,
            disputes::escalate(&w.ctx, &w.admin(), &dispute.id, None).await,
        ] {
            refused(again, "status_transition_invalid", None);
        }
        assert_eq!(w.available(&w.platform.id).await, 9_680 - 1_500);
    }

    async fn a_dispute_that_is_lost_or_accepted_only_closes(w: &World) {
        let one = charge(w, &w.platform.id, 5_000, "tok_bypassPending").await;
        let two = charge(w, &w.platform.id, 5_000, "tok_bypassPending").await;
        let (one, two) = (dispute(w, &one).await, dispute(w, &two).await);
        let before = w.available(&w.platform.id).await;
        disputes::lose(&w.ctx, &w.admin(), &one.id, None).await.unwrap();
        disputes::accept(&w.ctx, &w.admin(), &two.id, None).await.unwrap();
        let audit = w.audit().await;
        for (action, dispute) in [("dispute.decide", &one), ("dispute.accept", &two)] {
            let row = (action.to_owned(), dispute.id.to_string(), "done".to_owned());
            assert!(audit.contains(&row), "{action}");
        }
        for each in [one, two] {
            assert_eq!(found(w, &each).await.status, DisputeStatus::Lost);
            assert_eq!(told(w, each.id.as_str()).await[2..], ["charge.dispute.closed"]);
        }
        assert_eq!(w.available(&w.platform.id).await, before);
    }

    async fn an_inquiry_moves_no_money_until_it_escalates(w: &World) {
        let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        let inquiry = open(w, &payment, true, None).await.unwrap();
        assert_eq!(inquiry.status, DisputeStatus::WarningNeedsResponse);
        assert_eq!(w.available(&w.platform.id).await, 9_680);
        assert!(!payments::retrieve(&w.ctx, &w.admin(), &payment.id).await.unwrap().disputed);
        let accepted = disputes::accept(&w.ctx, &w.admin(), &inquiry.id, None).await;
        refused(accepted, "status_transition_invalid", None);

        w.advance(5 * DAY).await;
        let dispute = disputes::escalate(&w.ctx, &w.admin(), &inquiry.id, None).await.unwrap().value;
        assert_eq!((&dispute.id, dispute.status), (&inquiry.id, DisputeStatus::NeedsResponse));
        assert!(dispute.due_by > inquiry.due_by);
        assert_eq!(w.available(&w.platform.id).await, 9_680 - 11_500);
        assert!(payments::retrieve(&w.ctx, &w.admin(), &payment.id).await.unwrap().disputed);
        assert_eq!(
            told(w, dispute.id.as_str()).await,
            ["charge.dispute.created", "charge.dispute.updated", "charge.dispute.funds_withdrawn"]
        );
        // The inquiry's own deadline passes and means nothing; the dispute's does.
        w.advance(5 * DAY).await;
        assert_eq!(found(w, &dispute).await.status, DisputeStatus::NeedsResponse);
        w.advance(5 * DAY).await;
        let lost = found(w, &dispute).await;
        assert_eq!((lost.status, lost.past_due), (DisputeStatus::Lost, true));
        w.advance(150 * DAY).await;
        assert_eq!(found(w, &dispute).await, lost);
    }

    async fn an_inquiry_closes_by_itself_after_a_hundred_and_twenty_days(w: &World) {
        let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        let inquiry = open(w, &payment, true, None).await.unwrap();
        w.advance(119 * DAY).await;
        let late = found(w, &inquiry).await;
        assert_eq!((late.status, late.past_due), (DisputeStatus::WarningNeedsResponse, true));
        w.advance(DAY).await;
        assert_eq!(found(w, &inquiry).await.status, DisputeStatus::WarningClosed);
        assert_eq!(
            told(w, inquiry.id.as_str()).await,
            ["charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed"]
        );
        assert_eq!(w.available(&w.platform.id).await, 9_680);
    }

    async fn a_charge_is_disputed_in_parts_and_never_for_more_than_it_was(w: &World) {
        let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        let first = open(w, &payment, false, Some(4_000)).await.unwrap();
        refused(open(w, &payment, false, Some(6_001)).await, "amount_too_large", "amount");
        let second = open(w, &payment, false, None).await.unwrap();
        assert_eq!(second.amount, w.usd(6_000));
        refused(open(w, &payment, true, None).await, "charge_disputed", "id");
        // What is won can be disputed again.
        disputes::win(&w.ctx, &w.admin(), &first.id, None).await.unwrap();
        assert_eq!(open(w, &payment, false, None).await.unwrap().amount, w.usd(4_000));
        assert_eq!(about(w, &payment).await.len(), 3);
    }

    async fn the_test_cards_are_disputed_by_the_network(w: &World) {
        let table = [
            ("tok_createDispute", DisputeStatus::NeedsResponse, "fraudulent", &[10_000_i64][..]),
            ("tok_createDisputeProductNotReceived", DisputeStatus::NeedsResponse, "product_not_received", &[10_000]),
            ("tok_createDisputeInquiry", DisputeStatus::WarningNeedsResponse, "fraudulent", &[10_000]),
            ("tok_createMultipleDisputes", DisputeStatus::NeedsResponse, "fraudulent", &[5_000, 5_000]),
        ];
        for (token, status, reason, amounts) in table {
            let payment = charge(w, &w.platform.id, 10_000, token).await;
            run_due(w).await;
            let all = about(w, &payment).await;
            assert_eq!(all.iter().map(|it| it.amount.minor()).collect::<Vec<_>>(), amounts, "{token}");
            assert!(all.iter().all(|it| it.status == status && it.reason == reason), "{token}");
        }
    }

    async fn only_captured_cards_are_disputed(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(1_000).await;
        let sent = service::transfers::create(&w.ctx, &w.admin(), &testkit::new_transfer(&seller.id, 10), None)
            .await.unwrap().value;
        let payment = payments::retrieve(&w.ctx, &w.admin(), &sent.destination_payment).await.unwrap();
        refused(open(w, &payment, false, None).await, "parameter_invalid", "id");
        let held = w.charge(&testkit::Sale::of(500).held()).await;
        refused(open(w, &held, false, None).await, "parameter_invalid", "id");
    }
}
