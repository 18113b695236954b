//! The frames around pages.

mod auth;
mod connect;
mod express;
mod logo;
mod mode;
mod plain;
mod preference_forms;
mod shortcuts;
mod user_menu;
mod viewer;

pub use auth::AuthLayout;
pub use connect::ConnectLayout;
pub use express::ExpressLayout;
pub use logo::Logo;
pub use plain::PlainLayout;
pub use viewer::{Door, LoadViewer, Viewer, ViewerData, load_viewer, use_viewer};
