//! The test clock. An object of our own.

use domain::time::Timestamp;
use serde_json::{Value, json};

use crate::wire::{Viewer, Wire};

/// The clock of test mode, with what it shows.
pub struct Clock(pub Timestamp);

impl Wire for Clock {
    fn wire(&self, _: &Viewer<'_>) -> Value {
        json!({ "object": "test_helpers.clock", "now": self.0, "livemode": false })
    }
}
