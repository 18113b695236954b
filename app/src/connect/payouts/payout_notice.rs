use crate::i18n::PayoutTexts;
use crate::ui::{Intent, Notice};
use domain::external_account::PayoutFailure;
use domain::payout::{Payout, PayoutFault};
use leptos::prelude::*;

/// Why a payout failed and what to do next. Nothing where it did not fail.
#[component]
pub fn PayoutNotice(
    /// The payout.
    payout: Payout,
) -> impl IntoView {
    let texts = PayoutTexts::here();
    let title = if payout.is_debit() {
        texts.failed_debit_title()
    } else {
        texts.failed_title()
    };
    let next = next_step(texts, &payout);
    payout.failure.map(|fault| {
        let body = format!("{} {next}", texts.fault(&fault));
        view! { <Notice intent=Intent::Urgent title>{body}</Notice> }
    })
}

fn next_step(texts: PayoutTexts, payout: &Payout) -> &'static str {
    if payout.is_debit() {
        texts.next_debit()
    } else if payout.failure.as_ref().is_some_and(may_pass) {
        texts.next_retry()
    } else {
        texts.next_replace()
    }
}

/// Whether the same bank account may take it the next time.
fn may_pass(fault: &PayoutFault) -> bool {
    matches!(
        PayoutFailure::from_name(&fault.code),
        Some(
            PayoutFailure::CouldNotProcess
                | PayoutFailure::Declined
                | PayoutFailure::ExceedsCountLimit
                | PayoutFailure::InsufficientFunds
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connect::payouts::sample;
    use crate::ui::testing::html;

    fn notice(code: &str) -> String {
        let payout = Payout {
            failure: Some(PayoutFault {
                code: code.into(),
                message: "Something else.".into(),
            }),
            ..sample()
        };
        html(move || view! { <PayoutNotice payout /> })
    }

    #[test]
    fn a_failed_payout_says_why_and_what_to_do() {
        let closed = notice("account_closed");
        assert!(
            closed.contains("has been closed") && closed.contains("replaced"),
            "{closed}"
        );
        let declined = notice("declined");
        assert!(declined.contains("Ask the bank"), "{declined}");
        assert!(notice("new_code").contains("Something else."));
        let fine = html(|| view! { <PayoutNotice payout=sample() /> });
        assert!(!fine.contains("notice"), "{fine}");
    }
}
