//! Who is paid and who pays: accounts with their banks, customers with their cards.

pub mod accounts;
pub mod balance_settings;
pub(crate) mod contact;
pub mod customers;
pub(crate) mod destinations;
pub mod external_accounts;
pub(crate) mod network;
pub mod payment_methods;
pub mod tokens;
