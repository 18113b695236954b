//! The server and the operator's commands, as the binary `tributary` runs them.

pub mod boot;
pub mod cli;
pub mod commands;
pub mod config;
pub mod demo;
mod health;
mod import;
mod layers;
pub mod listen;
mod logs;
mod preferences;
pub mod router;
mod sign_out;
pub mod site;
mod web;
