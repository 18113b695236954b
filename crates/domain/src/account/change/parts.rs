//! Changes of the parts of an account.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Change, Text};
use crate::{
    account::{Address, Company, DateOfBirth, Individual},
    money::{Currency, MAX_AMOUNT},
    payout::schedule::{Interval, Schedule, ScheduleError, Weekday},
    time::Timestamp,
};

/// Changes of the business profile.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the same fields as BusinessProfile")]
pub struct BusinessProfileChange {
    pub mcc: Text,
    pub name: Text,
    pub product_description: Text,
    pub url: Text,
    pub support_email: Text,
    pub support_phone: Text,
    pub support_url: Text,
}

/// Changes of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the same fields as Address")]
pub struct AddressChange {
    pub line1: Text,
    pub line2: Text,
    pub city: Text,
    pub state: Text,
    pub postal_code: Text,
    pub country: Text,
}

/// Changes of the company.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyChange {
    /// Legal name.
    pub name: Text,
    /// Phone number.
    pub phone: Text,
    /// Address.
    pub address: AddressChange,
    /// Whether a tax id was sent. The number itself is never kept.
    pub tax_id_sent: bool,
}

/// Changes of the person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndividualChange {
    /// First name.
    pub first_name: Text,
    /// Last name.
    pub last_name: Text,
    /// Email.
    pub email: Text,
    /// Phone number.
    pub phone: Text,
    /// Day of birth.
    pub dob: Change<DateOfBirth>,
    /// Address.
    pub address: AddressChange,
    /// Whether an identity number was sent. The number itself is never kept.
    pub id_number_sent: bool,
    /// Whether the last four digits of the SSN were sent. They are never kept.
    pub ssn_last_4_sent: bool,
}

/// Changes of the terms' acceptance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the same fields as TosAcceptance")]
pub struct TosChange {
    pub date: Change<Timestamp>,
    pub ip: Text,
    pub user_agent: Text,
    pub service_agreement: Text,
}

/// Changes of the settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the same fields as Settings")]
pub struct SettingsChange {
    pub display_name: Text,
    pub time_zone: Text,
    pub statement_descriptor: Text,
    pub payout_statement_descriptor: Text,
    pub delay_days: Change<i16>,
    pub debit_negative_balances: Change<bool>,
    /// When money is paid out.
    pub payouts: ScheduleChange,
    /// What automatic payouts leave in the balance.
    pub minimum_balance: MinimumChange,
}

/// Changes of when money is paid out. What is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleChange {
    /// How often.
    pub interval: Option<Interval>,
    /// The days of a weekly schedule.
    pub weekly_days: Option<Vec<Weekday>>,
    /// The days of a monthly schedule.
    pub monthly_days: Option<Vec<u8>>,
}

/// Changes of what automatic payouts leave in the balance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MinimumChange {
    /// Leave it as it is.
    #[default]
    Keep,
    /// Leave nothing, in any currency.
    Clear,
    /// In minor units by currency; nothing there unsets that currency.
    Merge(BTreeMap<Currency, Option<i64>>),
}

impl ScheduleChange {
    /// The schedule after the change. A change of days belongs to the interval that uses them.
    pub fn apply(&self, before: Schedule) -> Result<Schedule, ScheduleError> {
        let interval = self.interval.unwrap_or(before.interval);
        if self.weekly_days.is_some() && interval != Interval::Weekly {
            return Err(ScheduleError::NotWeekly);
        }
        if self.monthly_days.is_some() && interval != Interval::Monthly {
            return Err(ScheduleError::NotMonthly);
        }
        Ok(Schedule {
            interval,
            weekly_days: self.weekly_days.clone().unwrap_or(before.weekly_days),
            monthly_days: self.monthly_days.clone().unwrap_or(before.monthly_days),
        })
    }
}

impl MinimumChange {
    /// Whether an amount is below zero or above the most that can be moved.
    pub(super) fn is_out_of_range(&self) -> bool {
        let Self::Merge(changes) = self else {
            return false;
        };
        let mut amounts = changes.values().flatten();
        amounts.any(|amount| !(0..=MAX_AMOUNT).contains(amount))
    }

    /// Makes the change.
    pub fn apply(&self, minimum: &mut BTreeMap<Currency, i64>) {
        match self {
            Self::Keep => {}
            Self::Clear => minimum.clear(),
            Self::Merge(changes) => {
                for (currency, amount) in changes {
                    match amount {
                        Some(amount) => minimum.insert(*currency, *amount),
                        None => minimum.remove(currency),
                    };
                }
            }
        }
    }
}

impl AddressChange {
    /// Changes `address`.
    pub fn apply(&self, address: &mut Address) {
        self.line1.apply(&mut address.line1);
        self.line2.apply(&mut address.line2);
        self.city.apply(&mut address.city);
        self.state.apply(&mut address.state);
        self.postal_code.apply(&mut address.postal_code);
        self.country.apply(&mut address.country);
    }
}

impl CompanyChange {
    pub(super) fn apply(&self, company: &mut Company) {
        self.name.apply(&mut company.name);
        self.phone.apply(&mut company.phone);
        self.address.apply(&mut company.address);
        company.tax_id_provided |= self.tax_id_sent;
    }
}

impl IndividualChange {
    pub(super) fn apply(&self, person: &mut Individual) {
        self.first_name.apply(&mut person.first_name);
        self.last_name.apply(&mut person.last_name);
        self.email.apply(&mut person.email);
        self.phone.apply(&mut person.phone);
        self.dob.apply(&mut person.dob);
        self.address.apply(&mut person.address);
        person.id_number_provided |= self.id_number_sent;
        person.ssn_last_4_provided |= self.ssn_last_4_sent;
    }
}
