//! The parts of one payment's page, and what its lists share.

mod card_facts;
mod disputes_card;
mod notices;
mod payment_facts;
mod payment_parts;
mod refunds_card;
#[cfg(test)]
mod samples;

use crate::i18n::{AccountTexts, Locale, PaymentTexts};
use crate::ui::MoneyText;
use domain::card::Card;
use domain::money::Money;
use domain::payment::{Origin, Payment};
use leptos::prelude::*;

pub use card_facts::CardFacts;
pub use disputes_card::DisputesCard;
pub use notices::PaymentNotice;
pub use payment_facts::{PaymentFacts, link};
pub use payment_parts::{PaymentParts, fees};
pub use refunds_card::RefundsCard;
#[cfg(test)]
pub use samples::{charged, sample, sample_card};

/// What a payment is called: its own description, or where it came from.
pub fn payment_title(locale: Locale, payment: &Payment) -> String {
    let fallback = match payment.origin {
        Origin::Recorded { .. } => AccountTexts(locale).recorded_payment(),
        Origin::Card(_) => PaymentTexts(locale).card_payment(),
        Origin::Transfer { .. } => AccountTexts(locale).sent_by_platform(),
    };
    let own = payment.description.clone();
    own.unwrap_or_else(|| fallback.to_owned())
}

/// An amount that leads to its line.
fn to_line(href: String, money: Money) -> AnyView {
    view! {
        <a class="link" href=href>
            <MoneyText money />
        </a>
    }
    .into_any()
}

/// The brand as it is written on the card, and the last digits.
pub fn card_name(card: &Card) -> String {
    let brand = match card.brand.as_str() {
        "visa" => "Visa",
        "mastercard" => "Mastercard",
        "amex" => "American Express",
        "diners" => "Diners Club",
        "jcb" => "JCB",
        "discover" => "Discover",
        "unionpay" => "UnionPay",
        other => other,
    };
    format!("{brand} ••{}", card.last4)
}
