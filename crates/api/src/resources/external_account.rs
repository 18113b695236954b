//! Where payouts go: bank accounts and debit cards, as far as they are kept.

use domain::{
    account::{Account, BankAccount, DebitCard},
    actor::Actor,
    external_account::{self, payout_methods},
    id::AccountId,
};
use serde_json::{Value, json};
use service::{Ctx, Result, accounts};

use crate::wire::{Fields, Object, Viewer, Wire, to};

/// What the simulated bank of test mode is called.
pub const TEST_BANK: &str = "TRIBUTARY TEST BANK";

/// A bank account of `account`.
pub fn bank_account(bank: &BankAccount, account: &AccountId) -> Value {
    json!({
        "id": bank.id,
        "object": "bank_account",
        "account": account,
        "account_holder_name": bank.holder_name,
        "account_holder_type": bank.holder_type,
        "account_type": bank.account_type,
        "available_payout_methods": payout_methods(bank.instant),
        "bank_name": bank.bank_name,
        "country": bank.country,
        "currency": bank.currency,
        "customer": null,
        "default_for_currency": bank.default_for_currency,
        "fingerprint": (!bank.fingerprint.is_empty()).then_some(&bank.fingerprint),
        "future_requirements": requirements(),
        "last4": bank.last4,
        "metadata": super::metadata(&bank.metadata),
        "requirements": requirements(),
        "routing_number": bank.routing_number,
        "status": bank.status.name(),
    })
}

/// Nobody compares addresses with those that banks have.
pub(super) fn unchecked(sent: &Option<String>) -> Option<&'static str> {
    sent.as_ref().map(|_| "unchecked")
}

fn requirements() -> Value {
    json!({ "currently_due": [], "errors": [], "past_due": [], "pending_verification": [] })
}

/// A debit card of `account`.
pub fn debit_card(card: &DebitCard, account: &AccountId) -> Value {
    json!({
        "id": card.id,
        "object": "card",
        "account": account,
        "address_city": card.address.city,
        "address_country": card.address.country,
        "address_line1": card.address.line1,
        "address_line1_check": unchecked(&card.address.line1),
        "address_line2": card.address.line2,
        "address_state": card.address.state,
        "address_zip": card.address.postal_code,
        "address_zip_check": unchecked(&card.address.postal_code),
        "available_payout_methods": payout_methods(card.instant),
        "brand": card.brand,
        "country": card.country,
        "currency": card.currency,
        "customer": null,
        "cvc_check": null,
        "default_for_currency": card.default_for_currency,
        "dynamic_last4": null,
        "exp_month": card.exp_month,
        "exp_year": card.exp_year,
        "fingerprint": card.fingerprint,
        "funding": card.funding.name(),
        "last4": card.last4,
        "metadata": super::metadata(&card.metadata),
        "name": card.holder_name,
        "tokenization_method": null,
    })
}

/// A bank account or debit card, and whose it is.
#[derive(Clone, Debug)]
pub struct ExternalAccount {
    /// Where money goes.
    pub to: external_account::ExternalAccount,
    /// Whose it is.
    pub account: AccountId,
}

impl Wire for ExternalAccount {
    const FIELDS: Fields = &[("account", &[to::<Account>()])];

    fn wire(&self, _: &Viewer<'_>) -> Value {
        match &self.to {
            external_account::ExternalAccount::Bank(bank) => bank_account(bank, &self.account),
            external_account::ExternalAccount::Card(card) => debit_card(card, &self.account),
        }
    }
}

impl Object for ExternalAccount {
    const PREFIXES: &'static [&'static str] = &["ba", "card"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        let account = accounts::current(ctx, actor).await?;
        let found = account.external_account(id);
        Ok(found.map(|to| Self {
            to,
            account: account.id,
        }))
    }
}

/// Everything to which `account` can be paid out.
pub fn external_accounts(account: &Account) -> Vec<Value> {
    let banks = account
        .bank_accounts
        .iter()
        .map(|bank| bank_account(bank, &account.id));
    banks
        .chain(
            account
                .debit_cards
                .iter()
                .map(|card| debit_card(card, &account.id)),
        )
        .collect()
}
