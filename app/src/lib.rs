//! The web app: both dashboards, the sign-in pages and everything they share.
//!
//! The crate is compiled twice, once for the server (`ssr`) and once for the browser (`hydrate`).
#![recursion_limit = "512"]

pub mod actions;
pub mod auth;
pub mod connect;
pub mod error;
pub mod express;
pub mod format;
pub mod i18n;
pub mod layouts;
pub mod preferences;
pub mod queries;
pub mod routes;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod ssr;
pub mod ui;
pub mod url;

pub use routes::App;
#[cfg(feature = "ssr")]
pub use shell::shell;
