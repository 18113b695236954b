//! Sign-in and set-up.

mod login_page;
mod setup_form;
mod setup_page;

pub use login_page::LoginPage;
pub use setup_page::SetupPage;
