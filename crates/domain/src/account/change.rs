//! Changes of an account: what a caller may set, under which limits.

mod parts;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Account, AccountKind, BirthError, BusinessType, Capability, CapabilityStatus, Company,
    Controller, Individual,
};
use crate::{
    country::Country,
    external_account::ExternalAccount,
    metadata::{MetadataError, Patch},
    money::Currency,
    payout::schedule::{Schedule, ScheduleError},
    statement::{Statement, StatementError},
    text::{self, TextError},
    time::Timestamp,
};

pub use parts::{
    AddressChange, BusinessProfileChange, CompanyChange, IndividualChange, MinimumChange,
    ScheduleChange, SettingsChange, TosChange,
};

/// What to do with a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change<T> {
    /// Leave it as it is.
    #[default]
    Keep,
    /// Unset it.
    Clear,
    /// Set it.
    Set(T),
}

impl<T: Clone> Change<T> {
    /// Does it.
    pub fn apply(&self, field: &mut Option<T>) {
        match self {
            Self::Keep => {}
            Self::Clear => *field = None,
            Self::Set(value) => *field = Some(value.clone()),
        }
    }

    /// The new value, where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Clear => None,
        }
    }

    /// Whether the field stays as it is.
    pub fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }
}

/// A change of a text field.
pub type Text = Change<String>;

/// A change of an account. The default changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountChange {
    /// The contact address.
    pub email: Text,
    /// What kind of business it is.
    pub business_type: Change<BusinessType>,
    /// In which currency it settles. Only before any money moved.
    pub default_currency: Option<Currency>,
    /// Business profile.
    pub business_profile: BusinessProfileChange,
    /// Company.
    pub company: CompanyChange,
    /// Person.
    pub individual: IndividualChange,
    /// Terms.
    pub tos_acceptance: TosChange,
    /// Settings.
    pub settings: SettingsChange,
    /// Capabilities to ask for (true) or to give up (false).
    pub capabilities: BTreeMap<Capability, bool>,
    /// A bank account or debit card to add; it becomes the default of its currency.
    pub external_account: Option<ExternalAccount>,
    /// The token of one to add instead, which is used by it.
    #[serde(default)]
    pub external_token: Option<String>,
    /// Metadata.
    pub metadata: Patch,
}

/// What an account is made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAccount {
    /// The legacy type; [`AccountKind::None`] with a controller of its own.
    pub kind: AccountKind,
    /// Who controls what.
    pub controller: Controller,
    /// Where it is.
    pub country: Country,
    /// Everything else.
    pub fields: AccountChange,
}

impl NewAccount {
    /// Whether `account` is what this would make, as far as this says something. Capabilities come
    /// and go by themselves and are not looked at.
    pub fn describes(&self, account: &Account) -> bool {
        let fields = AccountChange {
            capabilities: Default::default(),
            ..self.fields.clone()
        };
        let mut made = account.clone();
        self.kind == account.kind
            && self.country == account.country
            && fields.apply(&mut made, account.created).is_ok()
            && made == *account
    }
}

