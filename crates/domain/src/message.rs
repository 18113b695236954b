//! Messages to people.

use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, MessageId},
    time::Timestamp,
};

/// A message as it would have been sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// The account that it is about.
    pub account: AccountId,
    /// `sms`.
    pub channel: String,
    /// Where it would have gone.
    pub recipient: String,
    /// What it says.
    pub body: String,
    /// When.
    pub created: Timestamp,
}

/// A short message on its way to a phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sms {
    /// The account that it is about.
    pub account: AccountId,
    /// The number, in international form.
    pub to: String,
    /// What it says.
    pub body: String,
    /// From when on there is no point in sending it.
    pub expires_at: Timestamp,
}
