//! The parts of the top-up pages.

mod review_card;
mod topup_facts;
mod topup_form;
mod topup_table;

pub use review_card::TopupReviewCard;
pub use topup_facts::TopupFacts;
pub use topup_form::TopupFormView;
pub use topup_table::TopupTable;

use crate::i18n::{CommonTexts, MoneyTexts};
use crate::routes::paths;
use crate::ui::Crumb;

/// The way from the balances to a page about top-ups.
pub fn trail(texts: MoneyTexts, here: impl Into<String>) -> Vec<Crumb> {
    vec![
        Crumb::link(texts.balances(), paths::BALANCES),
        Crumb::link(CommonTexts(texts.0).top_ups(), paths::TOPUPS),
        Crumb::here(here),
    ]
}
