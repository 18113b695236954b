//! What is known of the business and the people behind an account.
//!
//! Identity numbers are never kept: only that they were given.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{money::Currency, payout::schedule::Schedule, text::is_blank, time::Timestamp};

/// What kind of business an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BusinessType {
    /// A person.
    Individual,
    /// A company.
    Company,
    /// A non-profit.
    NonProfit,
    /// A government entity; United States only.
    GovernmentEntity,
}

impl BusinessType {
    /// Every type.
    pub const ALL: [Self; 4] = [
        Self::Individual,
        Self::Company,
        Self::NonProfit,
        Self::GovernmentEntity,
    ];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Company => "company",
            Self::NonProfit => "non_profit",
            Self::GovernmentEntity => "government_entity",
        }
    }

    /// The type of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How an account presents itself to customers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BusinessProfile {
    /// Merchant category code, four digits.
    pub mcc: Option<String>,
    /// The name customers know.
    pub name: Option<String>,
    /// What it sells.
    pub product_description: Option<String>,
    /// Its web address.
    pub url: Option<String>,
    /// Where customers write to.
    pub support_email: Option<String>,
    /// Where customers call.
    pub support_phone: Option<String>,
    /// Where customers read.
    pub support_url: Option<String>,
}

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    /// Street.
    pub line1: Option<String>,
    /// Flat, floor.
    pub line2: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State or region.
    pub state: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Two-letter country.
    pub country: Option<String>,
}

/// A day of birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateOfBirth {
    /// 1 to 31.
    pub day: u8,
    /// 1 to 12.
    pub month: u8,
    /// Four digits.
    pub year: u16,
}

/// The company behind an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Company {
    /// Legal name.
    pub name: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// Address.
    pub address: Address,
    /// Whether a tax id was given.
    pub tax_id_provided: bool,
}

/// The person behind an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Individual {
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Email.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// Day of birth.
    pub dob: Option<DateOfBirth>,
    /// Address.
    pub address: Address,
    /// Whether an identity number was given.
    pub id_number_provided: bool,
    /// Whether the last four digits of the SSN were given.
    pub ssn_last_4_provided: bool,
}

impl Individual {
    /// First and last name together.
    pub fn full_name(&self) -> Option<String> {
        let parts: Vec<&str> = [&self.first_name, &self.last_name]
            .into_iter()
            .filter_map(|part| part.as_deref())
            .filter(|part| !is_blank(part))
            .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// What the terms of service were accepted with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TosAcceptance {
    /// When.
    pub date: Option<Timestamp>,
    /// From which address.
    pub ip: Option<String>,
    /// With which browser.
    pub user_agent: Option<String>,
    /// `full` or `recipient`.
    pub service_agreement: Option<String>,
}

/// How an account is set up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The name in dashboards.
    pub display_name: Option<String>,
    /// IANA time zone; the country's own when absent.
    pub time_zone: Option<String>,
    /// What card statements show.
    pub statement_descriptor: Option<String>,
    /// What payouts show on bank statements.
    pub payout_statement_descriptor: Option<String>,
    /// Days from payment to availability; the country's own when absent.
    pub delay_days: Option<i16>,
    /// Whether a negative balance may be collected from the bank.
    pub debit_negative_balances: Option<bool>,
    /// When money is paid out; the country's usual schedule when absent.
    pub payouts: Option<Schedule>,
    /// What automatic payouts leave in the balance, in minor units by currency.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub minimum_balance: BTreeMap<Currency, i64>,
}
