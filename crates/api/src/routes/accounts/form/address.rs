//! Addresses.

use domain::account::AddressChange;

use crate::{error::Result, params::Params};

/// Reads `address`, if it is there.
pub(super) fn address(params: &mut Params) -> Result<AddressChange> {
    let change = params.hash("address", |address| {
        Ok(AddressChange {
            line1: address.change("line1")?,
            line2: address.change("line2")?,
            city: address.change("city")?,
            state: address.change("state")?,
            postal_code: address.change("postal_code")?,
            country: address.change("country")?,
        })
    })?;
    Ok(change.unwrap_or_default())
}
