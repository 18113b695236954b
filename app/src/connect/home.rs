//! The parts of the home page.

mod attention_card;
mod balance_card;
mod transfers_card;

pub use attention_card::AttentionCard;
pub use balance_card::BalanceCard;
pub use transfers_card::TransfersCard;
