//! Payment intents: declines, authentication, capture, cancellation and expiry.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use domain::{
    account::Change,
    id::IntentId,
    intent::{CancelReason, Intent, IntentFilter, IntentStatus},
    list::PageRequest,
    metadata::Patch,
    payment::{CardState, Payment, PaymentStatus},
    time::DAY,
};
use service::{
    Error,
    intents::{self, Answered, Confirmation, IntentChange, NewIntent},
    payments::{self, Capture},
};
use testkit::{Sale, World, both_engines, refused};

async fn capture(w: &World, id: &IntentId, how: &Capture) -> Result<Intent, Error> {
    let key = w.key();
    intents::capture(&w.ctx, &key, id, how, &Patch::default(), None)
        .await
        .map(|reply| reply.value)
}

async fn charge_of(w: &World, intent: &Intent) -> Payment {
    let id = intent.latest_charge.as_ref().unwrap();
    payments::retrieve(&w.ctx, &w.key(), id).await.unwrap()
}

both_engines! {
    async fn a_declined_card_leaves_its_charge_and_its_reason(w: &World) {
        let table = [
            ("pm_card_chargeDeclined", "card_declined", Some("generic_decline")),
            ("pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", Some("insufficient_funds")),
            ("tok_chargeDeclinedLostCard", "card_declined", Some("lost_card")),
            ("tok_chargeDeclinedExpiredCard", "expired_card", None),
            ("tok_chargeDeclinedIncorrectCvc", "incorrect_cvc", None),
            ("tok_chargeDeclinedProcessingError", "processing_error", None),
            ("tok_radarBlock", "card_declined", Some("fraudulent")),
        ];
        for (card, code, decline_code) in table {
            let attempt = w.attempt(&Sale::of(10_000).card(card)).await.unwrap();
            let why = attempt.declined.unwrap();
            assert_eq!((why.failure.code.as_str(), why.failure.decline_code.as_deref()), (code, decline_code), "{card}");
            let intent = intents::retrieve(&w.ctx, &w.key(), &attempt.intent.id).await.unwrap();
            assert_eq!(intent.status, IntentStatus::RequiresPaymentMethod);
            assert_eq!(intent.last_error.as_ref().map(|error| &error.failure), Some(&why.failure));
            assert_eq!(intent.payment_method, None);
            let charge = charge_of(w, &intent).await;
            assert_eq!(charge.status, PaymentStatus::Failed);
            assert_eq!(Some(charge.id), why.charge);
        }
        assert!(w.lines(&w.platform.id).await.is_empty(), "no money moved");
        let events = w.events(&w.platform.id).await;
        assert_eq!(events[..3], ["payment_intent.created", "charge.failed", "payment_intent.payment_failed"]);
    }

    async fn a_declined_intent_succeeds_with_another_card(w: &World) {
        let attempt = w.attempt(&Sale::of(10_000).card("tok_chargeDeclined")).await.unwrap();
        let id = attempt.intent.id;
        refused(intents::confirm(&w.ctx, &w.key(), &id, &Confirmation::default(), None).await, "payment_intent_unexpected_state", "payment_method");
        let how = Confirmation { payment_method: Some("pm_card_visa".into()), ..Default::default() };
        let done = intents::confirm(&w.ctx, &w.key(), &id, &how, None).await.unwrap().value;
        assert_eq!(done.intent.status, IntentStatus::Succeeded);
        assert_eq!((done.intent.amount_received, done.intent.last_error), (10_000, None));
        assert_eq!(w.balance(&w.platform.id).await.pending, 9_680);
        refused(intents::confirm(&w.ctx, &w.key(), &id, &how, None).await, "payment_intent_unexpected_state", None);
    }

    async fn a_customer_who_must_authenticate_is_asked(w: &World) {
        let ask = Sale::of(10_000).card("pm_card_threeDSecure2Required");
        let intent = w.attempt(&ask).await.unwrap().intent;
        assert_eq!((intent.status, intent.latest_charge), (IntentStatus::RequiresAction, None));
        let done = intents::authenticate(&w.ctx, &w.key(), &intent.id, Answered::Succeeded, None).await.unwrap().value.intent;
        assert_eq!(done.status, IntentStatus::Succeeded);
        refused(intents::authenticate(&w.ctx, &w.key(), &intent.id, Answered::Succeeded, None).await, "payment_intent_unexpected_state", None);

        let intent = w.attempt(&ask).await.unwrap().intent;
        let failed = intents::authenticate(&w.ctx, &w.key(), &intent.id, Answered::Failed, None).await.unwrap().value.intent;
        assert_eq!(failed.status, IntentStatus::RequiresPaymentMethod);
        assert_eq!(failed.last_error.unwrap().failure.code, "payment_intent_authentication_failure");

        let declined = w.attempt(&Sale::of(10_000).card("pm_card_threeDSecureRequiredChargeDeclined")).await.unwrap().intent;
        let declined = intents::authenticate(&w.ctx, &w.key(), &declined.id, Answered::Succeeded, None).await.unwrap().value.intent;
        assert_eq!(declined.status, IntentStatus::RequiresPaymentMethod);
        assert_eq!(declined.last_error.unwrap().failure.code, "card_declined");
        assert_eq!(w.balance(&w.platform.id).await.pending, 9_680);
    }

    async fn a_customer_consents_to_the_terms_as_they_are(w: &World) {
        let ask = Sale::of(10_000).card("pm_card_threeDSecure2Required");
        let intent = w.attempt(&ask).await.unwrap().intent;
        let describes = IntentChange { description: Change::Set("Order 7".to_owned()), ..Default::default() };
        let same = IntentChange { amount: Some(10_000), ..Default::default() };
        for change in [describes, same] {
            let asked = intents::update(&w.ctx, &w.key(), &intent.id, &change, None).await.unwrap().value;
            assert_eq!(asked.status, IntentStatus::RequiresAction);
        }
        let more = IntentChange { amount: Some(90_000), ..Default::default() };
        let changed = intents::update(&w.ctx, &w.key(), &intent.id, &more, None).await.unwrap().value;
        assert_eq!(changed.status, IntentStatus::RequiresConfirmation);
        refused(intents::authenticate(&w.ctx, &w.key(), &intent.id, Answered::Succeeded, None).await, "payment_intent_unexpected_state", None);
        let how = Confirmation::default();
        let again = intents::confirm(&w.ctx, &w.key(), &intent.id, &how, None).await.unwrap().value.intent;
        assert_eq!(again.status, IntentStatus::RequiresAction);
        let done = intents::authenticate(&w.ctx, &w.key(), &intent.id, Answered::Succeeded, None).await.unwrap().value.intent;
        assert_eq!((done.status, done.amount_received), (IntentStatus::Succeeded, 90_000));
    }

    async fn an_account_that_can_receive_nothing_more_gets_nothing_captured(w: &World) {
        let reason = domain::account::DisabledReason::RejectedFraud;
        let sales: [fn(Sale, &domain::id::AccountId) -> Sale; 3] = [Sale::to, Sale::on_behalf_of, Sale::on];
        let codes = ["insufficient_capabilities_for_transfer", "account_invalid", "account_invalid"];
        for (number, (sale, code)) in sales.into_iter().zip(codes).enumerate() {
            let seller = w.seller(&format!("Seller {number}")).await;
            let sale = sale(Sale::of(10_000).held(), &seller.id);
            let intent = w.attempt(&sale).await.unwrap().intent;
            service::accounts::reject(&w.ctx, &w.admin(), &seller.id, reason, None).await.unwrap();
            let key = w.seller_of(&sale);
            let how = Capture::default();
            let none = Patch::default();
            let error = intents::capture(&w.ctx, &key, &intent.id, &how, &none, None).await.unwrap_err();
            assert_eq!(error.code(), code, "{number}");
            assert!(w.lines(&seller.id).await.is_empty());
            // The card can still be let go.
            let over = intents::cancel(&w.ctx, &key, &intent.id, None, None).await.unwrap().value;
            assert_eq!(over.status, IntentStatus::Canceled);
        }
    }

    async fn without_the_customer_a_card_that_asks_is_declined(w: &World) {
        for (off_session, error_on_requires_action) in [(true, false), (false, true)] {
            let sale = Sale::of(10_000);
            let new = NewIntent {
                terms: sale.terms,
                payment_method: Some("pm_card_authenticationRequired".into()),
                return_url: None,
                use_stripe_sdk: false,
                confirm: Some(Confirmation { off_session, error_on_requires_action, ..Default::default() }),
            };
            let attempt = intents::create(&w.ctx, &w.key(), &new, None).await.unwrap().value;
            assert_eq!(attempt.declined.unwrap().failure.code, "authentication_required");
            assert_eq!(attempt.intent.status, IntentStatus::RequiresPaymentMethod);
        }
    }

    async fn a_held_card_is_captured_in_part_with_the_fee_of_then(w: &World) {
        let seller = w.seller("Express").await;
        let intent = w.attempt(&Sale::of(10_000).to(&seller.id).held()).await.unwrap().intent;
        assert_eq!((intent.status, intent.amount_capturable), (IntentStatus::RequiresCapture, 10_000));
        assert!(w.lines(&seller.id).await.is_empty());
        let bad = [
            (Capture { amount: Some(10_001), ..Default::default() }, "amount_too_large", "amount_to_capture"),
            (Capture { amount: Some(0), ..Default::default() }, "parameter_invalid_integer", "amount_to_capture"),
            (Capture { amount: Some(500), application_fee_amount: Some(501), ..Default::default() }, "amount_too_large", "application_fee_amount"),
            (Capture { application_fee_amount: Some(5), transfer_amount: Some(5), ..Default::default() }, "parameters_exclusive", "application_fee_amount"),
        ];
        for (how, code, param) in bad {
            refused(capture(w, &intent.id, &how).await, code, param);
        }
        let how = Capture { amount: Some(6_000), application_fee_amount: Some(600), ..Default::default() };
        let done = capture(w, &intent.id, &how).await.unwrap();
        assert_eq!((done.status, done.amount_received, done.amount_capturable), (IntentStatus::Succeeded, 6_000, 0));
        assert_eq!(w.balance(&seller.id).await.pending, 5_400);
        // 2.9 % of what was captured, and 0.30.
        assert_eq!(w.balance(&w.platform.id).await.pending, 600 - 204);
        let charge = charge_of(w, &done).await;
        assert_eq!((charge.captured().minor(), charge.refundable().minor()), (6_000, 6_000));
        refused(capture(w, &intent.id, &how).await, "payment_intent_unexpected_state", None);
        let mut events = w.events(&w.platform.id).await;
        events.sort_unstable();
        assert_eq!(events, [
            "application_fee.created", "charge.captured", "charge.succeeded",
            "payment_intent.amount_capturable_updated", "payment_intent.created",
            "payment_intent.succeeded", "transfer.created",
        ]);
        // The job for the authorisation's end finds nothing to do.
        w.advance(8 * DAY).await;
        assert_eq!(charge_of(w, &done).await.captured().minor(), 6_000);
    }

    async fn an_agreed_fee_is_held_to_what_is_captured(w: &World) {
        let seller = w.seller("Express").await;
        let intent = w.attempt(&Sale::of(10_000).fee(1_230).to(&seller.id).held()).await.unwrap().intent;
        let how = Capture { amount: Some(1_000), ..Default::default() };
        capture(w, &intent.id, &how).await.unwrap();
        assert_eq!(w.balance(&seller.id).await.pending, 0);
        assert_eq!(w.balance(&w.platform.id).await.pending, 1_000 - 59);
    }

    async fn an_amount_for_the_destination_can_be_set_at_capture(w: &World) {
        let seller = w.seller("Express").await;
        let intent = w.attempt(&Sale::of(10_000).to(&seller.id).held()).await.unwrap().intent;
        let how = Capture { transfer_amount: Some(7_000), ..Default::default() };
        capture(w, &intent.id, &how).await.unwrap();
        assert_eq!(w.balance(&seller.id).await.pending, 7_000);
        let plain = w.attempt(&Sale::of(10_000).held()).await.unwrap().intent;
        refused(capture(w, &plain.id, &how).await, "parameter_invalid", "transfer_data[amount]");
    }

    async fn an_authorisation_ends_after_seven_days(w: &World) {
        let shop = w.seller("Express").await;
        let sale = Sale::of(10_000).fee(1_000).on(&shop.id).held();
        let actor = w.seller_of(&sale);
        let intent = w.attempt(&sale).await.unwrap().intent;
        w.advance(7 * DAY - 1).await;
        let found = intents::retrieve(&w.ctx, &actor, &intent.id).await.unwrap();
        assert_eq!(found.status, IntentStatus::RequiresCapture);
        w.advance(1).await;
        let ended = intents::retrieve(&w.ctx, &actor, &intent.id).await.unwrap();
        assert_eq!((ended.status, ended.cancellation_reason), (IntentStatus::Canceled, Some(CancelReason::Expired)));
        assert_eq!(ended.amount_capturable, 0);
        assert_eq!(charge_of(w, &ended).await.card().unwrap().state, CardState::Released);
        let events = w.events(&shop.id).await;
        assert_eq!(events[events.len() - 2..], ["charge.expired", "payment_intent.canceled"]);
        assert!(w.lines(&shop.id).await.is_empty());
    }

    async fn a_canceled_intent_lets_the_card_go(w: &World) {
        let intent = w.attempt(&Sale::of(10_000).held()).await.unwrap().intent;
        let why = Some(CancelReason::RequestedByCustomer);
        let ended = intents::cancel(&w.ctx, &w.key(), &intent.id, why, None).await.unwrap().value;
        assert_eq!((ended.status, ended.cancellation_reason), (IntentStatus::Canceled, why));
        assert_eq!(charge_of(w, &ended).await.card().unwrap().state, CardState::Released);
        refused(capture(w, &intent.id, &Capture::default()).await, "payment_intent_unexpected_state", None);
        refused(intents::cancel(&w.ctx, &w.key(), &intent.id, None, None).await, "payment_intent_unexpected_state", None);
        let done = w.attempt(&Sale::of(10_000)).await.unwrap().intent;
        refused(intents::cancel(&w.ctx, &w.key(), &done.id, None, None).await, "payment_intent_unexpected_state", None);
    }

    async fn an_intent_changes_until_it_is_confirmed(w: &World) {
        let seller = w.seller("Express").await;
        let new = NewIntent { terms: Sale::of(10_000).to(&seller.id).terms, payment_method: None, return_url: None, confirm: None, use_stripe_sdk: false };
        let made = intents::create(&w.ctx, &w.key(), &new, None).await.unwrap().value.intent;
        assert_eq!(made.status, IntentStatus::RequiresPaymentMethod);
        let change = IntentChange {
            amount: Some(20_000),
            application_fee_amount: Change::Set(2_000),
            payment_method: Some("pm_card_visa".into()),
            ..Default::default()
        };
        let changed = intents::update(&w.ctx, &w.key(), &made.id, &change, None).await.unwrap().value;
        assert_eq!((changed.amount(), changed.status), (w.usd(20_000), IntentStatus::RequiresConfirmation));
        let bad = IntentChange { application_fee_amount: Change::Set(20_001), ..Default::default() };
        refused(intents::update(&w.ctx, &w.key(), &made.id, &bad, None).await, "amount_too_large", "application_fee_amount");
        intents::confirm(&w.ctx, &w.key(), &made.id, &Confirmation::default(), None).await.unwrap();
        assert_eq!(w.balance(&seller.id).await.pending, 18_000);
        refused(intents::update(&w.ctx, &w.key(), &made.id, &change, None).await, "payment_intent_unexpected_state", None);
        let words = IntentChange { description: Change::Set("Order 7".into()), ..Default::default() };
        let told = intents::update(&w.ctx, &w.key(), &made.id, &words, None).await.unwrap().value;
        assert_eq!(told.terms.description.as_deref(), Some("Order 7"));
    }

    async fn intents_are_seen_by_their_owner_only(w: &World) {
        let seller = w.seller("Express").await;
        let own = w.attempt(&Sale::of(100).on(&seller.id)).await.unwrap().intent;
        let of_platform = w.attempt(&Sale::of(100)).await.unwrap().intent;
        let page = PageRequest::first(10);
        let filter = IntentFilter::default();
        let listed = intents::list(&w.ctx, &w.acting_for(&seller.id), &filter, &page).await.unwrap();
        assert_eq!(listed.items, std::slice::from_ref(&own));
        let listed = intents::list(&w.ctx, &w.key(), &filter, &page).await.unwrap();
        assert_eq!(listed.items, [of_platform]);
        let foreign = intents::retrieve(&w.ctx, &w.key(), &own.id).await;
        assert!(matches!(foreign, Err(Error::NotFound { .. })));
        let owner = intents::cancel(&w.ctx, &w.owner(&seller.id), &own.id, None, None).await;
        assert!(matches!(owner, Err(Error::Forbidden(_))));
    }

    async fn two_captures_at_once_bring_the_money_once(w: &World) {
        let intent = w.attempt(&Sale::of(10_000).held()).await.unwrap().intent;
        let how = Capture::default();
        let all = [capture(w, &intent.id, &how), capture(w, &intent.id, &how), capture(w, &intent.id, &how)];
        let [one, two, three] = all;
        let (one, two, three) = tokio::join!(one, two, three);
        let done = [one, two, three].iter().filter(|it| it.is_ok()).count();
        assert_eq!(done, 1);
        assert_eq!(w.balance(&w.platform.id).await.pending, 9_680);
    }
}
