//! Links into the Express Dashboard.

use domain::time::Timestamp;
use serde_json::{Value, json};

/// A login link.
pub fn login_link(url: &str, created: Timestamp) -> Value {
    json!({ "object": "login_link", "created": created, "url": url })
}
