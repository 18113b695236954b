//! What an event is about.

use serde::{Deserialize, Serialize};

use crate::{
    account::{Account, BankAccount, DebitCard},
    balance_transaction::Balance,
    customer::{Customer, PaymentMethod},
    dispute::Dispute,
    external_account::ExternalAccount,
    file::File,
    id::AccountId,
    intent::Intent,
    payment::{ApplicationFee, FeeRefund, Payment},
    payout::Payout,
    refund::Refund,
    topup::Topup,
    transfer::Transfer,
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
            Self::Payout(it) => it.id.as_str(),
            Self::File(it) => it.id.as_str(),
            Self::Balance { account, .. } => account.as_str(),
        }
    }

    /// Whose object it is; nobody's where it is always the platform's own.
    pub fn owner(&self) -> Option<&AccountId> {
        match self {
            Self::Account(it) | Self::BalanceSettings(it) => Some(&it.id),
            Self::Transfer(it) => it.from.as_ref(),
            Self::Payment(it) => Some(&it.account),
            Self::ApplicationFee(_) | Self::FeeRefund(_) | Self::Topup(_) => None,
            Self::BankAccount(owner, _) | Self::DebitCard(owner, _) => Some(owner),
            Self::Customer(it) => Some(&it.account),
            Self::PaymentMethod(it) => Some(&it.account),
            Self::Intent(it) => Some(&it.account),
            Self::Refund(it) => Some(&it.account),
            Self::Dispute(it) => Some(&it.account),
            Self::Payout(it) => Some(&it.account),
            Self::File(it) => Some(&it.account),
            Self::Balance { account, .. } => Some(account),
        }
    }

    /// How the balance of `account` is handled.
    pub fn settings_of(account: &Account) -> Self {
        Self::BalanceSettings(Box::new(account.clone()))
    }

    /// A bank account or debit card of `owner`.
    pub fn destination_of(owner: &AccountId, it: &ExternalAccount) -> Self {
        match it {
            ExternalAccount::Bank(it) => Self::BankAccount(owner.clone(), Box::new(it.clone())),
            ExternalAccount::Card(it) => Self::DebitCard(owner.clone(), Box::new(it.clone())),
        }
    }
}

macro_rules! subjects {
    ($($object:ident => $subject:ident,)*) => {$(
        impl From<&$object> for Subject {
            fn from(it: &$object) -> Self {
                Self::$subject(Box::new(it.clone()))
            }
        }
    )*};
}

subjects! {
    Account => Account,
    Transfer => Transfer,
    Payment => Payment,
    ApplicationFee => ApplicationFee,
    Topup => Topup,
    Customer => Customer,
    PaymentMethod => PaymentMethod,
    Intent => Intent,
    Refund => Refund,
    FeeRefund => FeeRefund,
    Dispute => Dispute,
    Payout => Payout,
    File => File,
}
