//! Listening for the keys. Runs in the browser only.

use super::{Act, find};
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlDialogElement, HtmlInputElement};
use leptos_router::hooks::use_navigate;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// How long a `g` waits for its second key.
const PATIENCE: Duration = Duration::from_millis(1_200);
/// The id of the search box.
pub const SEARCH_ID: &str = "global-search";
/// The id of the help sheet.
pub const SHEET_ID: &str = "shortcut-sheet";

/// Listens as long as the calling component lives.
pub fn listen() {
    let navigate = use_navigate();
    let after_g = StoredValue::new(false);
    Effect::new(move || {
        let navigate = navigate.clone();
        let handle = window_event_listener(ev::keydown, move |event| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() || is_typing(&event) {
                return;
            }
            let key = event.key();
            if let Some(act) = find(after_g.get_value(), &key) {
                event.prevent_default();
                after_g.set_value(false);
                match act {
                    Act::Go(path) => navigate(path, Default::default()),
                    Act::Search => focus_search(),
                    Act::Help => open_sheet(),
                }
            } else {
                await_second_key(after_g, key == "g");
            }
        });
        on_cleanup(move || handle.remove());
    });
}

fn await_second_key(after_g: StoredValue<bool>, pressed: bool) {
    after_g.set_value(pressed);
    if pressed {
        // The component may be gone by then.
        set_timeout(
            move || {
                after_g.try_set_value(false);
            },
            PATIENCE,
        );
    }
}

/// Keys typed into a field are text.
fn is_typing(event: &ev::KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| {
            matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
                || element.has_attribute("contenteditable")
        })
}

fn focus_search() {
    let found = document().get_element_by_id(SEARCH_ID);
    if let Some(input) = found.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        let _ = input.focus();
        input.select();
    }
}

/// Opens the help sheet, unless it is open.
pub fn open_sheet() {
    let found = document().get_element_by_id(SHEET_ID);
    if let Some(dialog) = found.and_then(|element| element.dyn_into::<HtmlDialogElement>().ok()) {
        let _ = dialog.show_modal();
    }
}
