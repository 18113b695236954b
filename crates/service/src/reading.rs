//! What is only looked at: the feed of events, sources of lines, earnings, files, the outbox.

pub mod earnings;
pub mod events;
pub mod files;
pub mod outbox;
pub mod sources;
