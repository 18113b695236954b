//! What a customer is made with, or a change of one.

use domain::{
    account::{AddressChange, Change},
    customer::{Customer, TaxExempt},
    metadata::Patch,
    shipping::Shipping,
    text,
    transfer::MAX_DESCRIPTION,
};

use crate::{Error, Result, people::contact};

/// Longest name, in characters.
const MAX_NAME: usize = 256;
/// Longest phone number, in characters.
const MAX_PHONE: usize = 20;
/// Longest name of a language, in characters.
const MAX_LOCALE: usize = 35;

/// What a customer is made with, or a change of one.
#[derive(Clone, Debug, Default)]
pub struct CustomerChange {
    /// Email.
    pub email: Change<String>,
    /// Name.
    pub name: Change<String>,
    /// Phone number.
    pub phone: Change<String>,
    /// In words.
    pub description: Change<String>,
    /// Where they are.
    pub address: Change<AddressChange>,
    /// Where goods go to them.
    pub shipping: Change<Shipping>,
    /// The name of their business.
    pub business_name: Change<String>,
    /// Their own name.
    pub individual_name: Change<String>,
    /// The languages they read.
    pub preferred_locales: Option<Vec<String>>,
    /// Whether taxes are theirs to pay.
    pub tax_exempt: Change<TaxExempt>,
    /// A way to pay that is attached; only of a new customer.
    pub payment_method: Option<String>,
    /// A card, by its token or its id, that is attached and becomes the default.
    pub source: Option<String>,
    /// An attached way to pay that becomes the default for invoices.
    pub default_payment_method: Change<String>,
    /// The pairs of its owner.
    pub metadata: Patch,
}

impl CustomerChange {
    /// Checks what can be checked without knowing the customer.
    pub(super) fn check(&self) -> Result<()> {
        let table = [
            ("name", &self.name, MAX_NAME),
            ("business_name", &self.business_name, MAX_NAME),
            ("individual_name", &self.individual_name, MAX_NAME),
            ("phone", &self.phone, MAX_PHONE),
            ("description", &self.description, MAX_DESCRIPTION),
        ];
        for (param, change, most) in table {
            let value = change.value().map(String::as_str).unwrap_or_default();
            text::check(value, most).map_err(|error| Error::text(param, error))?;
        }
        for locale in self.preferred_locales.iter().flatten() {
            text::check(locale, MAX_LOCALE)
                .map_err(|error| Error::text("preferred_locales", error))?;
        }
        if let Some(shipping) = self.shipping.value() {
            contact::shipping("shipping", shipping)?;
        }
        match self.email.value() {
            Some(email) => text::check_email(email).map_err(|error| Error::text("email", error)),
            None => Ok(()),
        }
    }

    /// Whether a card is to be kept, which may be a test card.
    pub(super) fn brings_card(&self) -> bool {
        self.payment_method.is_some() || self.source.is_some()
    }

    /// Changes everything but the ways to pay.
    pub(super) fn apply(&self, customer: &mut Customer) -> Result<()> {
        self.email.apply(&mut customer.email);
        self.name.apply(&mut customer.name);
        self.phone.apply(&mut customer.phone);
        self.description.apply(&mut customer.description);
        self.business_name.apply(&mut customer.business_name);
        self.individual_name.apply(&mut customer.individual_name);
        self.shipping.apply(&mut customer.shipping);
        self.address(customer)?;
        if let Some(locales) = &self.preferred_locales {
            customer.preferred_locales.clone_from(locales);
        }
        match self.tax_exempt {
            Change::Keep => {}
            Change::Clear => customer.tax_exempt = TaxExempt::None,
            Change::Set(value) => customer.tax_exempt = value,
        }
        let metadata = customer.metadata.patched(&self.metadata);
        customer.metadata = metadata.map_err(Error::metadata)?;
        Ok(())
    }

    fn address(&self, customer: &mut Customer) -> Result<()> {
        match &self.address {
            Change::Keep => Ok(()),
            Change::Clear => {
                customer.address = None;
                Ok(())
            }
            Change::Set(change) => {
                let address = customer.address.get_or_insert_default();
                change.apply(address);
                contact::address("address", address)
            }
        }
    }
}
