//! What a refund comes to.

use crate::{
    id::AccountId,
    ledger::{
        When,
        recipes::{self, Postings, RefundFrom},
    },
    money::Positive,
    transfer::ReversalPlan,
};

/// What a refund comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefundPlan {
    /// A card that was authorised and not captured is let go of. No money had come, and none
    /// leaves.
    Releases(Positive),
    /// The money leaves.
    Pays(Box<Paid>),
    /// Nothing moves until its owner has more. It counts against the charge all the same.
    Waits {
        /// How much is to be given back.
        amount: Positive,
        /// Whose funds it waits for.
        on: AccountId,
        /// From whom a transfer comes back with it: funds of theirs may help as well.
        takes_from: Option<AccountId>,
        /// What is missing.
        missing: Positive,
    },
}

impl RefundPlan {
    /// How much is given back.
    pub fn amount(&self) -> Positive {
        match self {
            Self::Releases(amount) | Self::Waits { amount, .. } => *amount,
            Self::Pays(paid) => paid.amount,
        }
    }
}

/// A refund whose money leaves, with everything that moves with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    /// Out of whose balance.
    pub owner: AccountId,
    /// Who gives the fee back.
    pub platform: AccountId,
    /// How much.
    pub amount: Positive,
    /// Out of which of the owner's money.
    pub from: RefundFrom,
    /// When.
    pub when: When,
    /// What comes back of the charge's transfer first.
    pub reversal: Option<ReversalPlan>,
    /// What goes back of a fee that the owner itself had paid.
    pub fee: Option<Positive>,
}

impl Paid {
    /// What the ledger writes: one entry for all of it. What comes back is there when it is paid
    /// out again.
    pub fn postings(&self) -> Postings {
        let mut all = match &self.reversal {
            Some(reversal) => reversal.postings()?,
            None => Vec::new(),
        };
        all.extend(recipes::refund(&self.owner, self.amount, self.from)?);
        if let Some(fee) = self.fee {
            let (platform, state) = (&self.platform, self.when.state);
            all.extend(recipes::fee_refund(platform, &self.owner, fee, state)?);
        }
        Ok(all)
    }
}
