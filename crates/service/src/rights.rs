//! Who may do what, and the secrets that prove it.

pub mod authorize;
pub mod secrets;
pub mod table;
