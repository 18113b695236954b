use crate::queries::payouts::NextPayout;
use domain::earnings::Earnings;
use domain::list::Page;
use domain::money::{Currency, Money};
use domain::payout::PayoutStatus;
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What an entry is, in the words of whoever receives the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A payment that was made to the account.
    Payment,
    /// Funds that the platform sent.
    Transfer,
    /// A fee.
    Fee,
    /// Funds that were added.
    TopUp,
    /// Money that went back to a customer or to the platform, or came back from there.
    Refund,
    /// Money that a customer's bank took or gave back.
    Dispute,
    /// Money on its way to the bank, or back from it.
    Payout,
    /// Anything else that changed the balance.
    Adjustment,
}

/// One entry of a list: a transaction, or a payment with what its transaction says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Of the transaction or the payment, whichever is listed.
    pub id: String,
    /// What it is.
    pub kind: EntryKind,
    /// In words, if somebody wrote any.
    pub description: Option<String>,
    /// Before fees.
    pub gross: Money,
    /// What was kept of it.
    pub fee: Money,
    /// What the balance changed by.
    pub net: Money,
    /// When it happened.
    pub created: Timestamp,
    /// How far the account's local time was from UTC then, in seconds east.
    pub offset: i32,
    /// Whether the net can be moved already.
    pub available: bool,
    /// From when on it can: midnight UTC of a day.
    pub available_on: Timestamp,
    /// The payout that it is, if it is one.
    #[serde(default)]
    pub payout: Option<EntryPayout>,
}

/// What an entry says of the payout behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryPayout {
    /// Where it goes.
    pub bank: String,
    /// Where it stands.
    pub status: PayoutStatus,
    /// When it arrives: a day.
    pub arrives: Timestamp,
    /// Why it failed: a code and words.
    pub failure: Option<domain::payout::PayoutFault>,
}

/// A page of entries, with what its rows are written with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryList {
    /// The entries, newest first.
    pub page: Page<Entry>,
    /// The platform's name.
    pub platform: String,
    /// The present by the platform's clock.
    pub now: Timestamp,
    /// The currency in which amounts are filtered.
    pub currency: Currency,
}

/// One entry with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryDetail {
    /// The entry.
    pub entry: Entry,
    /// The payment of a transaction, or the transaction of a payment.
    pub other: Option<String>,
    /// The id that the platform knows it by.
    pub reference: Option<String>,
    /// The platform's name.
    pub platform: String,
}

/// The next money that becomes available.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upcoming {
    /// Midnight UTC of the day.
    pub at: Timestamp,
    /// How much, in minor units.
    pub amount: i64,
}

/// Money on its way to a bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnItsWay {
    /// How much arrives first.
    pub amount: Money,
    /// On which day.
    pub at: Timestamp,
    /// At which bank.
    pub bank: String,
}

/// A balance in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountBalance {
    /// Available and pending together.
    pub total: Money,
    /// What can be moved now.
    pub available: Money,
    /// What becomes available later.
    pub pending: Money,
    /// What is on its way to a bank.
    pub in_transit: Money,
    /// The next part of what is pending.
    pub next: Option<Upcoming>,
    /// The payout that arrives next.
    pub arriving: Option<OnItsWay>,
    /// When the next payout is made; only in the account's own currency.
    pub payout: Option<NextPayout>,
}

/// The earnings chart, and the currencies in which there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetVolume {
    /// The points.
    pub earnings: Earnings,
    /// The account's own currency and those it has balances in.
    pub currencies: Vec<Currency>,
}
