//! Addresses, and where goods go.

use domain::{
    account::{Address, AddressChange, Change},
    shipping::Shipping,
};

use crate::{
    error::{Problem, Result},
    params::Params,
};

/// The fields of an address.
pub fn address(it: &mut Params) -> Result<Address> {
    Ok(Address {
        line1: it.optional("line1")?,
        line2: it.optional("line2")?,
        city: it.optional("city")?,
        state: it.optional("state")?,
        postal_code: it.optional("postal_code")?,
        country: it.optional("country")?,
    })
}

/// Changes of the fields of an address. What is left out stays.
pub fn address_change(it: &mut Params) -> Result<AddressChange> {
    Ok(AddressChange {
        line1: it.change("line1")?,
        line2: it.change("line2")?,
        city: it.change("city")?,
        state: it.change("state")?,
        postal_code: it.change("postal_code")?,
        country: it.change("country")?,
    })
}

/// `shipping`, which is sent as a whole.
pub fn shipping(params: &mut Params) -> Result<Option<Shipping>> {
    params.hash("shipping", fields)
}

/// A change of `shipping`: an empty value unsets it.
pub fn shipping_change(params: &mut Params) -> Result<Change<Shipping>> {
    params.hash_change("shipping", fields)
}

fn fields(it: &mut Params) -> Result<Shipping> {
    let missing = it.name("address");
    let address = it.hash("address", address)?;
    Ok(Shipping {
        name: it.required("name")?,
        address: address.ok_or_else(|| Problem::missing(&missing))?,
        phone: it.optional("phone")?,
        carrier: it.optional("carrier")?,
        tracking_number: it.optional("tracking_number")?,
    })
}