/// A field that cannot take its new value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// A text. `0` is the parameter, such as `business_profile[name]`.
    #[error("{1}")]
    Text(&'static str, TextError),
    /// A value outside of what the field takes.
    #[error("{1}")]
    Value(&'static str, &'static str),
    /// What a statement is to show.
    #[error("{1}")]
    Statement(&'static str, StatementError),
    /// When the person was born.
    #[error(transparent)]
    Birth(#[from] BirthError),
    /// When the account is paid out.
    #[error("{0}")]
    Schedule(ScheduleError),
    /// Metadata.
    #[error(transparent)]
    Metadata(#[from] MetadataError),
}

impl AccountChange {
    /// Checks every text against its limit.
    pub fn check(&self) -> Result<(), ChangeError> {
        let profile = &self.business_profile;
        let settings = &self.settings;
        let person = &self.individual;
        email("email", &self.email)?;
        plain("business_profile[name]", &profile.name, 200)?;
        plain(
            "business_profile[product_description]",
            &profile.product_description,
            40_000,
        )?;
        digits("business_profile[mcc]", &profile.mcc, 4)?;
        url("business_profile[url]", &profile.url)?;
        email("business_profile[support_email]", &profile.support_email)?;
        plain(
            "business_profile[support_phone]",
            &profile.support_phone,
            30,
        )?;
        url("business_profile[support_url]", &profile.support_url)?;
        plain("company[name]", &self.company.name, 200)?;
        plain("company[phone]", &self.company.phone, 30)?;
        address(COMPANY_ADDRESS, &self.company.address)?;
        plain("individual[first_name]", &person.first_name, 100)?;
        plain("individual[last_name]", &person.last_name, 100)?;
        email("individual[email]", &person.email)?;
        plain("individual[phone]", &person.phone, 30)?;
        address(INDIVIDUAL_ADDRESS, &person.address)?;
        plain("tos_acceptance[ip]", &self.tos_acceptance.ip, 45)?;
        plain(
            "tos_acceptance[user_agent]",
            &self.tos_acceptance.user_agent,
            500,
        )?;
        plain(
            "settings[dashboard][display_name]",
            &settings.display_name,
            200,
        )?;
        plain("settings[dashboard][timezone]", &settings.time_zone, 64)?;
        shown(
            "settings[payments][statement_descriptor]",
            &settings.statement_descriptor,
            Statement::Card,
        )?;
        shown(
            "settings[payouts][statement_descriptor]",
            &settings.payout_statement_descriptor,
            Statement::Payout,
        )?;
        if settings
            .delay_days
            .value()
            .is_some_and(|days| !(0..=365).contains(days))
        {
            let param = "settings[payouts][schedule][delay_days]";
            return Err(ChangeError::Value(
                param,
                "Use a number of days from 0 to 365.",
            ));
        }
        if settings.minimum_balance.is_out_of_range() {
            let message = "Use an amount from 0 to 999999999999.";
            return Err(ChangeError::Value("minimum_balance_by_currency", message));
        }
        Ok(())
    }

    /// Makes the change, at `now`. Limits are checked first, so an error leaves the account as it
    /// was.
    pub fn apply(&self, account: &mut Account, now: Timestamp) -> Result<(), ChangeError> {
        self.check()?;
        if let Some(born) = self.individual.dob.value() {
            born.check(now.date(), account.livemode)?;
        }
        let schedule = self.schedule(account)?;
        account.metadata = account.metadata.patched(&self.metadata)?;
        self.email.apply(&mut account.email);
        self.business_type.apply(&mut account.business_type);
        if let Some(currency) = self.default_currency {
            account.default_currency = currency;
        }
        self.apply_profile(account);
        self.apply_settings(account);
        if let Some(schedule) = schedule {
            account.settings.payouts = Some(schedule);
        }
        if self.company != CompanyChange::default() {
            let company = account.company.get_or_insert_with(Company::default);
            self.company.apply(company);
        }
        if self.individual != IndividualChange::default() {
            let person = account.individual.get_or_insert_with(Individual::default);
            self.individual.apply(person);
        }
        for (capability, requested) in &self.capabilities {
            if *requested {
                account
                    .capabilities
                    .entry(*capability)
                    .or_insert(CapabilityStatus::Inactive);
            } else {
                account.capabilities.remove(capability);
            }
        }
        if let Some(new) = &self.external_account {
            account.add_external_account(new.clone(), true);
        }
        Ok(())
    }

    /// The account's new schedule, where it changes.
    fn schedule(&self, account: &Account) -> Result<Option<Schedule>, ChangeError> {
        let change = &self.settings.payouts;
        if *change == ScheduleChange::default() {
            return Ok(None);
        }
        let checked = change.apply(account.payout_schedule()).and_then(|after| {
            after.check(account.country)?;
            Ok(after)
        });
        checked.map(Some).map_err(ChangeError::Schedule)
    }

    fn apply_profile(&self, account: &mut Account) {
        let (change, profile) = (&self.business_profile, &mut account.business_profile);
        change.mcc.apply(&mut profile.mcc);
        change.name.apply(&mut profile.name);
        change
            .product_description
            .apply(&mut profile.product_description);
        change.url.apply(&mut profile.url);
        change.support_email.apply(&mut profile.support_email);
        change.support_phone.apply(&mut profile.support_phone);
        change.support_url.apply(&mut profile.support_url);
    }

    fn apply_settings(&self, account: &mut Account) {
        let (change, settings) = (&self.settings, &mut account.settings);
        change.display_name.apply(&mut settings.display_name);
        change.time_zone.apply(&mut settings.time_zone);
        change
            .statement_descriptor
            .apply(&mut settings.statement_descriptor);
        change
            .payout_statement_descriptor
            .apply(&mut settings.payout_statement_descriptor);
        change.delay_days.apply(&mut settings.delay_days);
        change
            .debit_negative_balances
            .apply(&mut settings.debit_negative_balances);
        change.minimum_balance.apply(&mut settings.minimum_balance);
        let (change, tos) = (&self.tos_acceptance, &mut account.tos_acceptance);
        change.date.apply(&mut tos.date);
        change.ip.apply(&mut tos.ip);
        change.user_agent.apply(&mut tos.user_agent);
        change.service_agreement.apply(&mut tos.service_agreement);
    }
}

fn with(
    param: &'static str,
    change: &Text,
    check: impl Fn(&str) -> Result<(), TextError>,
) -> Result<(), ChangeError> {
    let Some(value) = change.value() else {
        return Ok(());
    };
    check(value).map_err(|error| ChangeError::Text(param, error))
}

fn plain(param: &'static str, change: &Text, most: usize) -> Result<(), ChangeError> {
    with(param, change, |value| text::check(value, most))
}

fn email(param: &'static str, change: &Text) -> Result<(), ChangeError> {
    with(param, change, text::check_email)
}

fn url(param: &'static str, change: &Text) -> Result<(), ChangeError> {
    with(param, change, text::check_url)
}

fn shown(param: &'static str, change: &Text, place: Statement) -> Result<(), ChangeError> {
    let checked = change.value().map_or(Ok(()), |value| place.check(value));
    checked.map_err(|error| ChangeError::Statement(param, error))
}

fn digits(param: &'static str, change: &Text, length: usize) -> Result<(), ChangeError> {
    let right = |value: &String| value.len() == length && value.bytes().all(|b| b.is_ascii_digit());
    match change.value() {
        Some(value) if !right(value) => Err(ChangeError::Value(param, "Use exactly four digits.")),
        _ => Ok(()),
    }
}

/// The names of an address's fields below `company` and below `individual`.
const COMPANY_ADDRESS: [&str; 6] = [
    "company[address][line1]",
    "company[address][line2]",
    "company[address][city]",
    "company[address][state]",
    "company[address][postal_code]",
    "company[address][country]",
];
const INDIVIDUAL_ADDRESS: [&str; 6] = [
    "individual[address][line1]",
    "individual[address][line2]",
    "individual[address][city]",
    "individual[address][state]",
    "individual[address][postal_code]",
    "individual[address][country]",
];

fn address(names: [&'static str; 6], change: &AddressChange) -> Result<(), ChangeError> {
    let [line1, line2, city, state, postal_code, country] = names;
    plain(line1, &change.line1, 200)?;
    plain(line2, &change.line2, 200)?;
    plain(city, &change.city, 100)?;
    plain(state, &change.state, 100)?;
    plain(postal_code, &change.postal_code, 20)?;
    plain(country, &change.country, 2)
}
