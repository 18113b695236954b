//! What the Express Dashboard shows: the money of the account whose user is signed in.

mod detail;
#[cfg(feature = "ssr")]
mod filters;
mod home;
mod lists;
#[cfg(feature = "ssr")]
mod read;
mod sign_in;
mod types;

pub use detail::{ExpressPayment, ExpressTransaction, express_payment, express_transaction};
pub use home::{
    ExpressBalances, ExpressEarnings, ExpressRecent, express_balances, express_earnings,
    express_recent,
};
pub use lists::{ExpressPayments, ExpressTransactions, express_payments, express_transactions};
pub use sign_in::{
    ChallengeInfo, LinkInfo, LoginChallenge, LoginLink, login_challenge, login_link,
};
pub use types::{
    AccountBalance, Entry, EntryDetail, EntryKind, EntryList, EntryPayout, NetVolume, OnItsWay,
    Upcoming,
};
