//! Accounts: what they are, what is known of them, and what they may do.

mod balance_settings;
mod bank;
mod birth;
mod capability;
mod change;
mod controller;
mod identity;
mod list;
mod profile;
mod requirements;
mod rules;
mod status;

use serde::{Deserialize, Serialize};

use crate::{
    country::Country, id::AccountId, metadata::Metadata, money::Currency,
    payout::schedule::Schedule, text::is_blank, time::Timestamp,
};

pub use crate::external_account::DebitCard;
pub use balance_settings::BalanceSettings;
pub use bank::BankAccount;
pub use birth::BirthError;
pub use capability::{Capabilities, Capability, CapabilityStatus};
pub use change::{
    AccountChange, AddressChange, BusinessProfileChange, Change, ChangeError, CompanyChange,
    IndividualChange, MinimumChange, NewAccount, ScheduleChange, SettingsChange, Text, TosChange,
};
pub use controller::{
    AccountKind, Collector, Controller, ControllerError, DashboardKind, FeePayer, LossesPayer,
};
pub use list::{AccountFilter, AccountOrder, AccountRow, AccountSort, AccountTotals, StatusCounts};
pub use profile::{
    Address, BusinessProfile, BusinessType, Company, DateOfBirth, Individual, Settings,
    TosAcceptance,
};
pub use requirements::{DisabledReason, DueItem, Requirements, Verification};
pub use rules::{refresh, requirements};
pub use status::{AccountStatus, Standing, payments_standing, payouts_standing};

/// An account: a platform, or an account connected to one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The platform that it is connected to; its own id when it is the platform.
    pub platform: AccountId,
    /// Live or test.
    #[serde(default, skip_serializing_if = "is_default")]
    pub livemode: bool,
    /// The legacy type, a preset of [`Controller`].
    pub kind: AccountKind,
    /// Who pays fees, answers for losses, collects requirements; which dashboard it has.
    #[serde(with = "controller::stored")]
    pub controller: Controller,
    /// Where it is.
    pub country: Country,
    /// In which currency it settles.
    pub default_currency: Currency,
    /// The contact address that the platform gave.
    pub email: Option<String>,
    /// What kind of business it is.
    pub business_type: Option<BusinessType>,
    /// How it presents itself.
    pub business_profile: BusinessProfile,
    /// The company behind it.
    pub company: Option<Company>,
    /// The person behind it.
    pub individual: Option<Individual>,
    /// What it asked to do.
    pub capabilities: Capabilities,
    /// What the terms were accepted with.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tos_acceptance: TosAcceptance,
    /// Where payouts go.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bank_accounts: Vec<BankAccount>,
    /// Debit cards to which instant payouts can go.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub debit_cards: Vec<DebitCard>,
    /// How it is set up.
    #[serde(default, skip_serializing_if = "is_default")]
    pub settings: Settings,
    /// What is known of its verification, from which the requirements follow.
    pub verification: Verification,
    /// What is missing, by when. Computed: see [`refresh`].
    #[serde(default, skip_serializing_if = "is_default")]
    pub requirements: Requirements,
    /// Whether payments can be made to it. Computed.
    pub charges_enabled: bool,
    /// Whether it can be paid out. Computed.
    pub payouts_enabled: bool,
    /// One word for all of it. Computed.
    pub status: AccountStatus,
    /// The platform's own pairs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub metadata: Metadata,
    /// When it was connected.
    pub created: Timestamp,
}

/// What says nothing need not be stored.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Account {
    /// Whether this is the platform itself.
    pub fn is_platform(&self) -> bool {
        self.id == self.platform
    }

    /// The name that people know it by, where one is known.
    pub fn display_name(&self) -> Option<String> {
        let company = self.company.as_ref();
        let person = self.individual.as_ref().and_then(Individual::full_name);
        [
            self.business_profile.name.clone(),
            self.settings.display_name.clone(),
            company.and_then(|company| company.name.clone()),
            person,
        ]
        .into_iter()
        .flatten()
        .find(|name| !is_blank(name))
    }

    /// A name to show in any case: the display name, else the email, else the id.
    pub fn label(&self) -> String {
        self.display_name()
            .or_else(|| self.email.clone())
            .unwrap_or_else(|| self.id.as_str().to_owned())
    }

    /// The time zone in which its owner reads dates (IANA name).
    pub fn time_zone(&self) -> &str {
        self.settings
            .time_zone
            .as_deref()
            .unwrap_or_else(|| self.country.time_zone())
    }

    /// The phone number that sign-in codes go to.
    pub fn phone(&self) -> Option<&str> {
        let person = self
            .individual
            .as_ref()
            .and_then(|individual| individual.phone.as_deref());
        person.or_else(|| {
            self.company
                .as_ref()
                .and_then(|company| company.phone.as_deref())
        })
    }

    /// When it is paid out.
    pub fn payout_schedule(&self) -> Schedule {
        let own = self.settings.payouts.clone();
        own.unwrap_or_else(|| match self.is_platform() {
            // Added funds would be swept out again.
            true => Schedule::manual(),
            false => Schedule::default_for(self.country),
        })
    }

    /// Whether its bank may be debited for what it owes.
    pub fn debits_allowed(&self) -> bool {
        let usual = self.controller.collection != Collector::Application;
        self.settings.debit_negative_balances.unwrap_or(usual)
    }

    /// Whether its owner may enter the Express Dashboard.
    pub fn has_express_dashboard(&self) -> bool {
        self.controller.dashboard == DashboardKind::Express
    }
}
