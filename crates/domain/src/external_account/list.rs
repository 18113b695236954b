//! The bank accounts and debit cards of one account.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{BankStatus, DebitCard, PayoutFate, takes_debits};
use crate::{
    account::{Account, BankAccount},
    country::Country,
    money::Currency,
};

/// Where a payout can go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExternalAccount {
    /// A bank account.
    Bank(BankAccount),
    /// A debit card.
    Card(DebitCard),
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExternalAccountKind {
    /// A bank account.
    BankAccount,
    /// A debit card.
    Card,
}

impl ExternalAccountKind {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BankAccount => "bank_account",
            Self::Card => "card",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::BankAccount, Self::Card]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

impl ExternalAccount {
    /// Bank account or card.
    pub const fn kind(&self) -> ExternalAccountKind {
        match self {
            Self::Bank(_) => ExternalAccountKind::BankAccount,
            Self::Card(_) => ExternalAccountKind::Card,
        }
    }

    /// Where the bank is, or where the card was issued.
    pub fn country(&self) -> Country {
        match self {
            Self::Bank(bank) => bank.country,
            Self::Card(card) => card.country,
        }
    }

    /// Whether it can be debited for what its owner owes: never a card.
    pub fn takes_debits(&self) -> bool {
        matches!(self, Self::Bank(bank) if takes_debits(bank.country))
    }

    /// Notes that a payout came back from it, or that it was looked after since.
    pub fn set_errored(&mut self, errored: bool) {
        match self {
            Self::Bank(bank) if errored => bank.status = BankStatus::Errored,
            Self::Bank(bank) if bank.status == BankStatus::Errored => {
                bank.status = BankStatus::New;
            }
            Self::Bank(_) => {}
            Self::Card(card) => card.errored = errored,
        }
    }

    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Self::Bank(bank) => bank.id.as_str(),
            Self::Card(card) => card.id.as_str(),
        }
    }

    /// In which currency it takes money.
    pub fn currency(&self) -> Currency {
        match self {
            Self::Bank(bank) => bank.currency,
            Self::Card(card) => card.currency,
        }
    }

    /// Its bank or brand, and its last four digits.
    pub fn label(&self) -> String {
        match self {
            Self::Bank(bank) => format!("{} ••••{}", bank.bank_name, bank.last4),
            Self::Card(card) => format!("{} ••••{}", card.brand, card.last4),
        }
    }

    /// What becomes of a payout.
    pub fn fate(&self) -> PayoutFate {
        match self {
            Self::Bank(bank) => bank.fate,
            Self::Card(card) => card.fate,
        }
    }

    /// Whether it is a card whose last month was over before `today`.
    pub fn is_expired(&self, today: Date) -> bool {
        let Self::Card(card) = self else {
            return false;
        };
        let last = (i32::from(card.exp_year), i32::from(card.exp_month));
        last < (today.year().into(), today.month().into())
    }

    /// Whether money can be sent there instantly.
    pub fn is_instant(&self) -> bool {
        match self {
            Self::Bank(bank) => bank.instant,
            Self::Card(card) => card.instant,
        }
    }

    /// Whether payouts in its currency go here.
    pub fn is_default(&self) -> bool {
        match self {
            Self::Bank(bank) => bank.default_for_currency,
            Self::Card(card) => card.default_for_currency,
        }
    }

    /// Whether a payout came back from it, so that automatic ones wait.
    pub fn is_errored(&self) -> bool {
        match self {
            Self::Bank(bank) => bank.status == BankStatus::Errored,
            Self::Card(card) => card.errored,
        }
    }

    /// The same for every account with the same numbers; empty where they were never seen.
    pub fn fingerprint(&self) -> &str {
        match self {
            Self::Bank(bank) => &bank.fingerprint,
            Self::Card(card) => &card.fingerprint,
        }
    }

    fn set_default(&mut self, default: bool) {
        match self {
            Self::Bank(bank) => bank.default_for_currency = default,
            Self::Card(card) => card.default_for_currency = default,
        }
    }
}

