//! Checks of the names and addresses that come with cards, customers and goods. `at` is how the
//! call names what they belong to, such as `billing_details`.

use domain::{account::Address, customer::Billing, shipping::Shipping, text};

use crate::{Error, Result};

/// Longest text, in characters.
const MOST: usize = 256;

/// Checks who holds a card.
pub(crate) fn billing(at: &str, it: &Billing) -> Result<()> {
    plain(at, "name", it.name.as_deref())?;
    plain(at, "phone", it.phone.as_deref())?;
    address(&format!("{at}[address]"), &it.address)?;
    match &it.email {
        Some(email) => {
            text::check_email(email).map_err(|error| Error::text(&format!("{at}[email]"), error))
        }
        None => Ok(()),
    }
}

/// Checks where goods go.
pub(crate) fn shipping(at: &str, it: &Shipping) -> Result<()> {
    plain(at, "name", Some(&it.name))?;
    plain(at, "phone", it.phone.as_deref())?;
    plain(at, "carrier", it.carrier.as_deref())?;
    plain(at, "tracking_number", it.tracking_number.as_deref())?;
    address(&format!("{at}[address]"), &it.address)
}

/// Checks an address.
pub(crate) fn address(at: &str, it: &Address) -> Result<()> {
    plain(at, "line1", it.line1.as_deref())?;
    plain(at, "line2", it.line2.as_deref())?;
    plain(at, "city", it.city.as_deref())?;
    plain(at, "state", it.state.as_deref())?;
    plain(at, "postal_code", it.postal_code.as_deref())?;
    plain(at, "country", it.country.as_deref())
}

fn plain(at: &str, name: &str, value: Option<&str>) -> Result<()> {
    text::check(value.unwrap_or_default(), MOST)
        .map_err(|error| Error::text(&format!("{at}[{name}]"), error))
}
