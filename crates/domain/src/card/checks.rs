//! What a card's bank says of the details that are sent along with its number.

use serde::{Deserialize, Serialize};

/// One answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// It is right.
    #[default]
    Pass,
    /// It is wrong.
    Fail,
    /// The bank does not say.
    Unavailable,
}

impl Check {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unavailable => "unavailable",
        }
    }
}

/// All answers. Those about an address count only where an address was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checks {
    /// The security code; absent where none was sent.
    pub cvc: Option<Check>,
    /// The first line of the address.
    pub line1: Check,
    /// The postal code.
    pub postal_code: Check,
}
