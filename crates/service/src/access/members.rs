//! People of a platform's team: who they are, how they sign in, and what they may do.

pub(crate) mod input;
pub(crate) mod manage;
mod proof;
mod session;
pub(crate) mod sign_in;

pub use manage::{Member, create, list, remove, set_password, set_roles};
pub use proof::confirm;
pub use session::{MemberSession, UserView, session, set_mode, sign_out};
pub(crate) use sign_in::of_team;
pub use sign_in::{NewSession, sign_in};
