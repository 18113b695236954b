//! What the project needs from outside, and how to get it.

pub mod browser;
mod cargo;
pub mod deny;
pub mod leptos;
pub mod node;
pub mod python;
pub mod rust;

/// Makes sure that everything for building the web app is there.
pub fn for_building() -> Result<(), String> {
    rust::wasm_target()?;
    leptos::install_missing()
}
