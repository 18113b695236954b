//! What an address names.

use crate::error::UiError;
use domain::id::AccountId;

/// Reads an id of the address; what is not an id names nothing.
pub(crate) fn account_id(id: &str) -> Result<AccountId, UiError> {
    id.parse()
        .map_err(|_| crate::ssr::ui_error(service::Error::not_found("account", id, "account")))
}