impl Account {
    /// Everything to which it can be paid out: bank accounts first.
    pub fn external_accounts(&self) -> Vec<ExternalAccount> {
        let banks = self
            .bank_accounts
            .iter()
            .cloned()
            .map(ExternalAccount::Bank);
        let cards = self.debit_cards.iter().cloned().map(ExternalAccount::Card);
        banks.chain(cards).collect()
    }

    /// The one with this id.
    pub fn external_account(&self, id: &str) -> Option<ExternalAccount> {
        self.external_accounts()
            .into_iter()
            .find(|it| it.id() == id)
    }

    /// Puts a changed one in the place of the one with its id.
    pub fn replace_external_account(&mut self, changed: ExternalAccount) {
        match changed {
            ExternalAccount::Bank(new) => {
                for bank in self.bank_accounts.iter_mut().filter(|it| it.id == new.id) {
                    *bank = new.clone();
                }
            }
            ExternalAccount::Card(new) => {
                for card in self.debit_cards.iter_mut().filter(|it| it.id == new.id) {
                    *card = new.clone();
                }
            }
        }
    }

    /// Takes the one with this id away. Where it was the default of its currency, the oldest of
    /// the rest becomes it.
    pub fn remove_external_account(&mut self, id: &str) -> Option<ExternalAccount> {
        let found = self.external_account(id)?;
        self.bank_accounts.retain(|it| it.id.as_str() != id);
        self.debit_cards.retain(|it| it.id.as_str() != id);
        let next = self
            .external_accounts()
            .into_iter()
            .find(|it| it.currency() == found.currency());
        if let (true, Some(next)) = (found.is_default(), next) {
            self.make_default(next.id());
        }
        Some(found)
    }

    /// Whether it has one with the same numbers in the same currency.
    pub fn knows_external_account(&self, new: &ExternalAccount) -> bool {
        let same = |it: &ExternalAccount| {
            it.fingerprint() == new.fingerprint() && it.currency() == new.currency()
        };
        !new.fingerprint().is_empty() && self.external_accounts().iter().any(same)
    }

    /// The currencies in which it can be paid out.
    pub fn payout_currencies(&self) -> BTreeSet<Currency> {
        self.external_accounts()
            .iter()
            .map(ExternalAccount::currency)
            .collect()
    }

    /// What can be debited for what it owes in `currency`: the default one, else the first.
    pub fn debitable_account(&self, currency: Currency) -> Option<ExternalAccount> {
        let fits = |it: &ExternalAccount| {
            it.currency() == currency && it.takes_debits() && !it.is_errored()
        };
        self.default_external_account(currency)
            .filter(fits)
            .or_else(|| self.external_accounts().into_iter().find(fits))
    }

    /// Where payouts in `currency` go unless they say otherwise.
    pub fn default_external_account(&self, currency: Currency) -> Option<ExternalAccount> {
        let mut all = self.external_accounts().into_iter();
        all.find(|it| it.currency() == currency && it.is_default())
    }

    /// Adds one. The first of its currency becomes the default, and so does one that says so.
    pub fn add_external_account(&mut self, mut new: ExternalAccount, as_default: bool) {
        let first = self.default_external_account(new.currency()).is_none();
        new.set_default(first || as_default);
        if new.is_default() {
            self.forget_default(new.currency());
        }
        match new {
            ExternalAccount::Bank(bank) => self.bank_accounts.push(bank),
            ExternalAccount::Card(card) => self.debit_cards.push(card),
        }
    }

    /// Makes the one with this id the default of its currency. False when there is none.
    pub fn make_default(&mut self, id: &str) -> bool {
        let found = self
            .external_accounts()
            .into_iter()
            .find(|it| it.id() == id);
        let Some(found) = found else {
            return false;
        };
        self.forget_default(found.currency());
        for bank in self
            .bank_accounts
            .iter_mut()
            .filter(|bank| bank.id.as_str() == id)
        {
            bank.default_for_currency = true;
        }
        for card in self
            .debit_cards
            .iter_mut()
            .filter(|card| card.id.as_str() == id)
        {
            card.default_for_currency = true;
        }
        true
    }

    fn forget_default(&mut self, currency: Currency) {
        for bank in &mut self.bank_accounts {
            bank.default_for_currency &= bank.currency != currency;
        }
        for card in &mut self.debit_cards {
            card.default_for_currency &= card.currency != currency;
        }
    }
}
