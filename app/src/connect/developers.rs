//! The parts of the developers' page.

mod key_table;
mod new_key_form;
mod sdk_card;

pub use key_table::KeyTable;
pub use new_key_form::NewKeyForm;
pub use sdk_card::SdkCard;
