//! Each object once, as it is written; a change of the wire shows as a change here.

use domain::{
    account::{
        Account, AccountKind, AccountStatus, BankAccount, BusinessProfile, BusinessType,
        Capability, CapabilityStatus, Company, Controller, DateOfBirth, Individual, Requirements,
        Settings, TosAcceptance, Verification,
    },
    balance_transaction::{Balance, BalanceTransaction, FeeKind, TransactionType},
    event::{Event, EventKind, Subject},
    metadata::Metadata,
    money::{Currency, Money},
    payment::{ApplicationFee, Origin, Payment, PaymentStatus},
    time::Timestamp,
    topup::{Topup, TopupFailure, TopupStatus},
    transfer::Transfer,
};

use super::*;

/// Fails unless `$value` is written as shown, in order of the names.
macro_rules! shown {
    ($value:expr, @$expected:literal) => {
        insta::with_settings!({ sort_maps => true }, {
            insta::assert_json_snapshot!($value, @$expected);
        });
    };
}

mod account;
mod event;
mod money;
mod payment;

const AT: Timestamp = Timestamp::from_unix(1_795_356_180);

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn tenant() -> Tenant {
    Tenant {
        platform: id("acct_platform"),
        livemode: false,
    }
}

fn pairs() -> Metadata {
    Metadata::from_pairs([("order", "7")]).unwrap()
}

fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn a_transfer() -> Transfer {
    Transfer {
        id: id("tr_1"),
        amount: usd(1_100),
        destination: id("acct_seller"),
        destination_payment: id("py_1"),
        balance_transaction: id("txn_1"),
        description: some("Payout for order 7"),
        transfer_group: some("ORDER_7"),
        metadata: pairs(),
        created: AT,
        from: None,
        source_transaction: None,
        amount_reversed: 0,
        available_on: None,
    }
}

fn a_payment() -> Payment {
    Payment {
        id: id("py_2"),
        account: id("acct_seller"),
        amount: usd(10_000),
        application_fee: usd(1_230),
        application_fee_id: Some(id("fee_1")),
        origin: Origin::Recorded {
            external_id: "order-7".to_owned(),
        },
        description: some("Order 7"),
        balance_transaction: Some(id("txn_2")),
        metadata: pairs(),
        created: AT,
        status: PaymentStatus::Succeeded,
        amount_refunded: 0,
        amount_transferred: 0,
        disputed: false,
        available_on: None,
        transfer_group: None,
        card: None,
    }
}

fn an_account(kind: AccountKind) -> Account {
    Account {
        id: id("acct_seller"),
        platform: id("acct_platform"),
        livemode: false,
        kind,
        controller: Controller::preset(kind).unwrap(),
        country: "US".parse().unwrap(),
        default_currency: Currency::USD,
        email: some("jenny@example.com"),
        business_type: Some(BusinessType::Individual),
        business_profile: BusinessProfile {
            mcc: some("5734"),
            name: some("Jenny's Jars"),
            ..BusinessProfile::default()
        },
        company: Some(Company {
            name: some("Jars LLC"),
            ..Company::default()
        }),
        individual: Some(Individual {
            first_name: some("Jenny"),
            dob: Some(DateOfBirth {
                day: 1,
                month: 2,
                year: 1990,
            }),
            ssn_last_4_provided: true,
            ..Individual::default()
        }),
        capabilities: [(Capability::Transfers, CapabilityStatus::Inactive)].into(),
        tos_acceptance: TosAcceptance {
            date: Some(AT),
            ip: some("8.8.8.8"),
            ..Default::default()
        },
        bank_accounts: vec![BankAccount {
            bank_name: "TEST BANK".to_owned(),
            routing_number: some("110000000"),
            holder_name: some("Jenny"),
            holder_type: some("individual"),
            ..BankAccount::new(id("ba_1"), "US".parse().unwrap(), Currency::USD, "6789")
        }],
        debit_cards: Vec::new(),
        settings: Settings::default(),
        verification: Verification::default(),
        requirements: Requirements {
            currently_due: vec!["tos_acceptance.date".to_owned()],
            eventually_due: vec!["tos_acceptance.date".to_owned()],
            ..Requirements::default()
        },
        charges_enabled: false,
        payouts_enabled: false,
        status: AccountStatus::Pending,
        metadata: pairs(),
        created: AT,
    }
}
