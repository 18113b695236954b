//! Charged cards: who holds what after each kind of charge, to the cent.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use domain::{
    account::AccountKind,
    balance_transaction::{BalanceTransaction, FeeKind, TransactionType},
    intent::{CaptureMethod, IntentTerms},
    list::PageRequest,
    money::Currency,
    payment::{CardState, Origin, PaymentFilter},
    time::DAY,
};
use service::{Error, fees, payments, transfers};
use testkit::{Sale, World, both_engines, refused};

/// Kind, gross, fee and net of lines.
fn figures(lines: &[BalanceTransaction]) -> Vec<(TransactionType, i64, i64, i64)> {
    let figures = |it: &BalanceTransaction| (it.kind, it.amount, it.fee, it.net);
    lines.iter().map(figures).collect()
}

fn details(line: &BalanceTransaction) -> Vec<(FeeKind, i64)> {
    line.fee_details
        .iter()
        .map(|it| (it.kind, it.amount))
        .collect()
}

async fn charged(w: &World, terms: &IntentTerms, source: &str) -> payments::Attempt {
    payments::create(&w.ctx, &w.key(), terms, Some(source), None)
        .await
        .unwrap()
        .value
}

both_engines! {
    async fn a_direct_charge_leaves_the_account_all_but_both_fees(w: &World) {
        let shop = w.account("Standard", AccountKind::Standard, "US").await;
        let charge = w.charge(&Sale::of(10_000).fee(1_230).on(&shop.id)).await;
        assert_eq!(charge.account, shop.id);
        assert!(charge.id.as_str().starts_with("ch_"));
        assert_eq!(charge.captured().minor(), 10_000);
        assert_eq!(w.balance(&shop.id).await.pending, 8_450);
        assert_eq!(w.balance(&w.platform.id).await.pending, 1_230);
        let lines = w.lines(&shop.id).await;
        assert_eq!(figures(&lines), [(TransactionType::Charge, 10_000, 1_550, 8_450)]);
        let mut parts = details(&lines[0]);
        parts.sort_by_key(|part| part.1);
        assert_eq!(parts, [(FeeKind::StripeFee, 320), (FeeKind::ApplicationFee, 1_230)]);
        assert_eq!(Some(&lines[0].id), charge.balance_transaction.as_ref());
        let lines = w.lines(&w.platform.id).await;
        assert_eq!(figures(&lines), [(TransactionType::ApplicationFee, 1_230, 0, 1_230)]);
        let fee = fees::retrieve(&w.ctx, &w.key(), charge.application_fee_id.as_ref().unwrap()).await.unwrap();
        assert_eq!((fee.account, fee.payment, fee.originating), (shop.id.clone(), charge.id, None));
        assert_eq!(w.events(&shop.id).await[1..], [
            "balance_settings.updated", "account.updated", "payment_intent.created", "charge.succeeded", "payment_intent.succeeded",
        ]);
        assert_eq!(w.events(&w.platform.id).await, ["application_fee.created"]);
    }

    async fn processing_of_a_direct_charge_is_the_platforms_where_it_pays_the_fees(w: &World) {
        let seller = w.seller("Express").await;
        w.charge(&Sale::of(10_000).fee(1_230).on(&seller.id)).await;
        assert_eq!(w.balance(&seller.id).await.pending, 8_770);
        assert_eq!(w.balance(&w.platform.id).await.pending, 910);
        let mut lines = figures(&w.lines(&w.platform.id).await);
        lines.sort_by_key(|line| line.1);
        assert_eq!(lines, [
            (TransactionType::StripeFee, -320, 0, -320),
            (TransactionType::ApplicationFee, 1_230, 0, 1_230),
        ]);
    }

    async fn a_destination_charge_passes_all_of_it_on_and_takes_the_fee_there(w: &World) {
        let seller = w.seller("Express").await;
        let charge = w.charge(&Sale::of(10_000).fee(1_230).to(&seller.id)).await;
        assert_eq!(charge.account, w.platform.id);
        assert_eq!(w.balance(&seller.id).await.pending, 8_770);
        assert_eq!(w.balance(&w.platform.id).await.pending, 910);
        let lines = w.lines(&seller.id).await;
        assert_eq!(figures(&lines), [(TransactionType::Payment, 10_000, 1_230, 8_770)]);
        assert_eq!(details(&lines[0]), [(FeeKind::ApplicationFee, 1_230)]);
        let mut lines = figures(&w.lines(&w.platform.id).await);
        lines.sort_by_key(|line| line.1);
        assert_eq!(lines, [
            (TransactionType::Transfer, -10_000, 0, -10_000),
            (TransactionType::ApplicationFee, 1_230, 0, 1_230),
            (TransactionType::Charge, 10_000, 320, 9_680),
        ]);
        // Everything is linked with everything.
        let card = charge.card().unwrap();
        let transfer = transfers::retrieve(&w.ctx, &w.key(), card.transfer.as_ref().unwrap()).await.unwrap();
        assert_eq!(transfer.source_transaction.as_ref(), Some(&charge.id));
        let group = format!("group_{}", card.intent.as_ref().unwrap());
        assert_eq!(transfer.transfer_group.as_ref(), Some(&group));
        assert_eq!(charge.transfer_group.as_ref(), Some(&group));
        let own = payments::retrieve(&w.ctx, &w.acting_for(&seller.id), &transfer.destination_payment).await.unwrap();
        assert_eq!(own.origin, Origin::Transfer { transfer: transfer.id.clone() });
        assert_eq!(own.application_fee_id, charge.application_fee_id);
        let fee = fees::retrieve(&w.ctx, &w.key(), own.application_fee_id.as_ref().unwrap()).await.unwrap();
        assert_eq!((fee.payment, fee.originating), (own.id, Some(charge.id.clone())));
        let mut events = w.events(&w.platform.id).await;
        events.sort_unstable();
        assert_eq!(events, [
            "application_fee.created", "charge.succeeded", "payment_intent.created",
            "payment_intent.succeeded", "transfer.created",
        ]);
        assert_eq!(w.events(&seller.id).await.last().copied(), Some("charge.succeeded"));
        // The account sees its own payment, and not the platform's charge.
        let foreign = payments::retrieve(&w.ctx, &w.acting_for(&seller.id), &charge.id).await;
        assert!(matches!(foreign, Err(Error::NotFound { .. })));
    }

    async fn a_destination_can_get_an_amount_instead(w: &World) {
        let seller = w.seller("Express").await;
        let charge = w.charge(&Sale::of(10_000).to(&seller.id).sending(8_770)).await;
        assert_eq!(charge.amount_transferred.minor(), 8_770);
        assert_eq!(charge.application_fee_id, None);
        assert_eq!(w.balance(&seller.id).await.pending, 8_770);
        assert_eq!(w.balance(&w.platform.id).await.pending, 910);
        assert_eq!(figures(&w.lines(&seller.id).await), [(TransactionType::Payment, 8_770, 0, 8_770)]);
    }

    async fn on_behalf_of_takes_rates_days_and_descriptor_of_the_account(w: &World) {
        let seller = w.account("Kiel Boote", AccountKind::Express, "DE").await;
        let (platform, eur) = (&w.platform.id, Currency::EUR);
        let plain = w.charge(&Sale::in_currency(10_000, eur).to(&seller.id)).await;
        // An American card at an American platform: 2.9 % and 0.25 EUR.
        assert_eq!(plain.card().unwrap().processing_fee.minor(), 315);
        let sale = Sale::in_currency(10_000, eur).fee(1_230).to(&seller.id).on_behalf_of(&seller.id);
        let charge = w.charge(&sale).await;
        // The same card is foreign to a German merchant: 1.5 % more.
        let card = charge.card().unwrap();
        assert_eq!(card.processing_fee.minor(), 465);
        assert_eq!(card.calculated_statement_descriptor.as_deref(), Some("Kiel Boote"));
        assert_eq!(w.balance_in(&seller.id, eur).await.pending, 10_000 + 8_770);
        assert_eq!(w.balance_in(platform, eur).await.pending, -315 + 1_230 - 465);
        // The platform waits two business days, the account seven days.
        w.advance(3 * DAY).await;
        assert_eq!(w.balance_in(&seller.id, eur).await.available, 10_000);
        w.advance(4 * DAY).await;
        assert_eq!(w.balance_in(&seller.id, eur).await.available, 18_770);
        assert_eq!(w.balance_in(platform, eur).await.available, -315 + 765);
    }

    async fn a_charge_on_the_platform_alone_is_its_own(w: &World) {
        let charge = w.charge(&Sale::of(10_000)).await;
        assert_eq!(figures(&w.lines(&w.platform.id).await), [(TransactionType::Charge, 10_000, 320, 9_680)]);
        assert_eq!(w.balance(&w.platform.id).await.pending, 9_680);
        let own = payments::list_own(&w.ctx, &w.key(), &PaymentFilter::default(), &PageRequest::first(10)).await.unwrap();
        assert_eq!(own.items, [charge]);
    }

    async fn a_separate_transfer_leaves_the_platform_the_rest(w: &World) {
        let seller = w.seller("Express").await;
        w.charge(&Sale::of(10_000).card("pm_card_bypassPending")).await;
        let new = testkit::new_transfer(&seller.id, 8_770);
        transfers::create(&w.ctx, &w.key(), &new, None).await.unwrap();
        assert_eq!(w.available(&seller.id).await, 8_770);
        assert_eq!(w.available(&w.platform.id).await, 910);
        assert_eq!(figures(&w.lines(&seller.id).await), [(TransactionType::Payment, 8_770, 0, 8_770)]);
    }

    async fn captured_money_is_pending_until_its_date_and_then_available(w: &World) {
        let seller = w.seller("Express").await;
        let charge = w.charge(&Sale::of(10_000).fee(1_230).to(&seller.id)).await;
        // Sunday: the first business day is Monday, and two business days later is Wednesday.
        let midnight = charge.available_on.unwrap();
        assert_eq!(midnight.unix() % DAY, 0);
        w.advance(2 * DAY).await;
        assert_eq!(w.balance(&seller.id).await.available, 0);
        assert_eq!(w.balance(&w.platform.id).await.available, 0);
        w.advance(DAY).await;
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.pending, balance.available), (0, 8_770));
        let balance = w.balance(&w.platform.id).await;
        assert_eq!((balance.pending, balance.available), (0, 910));
        assert!(w.lines(&seller.id).await.iter().all(|line| line.available));
    }

    async fn a_bypassing_card_is_available_at_once(w: &World) {
        let seller = w.seller("Express").await;
        w.charge(&Sale::of(10_000).fee(1_230).to(&seller.id).card("tok_bypassPending")).await;
        assert_eq!(w.available(&seller.id).await, 8_770);
        assert_eq!(w.available(&w.platform.id).await, 910);
    }

    async fn currencies_without_and_with_three_decimals_are_exact(w: &World) {
        // 2.9 % and 1.5 % for a foreign card, half a unit is rounded up.
        let tokyo = w.account("Tokyo", AccountKind::Standard, "JP").await;
        let sale = Sale::in_currency(10_001, Currency::JPY).fee(1_230).on(&tokyo.id);
        let charge = w.charge(&sale).await;
        let yen = charge.card().unwrap().processing_fee.minor();
        assert_eq!(w.balance_in(&tokyo.id, Currency::JPY).await.pending, 10_001 - 1_230 - yen);
        assert_eq!(w.balance_in(&w.platform.id, Currency::JPY).await.pending, 1_230);
        let kuwait = w.account("Kuwait", AccountKind::Express, "KW").await;
        let sale = Sale::in_currency(12_350, Currency::KWD).fee(1_005).to(&kuwait.id);
        let charge = w.charge(&sale).await;
        let fils = charge.card().unwrap().processing_fee.minor();
        assert_eq!(w.balance_in(&kuwait.id, Currency::KWD).await.pending, 11_345);
        assert_eq!(w.balance_in(&w.platform.id, Currency::KWD).await.pending, 1_005 - fils);
        let prices = &w.ctx.config.pricing;
        let fixed = |currency| prices.fixed.get(&currency).copied().unwrap_or_default();
        assert_eq!(yen, 440 + fixed(Currency::JPY));
        assert_eq!(fils, 358 + fixed(Currency::KWD));
    }

    async fn the_smallest_sale_is_all_fee(w: &World) {
        w.charge(&Sale::of(1)).await;
        assert_eq!(figures(&w.lines(&w.platform.id).await), [(TransactionType::Charge, 1, 1, 0)]);
        assert_eq!(w.balance(&w.platform.id).await.pending, 0);
        w.advance(4 * DAY).await;
        assert_eq!(w.available(&w.platform.id).await, 0);
    }

    async fn impossible_sales_are_refused_with_the_field(w: &World) {
        let seller = w.seller("Express").await;
        let newcomer = w.newcomer("Newcomer").await;
        let german = w.account("German", AccountKind::Express, "DE").await;
        let other = w.other_platform().await;
        let stranger = other.tenant().platform.clone();
        let fee = "application_fee_amount";
        let table = [
            (Sale::of(100).fee(0).to(&seller.id), "parameter_invalid_integer", fee),
            (Sale::of(100).fee(101).to(&seller.id), "amount_too_large", fee),
            (Sale::of(100).fee(10), "parameter_invalid", fee),
            (Sale::of(100).fee(10).on_behalf_of(&seller.id), "parameter_invalid", fee),
            (Sale::of(100).fee(10).to(&seller.id).sending(50), "parameters_exclusive", fee),
            (Sale::of(100).to(&seller.id).sending(0), "parameter_invalid_integer", "transfer_data[amount]"),
            (Sale::of(100).to(&seller.id).sending(101), "amount_too_large", "transfer_data[amount]"),
            (Sale::of(100).to(&w.platform.id), "parameter_invalid", "transfer_data[destination]"),
            (Sale::of(100).to(&stranger), "resource_missing", "transfer_data[destination]"),
            (Sale::of(100).to(&newcomer.id), "insufficient_capabilities_for_transfer", "transfer_data[destination]"),
            (Sale::of(100).to(&german.id), "parameter_invalid", "currency"),
            (Sale::of(100).on_behalf_of(&newcomer.id), "account_invalid", "on_behalf_of"),
            (Sale::of(100).on_behalf_of(&w.platform.id), "account_invalid", "on_behalf_of"),
            (Sale::of(100).on(&newcomer.id), "account_invalid", ""),
            (Sale::of(100).on(&german.id), "parameter_invalid", "currency"),
            (Sale::of(100).on(&seller.id).to(&german.id), "parameter_invalid", "transfer_data[destination]"),
            (Sale::of(100).on(&seller.id).on_behalf_of(&seller.id), "parameter_invalid", "on_behalf_of"),
            (Sale::of(100).card("pm_nothing"), "resource_missing", "payment_method"),
            (Sale::of(100).card("nonsense"), "resource_missing", "payment_method"),
        ];
        for (sale, code, field) in table {
            let error = w.attempt(&sale).await.unwrap_err();
            assert_eq!(error.code(), code, "{sale:?}");
            let param = match error {
                Error::Invalid { param, .. } => param,
                Error::Refused { param, .. } => param.unwrap_or_default(),
                Error::NotFound { param, .. } => param.to_owned(),
                other => panic!("{other:?}"),
            };
            assert_eq!(param, field, "{sale:?}");
        }
        assert!(w.lines(&w.platform.id).await.is_empty());
        assert!(w.events(&w.platform.id).await.is_empty());
    }

    async fn an_account_that_was_rejected_takes_no_more_payments(w: &World) {
        let seller = w.seller("Express").await;
        let held = w.attempt(&Sale::of(100).on(&seller.id).held()).await.unwrap().intent;
        let why = domain::account::DisabledReason::RejectedFraud;
        service::accounts::reject(&w.ctx, &w.admin(), &seller.id, why, None).await.unwrap();
        refused(w.attempt(&Sale::of(100).on(&seller.id)).await, "account_invalid", None);
        // What describes a sale can still change.
        let words = service::intents::IntentChange {
            description: domain::account::Change::Set("Order 7".into()),
            ..Default::default()
        };
        let actor = w.acting_for(&seller.id);
        service::intents::update(&w.ctx, &actor, &held.id, &words, None).await.unwrap();
    }

    async fn a_charge_without_an_intent_works_the_same(w: &World) {
        let seller = w.seller("Express").await;
        let mut terms = Sale::of(10_000).fee(1_230).to(&seller.id).terms;
        let key = w.key();
        let done = charged(w, &terms, "tok_visa").await;
        assert_eq!(done.declined, None);
        let group = done.charge.transfer_group.clone();
        assert_eq!(group, Some(format!("group_{}", done.charge.id)));
        assert_eq!(w.balance(&seller.id).await.pending, 8_770);
        let declined = charged(w, &terms, "tok_chargeDeclined").await;
        assert_eq!(declined.declined.unwrap().code(), "card_declined");
        assert_eq!(declined.charge.card().unwrap().state, CardState::Declined);
        let asks = charged(w, &terms, "tok_threeDSecure2Required").await;
        assert_eq!(asks.declined.unwrap().code(), "authentication_required");
        // Held, and captured in part.
        terms.capture_method = CaptureMethod::Manual;
        let held = charged(w, &terms, "tok_visa").await.charge;
        assert!(!held.is_captured());
        let how = payments::Capture { amount: Some(5_000), application_fee_amount: Some(500), ..Default::default() };
        payments::capture_charge(&w.ctx, &key, &held.id, &how, None).await.unwrap();
        assert_eq!(w.balance(&seller.id).await.pending, 8_770 + 4_500);
        refused(payments::capture_charge(&w.ctx, &key, &held.id, &how, None).await, "charge_already_captured", None);
        refused(payments::capture_charge(&w.ctx, &key, &declined.charge.id, &how, None).await, "capture_unauthorized_payment", None);
    }
}
