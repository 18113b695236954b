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
    money::{Currency, Money, Positive},
    payment::{ApplicationFee, NewPayment, Origin, Payment},
    time::Timestamp,
    topup::{Topup, TopupFailure, TopupStatus},
    transfer::{NewTransfer, Transfer},
};

use super::*;
use crate::wire::{Viewer, Wire};

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

/// As the platform sees it.
fn wire<T: Wire>(it: &T) -> Value {
    let tenant = tenant();
    it.wire(&Viewer {
        tenant: &tenant,
        base: "https://pay.example.com",
    })
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

fn positive(minor: i64) -> Positive {
    Positive::new(usd(minor)).unwrap()
}

fn a_transfer() -> Transfer {
    let new = NewTransfer {
        description: some("Payout for order 7"),
        transfer_group: some("ORDER_7"),
        metadata: pairs(),
        ..NewTransfer::new(positive(1_100), id("acct_seller"))
    };
    Transfer::sent(&new, id("tr_1"), id("py_1"), id("txn_1"), AT)
}

fn a_payment() -> Payment {
    let new = NewPayment {
        account: id("acct_seller"),
        amount: positive(10_000),
        application_fee: usd(1_230),
        created: AT,
        external_id: "order-7".to_owned(),
        description: some("Order 7"),
        metadata: pairs(),
    };
    Payment {
        application_fee_id: Some(id("fee_1")),
        available_on: None,
        ..Payment::recorded(&new, id("py_2"), id("txn_2"), AT)
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
