//! What every request passes through.

pub mod access_log;
pub mod errors;
pub mod guard;
pub mod headers;
pub mod load;
pub mod origin;
pub mod plain;
pub mod request_id;
pub mod session;
pub mod unread;
