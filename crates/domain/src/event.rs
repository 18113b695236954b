//! What happened, for those who listen.

use serde::{Deserialize, Serialize};

use crate::{
    account::Account,
    account::{BankAccount, DebitCard},
    balance_transaction::Balance,
    customer::{Customer, PaymentMethod},
    dispute::Dispute,
    file::File,
    id::{AccountId, EventId},
    intent::Intent,
    list::TimeRange,
    payment::{ApplicationFee, FeeRefund, Payment},
    payout::Payout,
    refund::Refund,
    time::Timestamp,
    topup::Topup,
    transfer::{Reversal, Transfer},
};

/// The object that an event is about, as it was then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "object", content = "value", rename_all = "snake_case")]
pub enum Subject {
    /// An account.
    Account(Box<Account>),
    /// A transfer.
    Transfer(Box<Transfer>),
    /// A payment.
    Payment(Box<Payment>),
    /// A collected fee.
    ApplicationFee(Box<ApplicationFee>),
    /// A top-up.
    Topup(Box<Topup>),
    /// How an account's balance is handled.
    BalanceSettings(Box<Account>),
    /// A bank account for payouts, with whose it is.
    BankAccount(AccountId, Box<BankAccount>),
    /// A debit card for payouts, with whose it is.
    DebitCard(AccountId, Box<DebitCard>),
    /// A customer.
    Customer(Box<Customer>),
    /// A way to pay.
    PaymentMethod(Box<PaymentMethod>),
    /// A payment intent.
    Intent(Box<Intent>),
    /// A refund.
    Refund(Box<Refund>),
    /// A refund of a collected fee.
    FeeRefund(Box<FeeRefund>),
    /// A dispute.
    Dispute(Box<Dispute>),
    /// A reversal of a transfer.
    Reversal(Box<Reversal>),
    /// A payout.
    Payout(Box<Payout>),
    /// A file.
    File(Box<File>),
    /// The balances of an account.
    Balance {
        /// Whose.
        account: AccountId,
        /// One per currency.
        balances: Vec<Balance>,
    },
}

impl Subject {
    /// The id of the object.
    pub fn id(&self) -> &str {
        match self {
            Self::Account(it) => it.id.as_str(),
            Self::Transfer(it) => it.id.as_str(),
            Self::Payment(it) => it.id.as_str(),
            Self::ApplicationFee(it) => it.id.as_str(),
            Self::Topup(it) => it.id.as_str(),
            Self::BalanceSettings(it) => it.id.as_str(),
            Self::BankAccount(_, it) => it.id.as_str(),
            Self::DebitCard(_, it) => it.id.as_str(),
            Self::Customer(it) => it.id.as_str(),
            Self::PaymentMethod(it) => it.id.as_str(),
            Self::Intent(it) => it.id.as_str(),
            Self::Refund(it) => it.id.as_str(),
            Self::FeeRefund(it) => it.id.as_str(),
            Self::Dispute(it) => it.id.as_str(),
            Self::Reversal(it) => it.id.as_str(),
            Self::Payout(it) => it.id.as_str(),
            Self::File(it) => it.id.as_str(),
            Self::Balance { account, .. } => account.as_str(),
        }
    }
}

/// An event. Written in the transaction of the change that it tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Such as `transfer.created`.
    pub kind: String,
    /// The connected account on which it happened; absent for the platform's own.
    pub account: Option<AccountId>,
    /// The object as it was.
    pub subject: Subject,
    /// The object before an update, from which the changed fields follow.
    pub previous: Option<Subject>,
    /// The request that caused it.
    pub request: Option<String>,
    /// The idempotency key of that request.
    pub idempotency_key: Option<String>,
    /// When.
    pub created: Timestamp,
}

/// Most types that one list may ask for.
pub const MAX_TYPES: usize = 20;

/// Which events are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventFilter {
    /// Only this type, or all types of a group: `charge.*`, or `*` for every one.
    pub kind: Option<String>,
    /// Only these types, at most [`MAX_TYPES`]; empty for every type.
    pub kinds: Vec<String>,
    /// Only those of this range.
    pub created: TimeRange,
}

impl EventFilter {
    /// The type, where it is a whole name.
    pub fn exact(&self) -> Option<&str> {
        self.kind.as_deref().filter(|kind| !kind.ends_with('*'))
    }

    /// What the names of the group begin with, where the type is a group.
    pub fn group(&self) -> Option<&str> {
        self.kind.as_deref()?.strip_suffix('*')
    }
}
