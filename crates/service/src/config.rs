//! What the operator set, as far as use cases care.

/// Settings of the service.
#[derive(Clone, Debug)]
pub struct Config {
    /// The public address, without a slash at the end: links in messages and answers start here.
    pub base_url: String,
}

impl Config {
    /// Whether the public address is https, so that cookies can be held to it.
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}
