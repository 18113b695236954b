//! How payments come to be, and how they are written and read.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{CardPayment, CardState, NewPayment, Origin, Payment, PaymentStatus};
use crate::{
    id::{AccountId, BalanceTransactionId, PaymentId},
    metadata::Metadata,
    money::Money,
    time::Timestamp,
    transfer::Transfer,
};

impl Payment {
    /// A payment of which nothing is known yet but where it came from.
    fn of(
        id: PaymentId,
        account: AccountId,
        amount: Money,
        origin: Origin,
        created: Timestamp,
    ) -> Self {
        let nothing = Money::zero(amount.currency());
        Self {
            id,
            account,
            amount,
            application_fee: nothing,
            application_fee_id: None,
            origin,
            description: None,
            balance_transaction: None,
            metadata: Metadata::default(),
            created,
            status: PaymentStatus::Succeeded,
            amount_refunded: nothing,
            amount_transferred: nothing,
            disputed: false,
            available_on: None,
            transfer_group: None,
        }
    }

    /// A card of `account`'s customer, charged: approved or declined, and not captured yet.
    pub fn charged(
        id: PaymentId,
        account: AccountId,
        amount: Money,
        card: CardPayment,
        now: Timestamp,
    ) -> Self {
        let status = match card.state {
            CardState::Declined => PaymentStatus::Failed,
            CardState::Authorised | CardState::Captured | CardState::Released => {
                PaymentStatus::Succeeded
            }
        };
        let origin = Origin::Card(Box::new(card));
        Self {
            status,
            ..Self::of(id, account, amount, origin, now)
        }
    }

    /// What the destination of `transfer` sees of it, with its own line.
    pub fn received(transfer: &Transfer, line: BalanceTransactionId) -> Self {
        let origin = Origin::Transfer {
            transfer: transfer.id.clone(),
        };
        let id = transfer.destination_payment.clone();
        let (account, amount) = (transfer.destination.clone(), transfer.amount.money());
        Self {
            description: transfer.description.clone(),
            balance_transaction: Some(line),
            available_on: transfer.available_on,
            transfer_group: transfer.transfer_group.clone(),
            ..Self::of(id, account, amount, origin, transfer.created)
        }
    }

    /// A payment that was made elsewhere, with the receiver's line, which settles at
    /// `available_on`.
    pub fn recorded(
        new: &NewPayment,
        id: PaymentId,
        line: BalanceTransactionId,
        available_on: Timestamp,
    ) -> Self {
        let origin = Origin::Recorded {
            external_id: new.external_id.clone(),
        };
        let (account, amount) = (new.account.clone(), new.amount.money());
        Self {
            application_fee: new.application_fee,
            description: new.description.clone().filter(|text| !text.is_empty()),
            balance_transaction: Some(line),
            metadata: new.metadata.clone(),
            available_on: Some(available_on),
            ..Self::of(id, account, amount, origin, new.created)
        }
    }
}

impl Serialize for Payment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, to)
    }
}

impl<'de> Deserialize<'de> for Payment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut it = Self::deserialize(from)?;
        let currency = it.amount.currency();
        it.amount_refunded = it.amount_refunded.in_currency(currency);
        it.amount_transferred = it.amount_transferred.in_currency(currency);
        if let Some(card) = it.card_mut() {
            card.in_currency(currency);
        }
        Ok(it)
    }
}
