//! The outside world behind ports: a simulator of each in test mode, an adapter in live mode.
//!
//! Nothing here is called inside a transaction.

pub mod bank;
pub mod phone;
pub mod sms;

use std::sync::Arc;

/// Every port.
#[derive(Clone)]
pub struct Outbound {
    /// Short messages of live mode; absent when no provider is set up.
    pub sms: Option<Arc<dyn sms::Sms>>,
}

impl Outbound {
    /// Nothing but the simulators.
    pub fn none() -> Self {
        Self { sms: None }
    }
}
