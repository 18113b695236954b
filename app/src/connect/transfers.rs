//! The parts of the transfer pages.

mod account_picker;
mod destination_filter;
mod review_card;
mod transfer_facts;
mod transfer_form;

pub use destination_filter::DestinationFilter;
pub use review_card::ReviewCard;
pub use transfer_facts::TransferFacts;
pub use transfer_form::TransferFormView;

use crate::i18n::{CommonTexts, MoneyTexts};
use crate::routes::paths;
use crate::ui::Crumb;

/// The way from the balances to a page about transfers.
pub fn trail(texts: MoneyTexts, here: impl Into<String>) -> Vec<Crumb> {
    vec![
        Crumb::link(texts.balances(), paths::BALANCES),
        Crumb::link(CommonTexts(texts.0).transfers(), paths::TRANSFERS),
        Crumb::here(here),
    ]
}
