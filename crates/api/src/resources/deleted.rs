//! What is left of an object that was deleted.

use serde_json::{Value, json};

use crate::wire::{Viewer, Wire};

/// An object that is gone.
#[derive(Clone, Debug)]
pub struct Deleted {
    /// Its id.
    pub id: String,
    /// What it was.
    pub object: &'static str,
    /// Its currency, where the answer says that too.
    pub currency: Option<&'static str>,
}

impl Wire for Deleted {
    fn wire(&self, _: &Viewer<'_>) -> Value {
        let mut wire = json!({ "id": self.id, "object": self.object, "deleted": true });
        if let (Some(currency), Some(wire)) = (self.currency, wire.as_object_mut()) {
            wire.insert("currency".to_owned(), json!(currency));
        }
        wire
    }
}
