//! Double entry: which accounts there are, and which postings each business event makes.

mod chart;
mod funds;
mod posting;
pub mod recipes;
mod row;

pub use chart::{LedgerAccount, LedgerKind, Owner};
pub use funds::{Funds, When};
pub use posting::{Posting, PostingError};
pub use row::PostingRow;
