//! What of a collected fee goes back to the account that paid it.

use super::ApplicationFee;
use crate::{
    id::AccountId,
    ledger::{
        When,
        recipes::{self, Postings},
    },
    money::{Money, MoneyError, PartError, Positive, part},
    payment::Payment,
    refund::{Attempt, share},
    time::Timestamp,
};

/// Why a fee does not go back with a refund or a reversal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FeeError {
    /// No fee was kept.
    #[error("This payment has no application fee to refund.")]
    None,
    /// All of it went back before.
    #[error("The application fee of this payment was refunded already.")]
    Gone,
    /// The amounts do not go together.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl FeeError {
    /// The code on the wire.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::None | Self::Gone => "parameter_invalid",
            Self::Money(_) => "amount_too_large",
        }
    }

    /// The parameter that it is about.
    pub const fn param(&self) -> &'static str {
        match self {
            Self::None | Self::Gone => "refund_application_fee",
            Self::Money(_) => "amount",
        }
    }
}

/// What of a fee goes back when it is given back in proportion to money of which `parts` of `of`
/// went back with that wish, this time included. `already` is what of the fee went back with
/// them. Nothing where that rounds to zero.
pub fn fee_share(
    fee: Option<&ApplicationFee>,
    parts: Money,
    of: Money,
    already: Money,
    attempt: Attempt,
) -> Result<Option<Positive>, FeeError> {
    let fee = fee.ok_or(FeeError::None)?;
    let left = fee.refundable();
    let wanted = share(fee.amount.money(), parts, of, already)?;
    if !wanted.is_zero() && left.minor() <= 0 && attempt == Attempt::First {
        return Err(FeeError::Gone);
    }
    Ok(Positive::new(wanted.least(left)?).ok())
}

/// A fee, or a part of one, that goes back by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeRefundPlan {
    /// To whom.
    pub account: AccountId,
    /// How much.
    pub amount: Positive,
    /// When, and out of which of the platform's money: with that of the payment that it was kept
    /// of.
    pub when: When,
}

impl FeeRefundPlan {
    /// What the ledger writes, where `platform` had collected the fee. It may owe it then.
    pub fn postings(&self, platform: &AccountId) -> Postings {
        recipes::fee_refund(platform, &self.account, self.amount, self.when.state)
    }
}

/// What giving back `asked` of a fee comes to, in minor units, or all that is left of it.
pub fn decide_fee_refund(
    fee: &ApplicationFee,
    payment: Option<&Payment>,
    asked: Option<i64>,
    now: Timestamp,
) -> Result<FeeRefundPlan, PartError> {
    let settles = payment.map_or(now, |payment| payment.settles(now));
    let left = fee.refundable();
    Ok(FeeRefundPlan {
        account: fee.account.clone(),
        amount: part(asked, left, left.currency().step())?,
        when: When::at(settles, now),
    })
}
