//! Money that goes back.

use domain::{
    id::{ApplicationFeeId, PaymentId, RefundId, TransferId},
    metadata::Metadata,
    refund::{NewRefund, RefundOf},
    transfer::NewReversal,
};
use service::{fees, refunds, transfers};

use super::{Answer, Driver};
use crate::{
    model::place,
    operation::{Pick, Who},
};

impl Driver {
    pub(super) async fn reverse(
        &mut self,
        transfer: Pick,
        amount: Option<i64>,
        fee: bool,
    ) -> Answer {
        let (id, from) = match place(transfer, self.transfers.len()) {
            Some(place) => self.transfers[place].clone(),
            None => (TransferId::from_suffix("none"), 0),
        };
        let new = NewReversal {
            amount,
            refund_application_fee: fee,
            description: None,
            metadata: Metadata::default(),
        };
        transfers::reverse(&self.ctx(), &self.acting(from), &id, &new, None).await?;
        Ok(())
    }

    pub(super) async fn refund_fee(&mut self, fee: Pick, amount: Option<i64>) -> Answer {
        let id = match place(fee, self.fees.len()) {
            Some(place) => self.fees[place].clone(),
            None => ApplicationFeeId::from_suffix("none"),
        };
        let (ctx, none) = (self.ctx(), Metadata::default());
        fees::refund(&ctx, &self.admin, &id, amount, &none, None).await?;
        Ok(())
    }

    pub(super) async fn refund(
        &mut self,
        charge: Pick,
        amount: Option<i64>,
        reverse: bool,
        fee: bool,
    ) -> Answer {
        let (id, on) = match place(charge, self.charges.len()) {
            Some(place) => {
                let charge = &self.charges[place];
                (charge.payment.clone(), charge.on)
            }
            None => (PaymentId::charge("none"), 0),
        };
        let new = NewRefund {
            of: RefundOf::Payment(id),
            amount,
            reason: None,
            reverse_transfer: reverse,
            refund_application_fee: fee,
            metadata: Metadata::default(),
        };
        let made = refunds::create(&self.ctx(), &self.acting(on), None, &new, None).await?;
        self.refunds.push((made.value.id, on));
        Ok(())
    }

    fn refund_id(&self, refund: Pick) -> (RefundId, Who) {
        match place(refund, self.refunds.len()) {
            Some(place) => self.refunds[place].clone(),
            None => (RefundId::card("none"), 0),
        }
    }

    pub(super) async fn fail_refund(&mut self, refund: Pick) -> Answer {
        let (id, on) = self.refund_id(refund);
        refunds::fail(&self.ctx(), &self.acting(on), &id, "declined", None).await?;
        Ok(())
    }

    pub(super) async fn cancel_refund(&mut self, refund: Pick) -> Answer {
        let (id, on) = self.refund_id(refund);
        refunds::cancel(&self.ctx(), &self.acting(on), &id, None).await?;
        Ok(())
    }
}
