//! What the operator set, as far as use cases care.

use domain::pricing::PriceList;

/// Settings of the service.
#[derive(Clone, Debug)]
pub struct Config {
    /// What processing, disputes and instant payouts cost.
    pub pricing: PriceList,
    /// The public address, without a slash at the end: links in messages and answers start here.
    pub base_url: String,
    /// How long events are kept, in days; for ever when absent.
    pub keep_events: Option<i64>,
}

impl Config {
    /// Whether the public address is https, so that cookies can be held to it.
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}
