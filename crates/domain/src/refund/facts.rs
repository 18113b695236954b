//! What a refund is decided by.

use super::{NewRefund, Refund};
use crate::{
    id::AccountId,
    ledger::Funds,
    money::{Money, MoneyError},
    payment::{ApplicationFee, CardState, Payment},
    time::Timestamp,
    transfer::Sent,
};

/// What is so when a refund is decided. Nothing of it changes until the refund is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The time.
    pub now: Timestamp,
    /// The platform, which collects fees.
    pub platform: AccountId,
    /// The payment that is to be given back, wholly or in part.
    pub charge: Payment,
    /// Every refund of it so far, those that failed and those that wait included.
    pub earlier: Vec<Refund>,
    /// Whether its money is in a dispute, or was lost in one.
    pub disputed: bool,
    /// What its owner has.
    pub funds: Funds,
    /// The application fee that was kept of it, where the owner itself paid that.
    pub fee: Option<ApplicationFee>,
    /// The transfer of a destination charge.
    pub sent: Option<Sent>,
}

impl Facts {
    /// Whether nothing but an authorisation of a card is to be given back, and no intent to call
    /// off goes with it.
    pub(super) fn is_held_alone(&self) -> bool {
        let card = self.charge.card();
        card.is_some_and(|card| card.state == CardState::Authorised && card.intent.is_none())
    }

    /// The sum of `part` over the earlier refunds of which that is so.
    pub(super) fn sum(
        &self,
        of: impl Fn(&Refund) -> bool,
        part: impl Fn(&Refund) -> Money,
    ) -> Result<Money, MoneyError> {
        let none = Money::zero(self.charge.amount.currency());
        let earlier = self.earlier.iter().filter(|it| of(it));
        earlier.map(part).try_fold(none, Money::checked_add)
    }

    /// What the charge still has of what it brought, but for the fees that were kept.
    pub(super) fn left_of_charge(&self) -> Result<Money, MoneyError> {
        let refunded = self.sum(Refund::has_left, |it| it.amount.money())?;
        let passed_on = self.charge.amount_transferred;
        let left = self.charge.captured().checked_sub(passed_on)?;
        left.checked_sub(refunded)
    }
}

/// What is wanted of a refund.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// How much, in minor units; all that is left when absent.
    pub amount: Option<i64>,
    /// Whether the transfer to the destination comes back in proportion.
    pub reverse_transfer: bool,
    /// Whether the application fee goes back in proportion.
    pub refund_application_fee: bool,
}

impl From<&NewRefund> for Wish {
    fn from(new: &NewRefund) -> Self {
        Self {
            amount: new.amount,
            reverse_transfer: new.reverse_transfer,
            refund_application_fee: new.refund_application_fee,
        }
    }
}

impl From<&Refund> for Wish {
    fn from(refund: &Refund) -> Self {
        Self {
            amount: Some(refund.amount.minor()),
            reverse_transfer: refund.reverse_transfer,
            refund_application_fee: refund.refund_application_fee,
        }
    }
}

/// How often a refund was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// Whoever asks is told when the transfer or the fee went back before.
    First,
    /// It had waited. What went back by itself since then is done, and the rest is paid.
    Again,
}
