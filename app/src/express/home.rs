//! The parts of the home page.

mod balance_card;
mod earnings_card;
mod interval;
mod points;
mod recent_card;
mod volume;

pub use balance_card::BalanceCard;
pub use earnings_card::EarningsCard;
pub use recent_card::RecentCard;
