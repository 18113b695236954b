//! From the domain to the wire: one file per object. Fields that the model cannot answer are null
//! or empty, so that the types of SDKs hold.

mod account;
mod account_row;
mod application_fee;
mod balance;
mod balance_settings;
mod balance_transaction;
mod bank_account;
mod card;
mod charge;
mod clock;
mod customer;
mod dispute;
mod event;
mod fee_refund;
mod file;
mod login_link;
mod payment_intent;
mod payout;
mod prefunding;
mod recorded_payment;
mod refund;
mod token;
mod topup;
mod transfer;
mod transfer_reversal;

use domain::{actor::Tenant, metadata::Metadata};
use serde_json::{Map, Value, json};

pub use account::account;
pub use account_row::account_row;
pub use application_fee::application_fee;
pub use balance::{balance, instant_available};
pub use balance_settings::balance_settings;
pub use balance_transaction::balance_transaction;
pub use bank_account::{TEST_BANK, bank_account, debit_card, external_account, external_accounts};
pub use charge::charge;
pub use clock::clock;
use customer::{billing, shipping};
pub use customer::{customer, payment_method};
pub use dispute::dispute;
pub use event::event;
pub use fee_refund::fee_refund;
pub use file::file;
pub use login_link::login_link;
pub use payment_intent::payment_intent;
pub use payout::payout;
pub use prefunding::prefunding;
pub use recorded_payment::recorded_payment;
pub use refund::refund;
pub use token::{bank_account_token, token};
pub use topup::topup;
pub use transfer::transfer;
pub use transfer_reversal::transfer_reversal;

/// The pairs of an object.
fn metadata(metadata: &Metadata) -> Value {
    let pairs: Map<String, Value> = metadata
        .iter()
        .map(|(key, value)| (key.to_owned(), json!(value)))
        .collect();
    Value::Object(pairs)
}

/// The id under which fees name the platform that collected them. There are no applications
/// apart from platforms, so it is made of the platform's own id.
fn application(tenant: &Tenant) -> String {
    let id = tenant.platform.as_str();
    format!("ca_{}", id.strip_prefix("acct_").unwrap_or(id))
}

#[cfg(test)]
mod tests;
