//! The test clock. An object of our own.

use domain::time::Timestamp;
use serde_json::{Value, json};

/// The clock of test mode, showing `now`.
pub fn clock(now: Timestamp) -> Value {
    json!({ "object": "test_helpers.clock", "now": now, "livemode": false })
}
