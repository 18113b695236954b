//! Inputs with everything that a story does not care about filled in.

use domain::{
    account::{
        AccountChange, AccountKind, BankAccount, Capability, Change, Controller, NewAccount,
    },
    external_account::{ExternalAccount, bank_from_token},
    id::{AccountId, BankAccountId},
    metadata::Metadata,
    money::{Currency, Money, Positive},
    payment::NewPayment,
    payout::{NewPayout, PayoutMethod},
    time::Timestamp,
    topup::NewTopup,
    transfer::NewTransfer,
};

/// `minor` units of USD, above zero.
pub fn usd(minor: i64) -> Positive {
    Positive::new(Money::new(minor, Currency::USD)).expect("a positive amount")
}

/// An Express account in the United States that asks for payments and transfers.
pub fn express(name: &str) -> NewAccount {
    let mut fields = AccountChange::default();
    fields.business_profile.name = Change::Set(name.to_owned());
    let address: String = name
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    fields.email = Change::Set(format!("{address}@example.com"));
    fields.individual.phone = Change::Set("+14155550123".to_owned());
    fields.capabilities = [
        (Capability::CardPayments, true),
        (Capability::Transfers, true),
    ]
    .into_iter()
    .collect();
    NewAccount {
        kind: AccountKind::Express,
        controller: Controller::preset(AccountKind::Express).expect("a preset"),
        country: "US".parse().expect("a country"),
        fields,
    }
}

/// A transfer of `amount` minor units of USD.
pub fn new_transfer(destination: &AccountId, amount: i64) -> NewTransfer {
    NewTransfer::new(usd(amount), destination.clone())
}

/// A top-up of `amount` minor units of USD.
pub fn new_topup(amount: i64) -> NewTopup {
    NewTopup {
        amount: usd(amount),
        source: None,
        description: None,
        statement_descriptor: None,
        transfer_group: None,
        metadata: Metadata::default(),
    }
}

/// A standard payout of `amount` minor units of USD to the default bank.
pub fn new_payout(amount: i64) -> NewPayout {
    NewPayout {
        amount: usd(amount),
        method: PayoutMethod::Standard,
        destination: None,
        description: None,
        statement_descriptor: None,
        metadata: Metadata::default(),
    }
}

/// The bank account behind a test name such as `btok_us_verified`.
pub fn bank(id: BankAccountId, token: &str) -> ExternalAccount {
    let found = bank_from_token(token).expect("a test name");
    let currency = found.country.currency();
    ExternalAccount::Bank(BankAccount {
        bank_name: "TRIBUTARY TEST BANK".to_owned(),
        status: found.status,
        ..BankAccount::from_facts(id, found.country, currency, found.facts)
    })
}

/// A payment of `amount` minor units of USD with a fee, made at `created`.
pub fn new_payment(
    account: &AccountId,
    external_id: &str,
    amount: i64,
    fee: i64,
    created: Timestamp,
) -> NewPayment {
    NewPayment {
        account: account.clone(),
        amount: usd(amount),
        application_fee: Money::new(fee, Currency::USD),
        created,
        external_id: external_id.to_owned(),
        description: None,
        metadata: Metadata::default(),
    }
}
