//! Cards.

use domain::{
    id::IntentId,
    intent::{CaptureMethod, IntentTerms},
    metadata::{Metadata, Patch},
    payment::TransferData,
};
use service::{
    Error,
    intents::{self, Confirmation, NewIntent},
    payments::{self, Capture},
};

use super::{Answer, Charged, Driver, positive};
use crate::{
    model::place,
    operation::{Pick, Sale, Who},
};

impl Driver {
    pub(super) async fn charge(&mut self, sale: &Sale) -> Answer {
        let new = NewIntent {
            terms: self.terms(sale)?,
            payment_method: Some(sale.card.name().into()),
            return_url: None,
            use_stripe_sdk: false,
            confirm: Some(Confirmation::default()),
        };
        let actor = self.acting(sale.on);
        let made = intents::create(&self.ctx(), &actor, &new, None).await?;
        let intent = made.value.intent;
        let payment = intent.latest_charge.expect("a card was tried");
        self.charges.push(Charged {
            intent: Some(intent.id),
            payment,
            on: sale.on,
            coin: sale.coin,
        });
        self.follow(self.charges.len() - 1).await;
        Ok(())
    }

    fn terms(&self, sale: &Sale) -> Result<IntentTerms, Error> {
        Ok(IntentTerms {
            capture_method: match sale.held {
                true => CaptureMethod::Manual,
                false => CaptureMethod::Automatic,
            },
            application_fee_amount: sale.fee,
            transfer_data: sale.to.map(|to| TransferData {
                destination: self.id(to),
                amount: sale.sent,
                description: None,
                metadata: Metadata::default(),
            }),
            on_behalf_of: sale.behalf.map(|behalf| self.id(behalf)),
            ..IntentTerms::of(positive(sale.coin, sale.amount)?)
        })
    }

    /// Notes the transfer and the fee that came of a captured charge.
    async fn follow(&mut self, place: usize) {
        let (charge, actor) = (&self.charges[place], self.acting(self.charges[place].on));
        let payment = payments::retrieve(&self.ctx(), &actor, &charge.payment)
            .await
            .expect("the charge is found");
        let transfer = payment.card().and_then(|card| card.transfer.clone());
        self.transfers.extend(transfer.map(|id| (id, 0)));
        self.fees.extend(payment.application_fee_id);
    }

    fn intent(&self, charge: Pick) -> (IntentId, Who, Option<usize>) {
        match place(charge, self.charges.len()) {
            Some(place) => {
                let charge = &self.charges[place];
                let none = || IntentId::from_suffix("none");
                let intent = charge.intent.clone().unwrap_or_else(none);
                (intent, charge.on, Some(place))
            }
            None => (IntentId::from_suffix("none"), 0, None),
        }
    }

    pub(super) async fn capture(
        &mut self,
        charge: Pick,
        amount: Option<i64>,
        fee: Option<i64>,
        sent: Option<i64>,
    ) -> Answer {
        let (id, on, place) = self.intent(charge);
        let how = Capture {
            amount,
            application_fee_amount: fee,
            transfer_amount: sent,
            ..Capture::default()
        };
        let actor = self.acting(on);
        intents::capture(&self.ctx(), &actor, &id, &how, &Patch::default(), None).await?;
        if let Some(place) = place {
            self.follow(place).await;
        }
        Ok(())
    }

    pub(super) async fn cancel(&mut self, charge: Pick) -> Answer {
        let (id, on, _) = self.intent(charge);
        intents::cancel(&self.ctx(), &self.acting(on), &id, None, None).await?;
        Ok(())
    }
}
