//! Links into the Express Dashboard.

use serde_json::{Value, json};
use service::links::LoginLink;

use crate::wire::{Viewer, Wire};

impl Wire for LoginLink {
    fn wire(&self, _: &Viewer<'_>) -> Value {
        json!({ "object": "login_link", "created": self.created, "url": self.url })
    }
}
