//! The plain forms, and what watches the process.

use crate::row::{Row, open};

/// One row for each.
pub const ROWS: &[Row] = &[
    open("POST /preferences/theme", "value=dark&return_to=%2F"),
    open("POST /preferences/locale", "value=es&return_to=%2F"),
    open("POST /sign-out", "").answers(303).spends_session(),
    open("POST /express/sign-out", "")
        .answers(303)
        .spends_session(),
    open("GET /livez", ""),
    open("GET /readyz", ""),
];
