//! How people and programs come in: the team, its keys, login links and codes.

pub mod keys;
pub mod links;
pub mod login;
pub mod members;
pub mod platforms;
pub mod setup;
