//! What several pages are built from.

mod amount_and_currency;
mod balance_table;
mod effect_table;
mod events_card;
mod loaded;
mod metadata_list;
mod mode_form;
mod postings_card;
mod transfer_table;
pub(super) mod words;

pub(super) use amount_and_currency::AmountAndCurrency;
pub(super) use balance_table::BalanceTable;
pub(super) use effect_table::{Effect, EffectTable};
pub(super) use events_card::EventsCard;
pub(super) use loaded::{loaded, loaded_under};
pub(super) use metadata_list::MetadataList;
pub use mode_form::ModeForm;
pub(super) use postings_card::PostingsCard;
pub(super) use transfer_table::TransferTable;
