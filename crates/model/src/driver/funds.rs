//! Funds added, sent, pulled and set aside.

use domain::{
    id::{PaymentId, TopupId},
    metadata::Metadata,
    money::Money,
    payment::NewPayment,
    topup::NewTopup,
    transfer::NewTransfer,
};
use service::{payments, prefunding, topups, transfers};

use super::{Answer, Charged, Driver, positive};
use crate::{
    model::place,
    operation::{Coin, Does, Pick, Source, Who},
};

impl Driver {
    pub(super) async fn add_funds(&mut self, coin: Coin, amount: i64, from: Source) -> Answer {
        let source = match from {
            Source::Own => None,
            Source::Slow => Some("btok_us_verified"),
            Source::Refusing => Some("btok_us_verified_noAccount"),
            Source::Unknown => Some("btok_nobody"),
        };
        let new = NewTopup {
            amount: positive(coin, amount)?,
            source: source.map(str::to_owned),
            description: None,
            statement_descriptor: None,
            transfer_group: None,
            metadata: Metadata::default(),
        };
        let made = topups::create(&self.ctx(), &self.admin, &new, None).await?;
        self.topups.push(made.value.id);
        Ok(())
    }

    pub(super) async fn bank(&mut self, topup: Pick, does: Does) -> Answer {
        let id = match place(topup, self.topups.len()) {
            Some(place) => self.topups[place].clone(),
            None => TopupId::from_suffix("none"),
        };
        let (ctx, admin) = (self.ctx(), &self.admin);
        match does {
            Does::Pay => topups::succeed(&ctx, admin, &id, None).await?,
            Does::Refuse => topups::fail(&ctx, admin, &id, None).await?,
            Does::TakeBack => topups::reverse(&ctx, admin, &id, None).await?,
            Does::Nothing => topups::cancel(&ctx, admin, &id, None).await?,
        };
        Ok(())
    }

    pub(super) async fn record(
        &mut self,
        to: Who,
        (coin, amount): (Coin, i64),
        fee: i64,
        ago: i64,
        again: bool,
    ) -> Answer {
        let known = again && self.external > 0;
        let number = if known { 0 } else { self.external };
        let new = NewPayment {
            account: self.id(to),
            amount: positive(coin, amount)?,
            application_fee: Money::new(fee, coin.currency()),
            created: self.now().await.plus(-ago),
            external_id: format!("order {number}"),
            description: None,
            metadata: Metadata::default(),
        };
        let made = payments::record(&self.ctx(), &self.admin, &new, None).await?;
        let payment = made.value;
        self.fees.extend(payment.application_fee_id);
        self.charges.push(Charged {
            intent: None,
            payment: payment.id,
            on: to,
            coin,
        });
        self.external += 1;
        Ok(())
    }

    pub(super) async fn send(&mut self, to: Who, coin: Coin, amount: i64) -> Answer {
        let new = NewTransfer::new(positive(coin, amount)?, self.id(to));
        let made = transfers::create(&self.ctx(), &self.admin, &new, None).await?;
        self.transfers.push((made.value.id, 0));
        Ok(())
    }

    pub(super) async fn send_of(&mut self, charge: Pick, to: Who, amount: i64) -> Answer {
        let (id, coin) = match place(charge, self.charges.len()) {
            Some(place) => (
                self.charges[place].payment.clone(),
                self.charges[place].coin,
            ),
            None => (PaymentId::charge("none"), Coin::Usd),
        };
        let mut new = NewTransfer::new(positive(coin, amount)?, self.id(to));
        new.source_transaction = Some(id);
        let made = transfers::create(&self.ctx(), &self.admin, &new, None).await?;
        self.transfers.push((made.value.id, 0));
        Ok(())
    }

    pub(super) async fn pull(&mut self, from: Who, coin: Coin, amount: i64) -> Answer {
        let new = NewTransfer::new(positive(coin, amount)?, self.id(0));
        let actor = self.acting(from);
        let made = transfers::create(&self.ctx(), &actor, &new, None).await?;
        self.transfers.push((made.value.id, from));
        Ok(())
    }

    pub(super) async fn set_aside(
        &mut self,
        owner: Who,
        coin: Coin,
        amount: i64,
        back: bool,
    ) -> Answer {
        let (amount, actor) = (positive(coin, amount)?, self.acting(owner));
        match back {
            true => prefunding::withdraw(&self.ctx(), &actor, amount, None).await?,
            false => prefunding::add(&self.ctx(), &actor, amount, None).await?,
        };
        Ok(())
    }
}
