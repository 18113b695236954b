use crate::format;
use crate::i18n::PaymentTexts;
use crate::ui::{Intent, Notice, PaymentState};
use domain::payment::{CardPayment, Payment};
use leptos::prelude::*;

/// What a payment that is not simply here asks of the reader.
#[component]
pub fn PaymentNotice(
    /// The payment.
    payment: Payment,
) -> impl IntoView {
    let texts = PaymentTexts::here();
    let card = payment.card();
    let (intent, title, body) = match PaymentState::of(&payment) {
        PaymentState::Failed => (Intent::Urgent, texts.declined_title(), declined(card)),
        PaymentState::Uncaptured => (
            Intent::Info,
            texts.uncaptured_title(),
            uncaptured(texts, card),
        ),
        PaymentState::Canceled => (Intent::Info, texts.released_title(), None),
        PaymentState::Disputed => (
            Intent::Warning,
            texts.disputed_title(),
            Some(texts.disputed_body().to_owned()),
        ),
        PaymentState::Succeeded | PaymentState::Refunded | PaymentState::PartlyRefunded => {
            return ().into_any();
        }
    };
    match body {
        Some(body) => view! { <Notice intent title>{body}</Notice> }.into_any(),
        None => view! { <Notice intent title /> }.into_any(),
    }
}

/// The network's own words, with its code.
fn declined(card: Option<&CardPayment>) -> Option<String> {
    let failure = card?.failure.as_ref()?;
    let code = failure.decline_code.as_deref().unwrap_or(&failure.code);
    Some(format!("{} ({code})", failure.message))
}

fn uncaptured(texts: PaymentTexts, card: Option<&CardPayment>) -> Option<String> {
    let until = card?.capture_before?;
    Some(texts.uncaptured_body(format::date(texts.0, until)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connect::payments::{charged, sample, sample_card};
    use crate::ui::testing::html;
    use domain::payment::{CardState, Failure, Origin, PaymentStatus};

    #[test]
    fn a_declined_card_says_why() {
        let mut card = sample_card(CardState::Declined);
        card.failure = Some(Failure {
            code: "card_declined".into(),
            decline_code: Some("insufficient_funds".into()),
            message: "Your card has insufficient funds.".into(),
        });
        let payment = Payment {
            status: PaymentStatus::Failed,
            origin: Origin::Card(Box::new(card)),
            ..sample()
        };
        let out = html(move || view! { <PaymentNotice payment /> });
        assert!(
            out.contains("was declined") && out.contains("(insufficient_funds)"),
            "{out}"
        );
    }

    #[test]
    fn a_held_amount_says_until_when_and_a_plain_payment_nothing() {
        let payment = Payment {
            origin: charged(CardState::Authorised),
            ..sample()
        };
        let out = html(move || view! { <PaymentNotice payment /> });
        assert!(out.contains("before 29 Nov 2026"), "{out}");
        let plain = html(|| view! { <PaymentNotice payment=sample() /> });
        assert!(!plain.contains("notice"), "{plain}");
    }
}
