//! The wasm entry point.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes over the page that the server rendered.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::App);
    request_animation_frame(mark_hydrated);
}

/// Says on the root that the page now answers to clicks itself: a click before that is a plain
/// request to the server, and browser tests must know which of the two they make.
fn mark_hydrated() {
    if let Some(root) = document().document_element() {
        // It fails for malformed names only.
        let _ = root.set_attribute("data-hydrated", "");
    }
}
