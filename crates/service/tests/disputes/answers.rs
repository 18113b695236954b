//! Who answers a dispute, with what, and what follows.

use domain::{actor::Role, dispute::DisputeStatus, metadata::Patch, time::DAY};
use service::{
    Error,
    disputes::{self, NewDispute, Response},
};
use testkit::{World, both_engines, refused};

use crate::support::{charge, dispute, found, open, respond, run_due, says, told};

both_engines! {
    async fn evidence_is_staged_as_often_as_needed_and_submitted_once(w: &World) {
        let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        let dispute = dispute(w, &payment).await;
        let staged = respond(w, &dispute, &says("product_description", "A chair", Some(false))).await.unwrap();
        assert_eq!((staged.status, staged.submissions), (DisputeStatus::NeedsResponse, 0));
        respond(w, &dispute, &says("customer_name", "Jenny", Some(false))).await.unwrap();
        let cleared = respond(w, &dispute, &says("customer_name", "", Some(false))).await.unwrap();
        assert_eq!(cleared.evidence.len(), 1);
        // Metadata alone says nothing to the bank.
        let patch = Patch::Merge([("case".to_owned(), "7".to_owned())].into());
        let noted = Response { metadata: patch, ..Response::default() };
        assert_eq!(respond(w, &dispute, &noted).await.unwrap().submissions, 0);
        // An empty call submits what is staged.
        let submitted = respond(w, &dispute, &Response::default()).await.unwrap();
        assert_eq!((submitted.status, submitted.submissions), (DisputeStatus::UnderReview, 1));
        for late in [says("uncategorized_text", "x", None), says("customer_name", "y", Some(false)), Response::default()] {
            refused(respond(w, &dispute, &late).await, "status_transition_invalid", "evidence");
        }
        assert_eq!(respond(w, &dispute, &noted).await.unwrap().metadata, submitted.metadata);
        let told = told(w, dispute.id.as_str()).await;
        assert_eq!(told.iter().filter(|kind| **kind == "charge.dispute.updated").count(), 5);
    }

    async fn nothing_cannot_be_submitted(w: &World) {
        let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        let dispute = dispute(w, &payment).await;
        refused(respond(w, &dispute, &Response::default()).await, "parameter_missing", "evidence");
        assert_eq!(found(w, &dispute).await, dispute);
    }

    async fn the_texts_of_test_mode_decide_at_once(w: &World) {
        for (text, status, change) in [
            ("winning_evidence", DisputeStatus::Won, 10_000),
            ("losing_evidence", DisputeStatus::Lost, 0),
        ] {
            let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
            let dispute = dispute(w, &payment).await;
            let before = w.available(&w.platform.id).await;
            respond(w, &dispute, &says("uncategorized_text", text, None)).await.unwrap();
            run_due(w).await;
            assert_eq!(found(w, &dispute).await.status, status);
            assert_eq!(w.available(&w.platform.id).await, before + change);
        }
    }

    async fn an_inquiry_that_is_answered_well_closes_and_else_escalates(w: &World) {
        for (text, status) in [
            ("winning_evidence", DisputeStatus::WarningClosed),
            ("losing_evidence", DisputeStatus::NeedsResponse),
            ("Nothing of the kind", DisputeStatus::WarningUnderReview),
        ] {
            let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
            let inquiry = open(w, &payment, true, None).await.unwrap();
            respond(w, &inquiry, &says("uncategorized_text", text, None)).await.unwrap();
            run_due(w).await;
            assert_eq!(found(w, &inquiry).await.status, status, "{text}");
            if status == DisputeStatus::WarningUnderReview {
                w.advance(120 * DAY).await;
                assert_eq!(found(w, &inquiry).await.status, DisputeStatus::WarningClosed);
            }
        }
    }

    async fn the_bank_decides_sixty_days_after_an_answer(w: &World) {
        let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        let dispute = dispute(w, &payment).await;
        respond(w, &dispute, &says("uncategorized_text", "We sent it.", None)).await.unwrap();
        w.advance(59 * DAY).await;
        assert_eq!(found(w, &dispute).await.status, DisputeStatus::UnderReview);
        w.advance(DAY).await;
        assert_eq!(found(w, &dispute).await.status, DisputeStatus::Lost);
    }

    async fn no_answer_in_time_loses(w: &World) {
        let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        let dispute = dispute(w, &payment).await;
        w.advance(9 * DAY).await;
        assert_eq!(found(w, &dispute).await.status, DisputeStatus::NeedsResponse);
        w.advance(DAY).await;
        let lost = found(w, &dispute).await;
        assert_eq!((lost.status, lost.past_due), (DisputeStatus::Lost, true));
    }

    async fn evidence_has_limits(w: &World) {
        let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        let dispute = dispute(w, &payment).await;
        let half = "é".repeat(75_000);
        respond(w, &dispute, &says("uncategorized_text", &half, Some(false))).await.unwrap();
        respond(w, &dispute, &says("product_description", &half, Some(false))).await.unwrap();
        let bad = [
            (says("customer_name", "J", None), "parameter_invalid_string_length", "evidence"),
            (says("nonsense", "x", None), "parameter_unknown", "evidence[nonsense]"),
            (says("receipt", "not a file", None), "resource_missing", "evidence"),
            (says("receipt", "file_absent", None), "resource_missing", "evidence"),
            (says("customer_name", "a\0b", None), "invalid_characters", "evidence[customer_name]"),
        ];
        for (response, code, param) in bad {
            refused(respond(w, &dispute, &response).await, code, param);
        }
        assert_eq!(found(w, &dispute).await.submissions, 0);
    }

    async fn an_owner_answers_for_itself_and_nobody_else(w: &World) {
        let (one, two) = (w.seller("One").await, w.seller("Two").await);
        let payment = charge(w, &one.id, 10_000, "tok_bypassPending").await;
        let dispute = dispute(w, &payment).await;
        let response = says("uncategorized_text", "Mine", Some(false));
        let own = disputes::respond(&w.ctx, &w.owner(&one.id), &dispute.id, &response, None).await;
        assert_eq!(own.unwrap().value.evidence.len(), 1);
        let other = w.other_platform().await;
        for stranger in [w.owner(&two.id), w.admin(), other] {
            let seen = disputes::retrieve(&w.ctx, &stranger, None, &dispute.id).await;
            assert!(matches!(seen, Err(Error::NotFound { .. })));
            let said = disputes::respond(&w.ctx, &stranger, &dispute.id, &response, None).await;
            assert!(matches!(said, Err(Error::NotFound { .. })));
        }
        let new = NewDispute { reason: "fraudulent".into(), inquiry: false, amount: None };
        let opened = disputes::open(&w.ctx, &w.owner(&one.id), &payment.id, &new, None).await;
        assert!(matches!(opened, Err(Error::Forbidden(_))));
        let won = disputes::win(&w.ctx, &w.owner(&one.id), &dispute.id, None).await;
        assert!(matches!(won, Err(Error::Forbidden(_))));
    }

    async fn roles_decide_who_answers(w: &World) {
        let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        let dispute = dispute(w, &payment).await;
        let response = says("uncategorized_text", "x", Some(false));
        for role in Role::ALL {
            let said = disputes::respond(&w.ctx, &w.member(role), &dispute.id, &response, None).await;
            let may = matches!(role, Role::Administrator | Role::Developer | Role::Support);
            assert_eq!(said.is_ok(), may, "{role:?}");
        }
    }
}
