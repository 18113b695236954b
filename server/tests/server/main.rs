//! The binary from outside: its commands, its imports and its web server.

mod cli;
mod import;
mod import_bad;
mod import_killed;
mod marketplace;
mod origin;
mod pages;
mod sessions;
mod setup;
mod support;
