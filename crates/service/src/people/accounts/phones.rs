//! The phone numbers of an account are kept as they are dialled.

use domain::{
    account::{AccountChange, Change, Text},
    country::Country,
};

use crate::{Error, Result, outbound::phone};

/// The change with its phone numbers in international form.
pub(super) fn dialled(
    change: &AccountChange,
    country: Country,
    livemode: bool,
) -> Result<AccountChange> {
    let mut change = change.clone();
    let fields: [(&str, &mut Text); 3] = [
        ("individual[phone]", &mut change.individual.phone),
        ("company[phone]", &mut change.company.phone),
        (
            "business_profile[support_phone]",
            &mut change.business_profile.support_phone,
        ),
    ];
    for (param, field) in fields {
        if let Change::Set(text) = field {
            let number = phone::international(text, country, livemode);
            let refuse = |error: phone::PhoneError| {
                Error::invalid(param, "parameter_invalid", error.to_string())
            };
            *text = number.map_err(refuse)?;
        }
    }
    Ok(change)
}
