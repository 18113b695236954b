//! Who pays a refund, decided without a database: every branch as a line of a table, and what
//! holds whatever is refunded in which order.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "refunds/again.rs"]
mod again;
#[path = "refunds/alone.rs"]
mod alone;
#[path = "refunds/objects.rs"]
mod objects;
#[path = "refunds/passed_on.rs"]
mod passed_on;
#[path = "refunds/refused.rs"]
mod refused;
#[path = "refunds/scene.rs"]
mod scene;
#[path = "refunds/sequences.rs"]
mod sequences;
#[path = "refunds/shown.rs"]
mod shown;
#[path = "refunds/table.rs"]
mod table;
