//! Typed ids with the prefixes that SDK users know.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The text is not an id of the wanted kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id that starts with `{prefix}`")]
pub struct IdError {
    /// What the id should have started with.
    pub prefix: &'static str,
}

/// Ids are short; anything longer is refused before it reaches a query.
const MAX_LENGTH: usize = 64;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal $(| $other:literal)*;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// What every id of this kind starts with.
            pub const PREFIX: &'static str = $prefix;

            /// Builds an id from random (or, in tests, counted) characters.
            pub fn from_suffix(suffix: &str) -> Self {
                Self(format!("{}{suffix}", $prefix))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                if well_formed(text, $prefix) $(|| well_formed(text, $other))* {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(IdError { prefix: $prefix })
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// An account: a platform or one of its connected accounts.
    AccountId = "acct_";
    /// A transfer of funds between accounts.
    TransferId = "tr_";
    /// A payment: `ch_` where a card was charged, `py_` where funds or a record came in.
    PaymentId = "py_" | "ch_";
    /// A payment intent.
    IntentId = "pi_";
    /// A way to pay that a customer keeps.
    PaymentMethodId = "pm_" | "card_";
    /// A customer of a platform or of an account.
    CustomerId = "cus_";
    /// Money given back: `re_` to a card, `pyr_` where a transfer was reversed.
    RefundId = "re_" | "pyr_";
    /// A dispute.
    DisputeId = "du_" | "dp_";
    /// A reversal of a transfer.
    ReversalId = "trr_";
    /// A refund of a collected fee.
    FeeRefundId = "fr_";
    /// A payout to a bank or a debit card.
    PayoutId = "po_";
    /// A debit card for payouts.
    CardId = "card_";
    /// An uploaded file.
    FileId = "file_";
    /// A balance transaction.
    BalanceTransactionId = "txn_";
    /// Funds that the platform added to its balance.
    TopupId = "tu_";
    /// A fee that the platform collected from a payment.
    ApplicationFeeId = "fee_";
    /// An event.
    EventId = "evt_";
    /// A bank account for payouts.
    BankAccountId = "ba_";
    /// A bank account that was sent as a token.
    TokenId = "btok_";
    /// A person at the platform.
    UserId = "usr_";
    /// An API key (the row, not the secret).
    KeyId = "key_";
    /// One atomic set of postings.
    LedgerTransactionId = "ltx_";
    /// An audit row.
    AuditId = "aud_";
    /// A login link (the row, not the token).
    LoginLinkId = "lnk_";
    /// A message that was sent to a person.
    MessageId = "msg_";
    /// A job that runs later.
    JobId = "job_";
    /// One request to the server.
    RequestId = "req_";
}

impl PaymentId {
    /// The id of a charged card.
    pub fn charge(suffix: &str) -> Self {
        Self(format!("ch_{suffix}"))
    }
}

impl RefundId {
    /// The id of a refund to a card.
    pub fn card(suffix: &str) -> Self {
        Self(format!("re_{suffix}"))
    }

    /// The id of what a reversed transfer takes back.
    pub fn payment(suffix: &str) -> Self {
        Self(format!("pyr_{suffix}"))
    }
}

fn well_formed(text: &str, prefix: &str) -> bool {
    text.len() <= MAX_LENGTH
        && text.strip_prefix(prefix).is_some_and(|rest| {
            !rest.is_empty()
                && rest
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_another_kind_is_not_taken() {
        assert!("acct_1Qd1Tf2eZvKYc4Ju".parse::<AccountId>().is_ok());
        let long = format!("acct_{}", "a".repeat(60));
        let refused = Err(IdError { prefix: "acct_" });
        for bad in [
            "", "acct_", "tr_123", "acct_a/b", "acct_a'b", "acct_ä", " acct_1", &long,
        ] {
            assert_eq!(bad.parse::<AccountId>(), refused, "{bad}");
        }
    }
}
