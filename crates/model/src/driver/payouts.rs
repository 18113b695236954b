//! Payouts.

use domain::{
    account::{MinimumChange, ScheduleChange, SettingsChange},
    external_account::PayoutFailure,
    id::PayoutId,
    metadata::Metadata,
    payout::{NewPayout, PayoutMethod, schedule::Schedule},
};
use service::{
    accounts, balance_settings,
    external_accounts::{self, ExternalAccountChange},
    payouts,
};

use super::{Answer, Driver, positive};
use crate::{
    model::place,
    operation::{Coin, Errand, Pick, Who},
};

impl Driver {
    /// Its id is learnt afterwards, as of those that are made by themselves.
    pub(super) async fn pay_out(
        &mut self,
        owner: Who,
        (coin, amount): (Coin, i64),
        instant: bool,
    ) -> Answer {
        let new = NewPayout {
            amount: positive(coin, amount)?,
            method: match instant {
                true => PayoutMethod::Instant,
                false => PayoutMethod::Standard,
            },
            destination: None,
            description: None,
            statement_descriptor: None,
            metadata: Metadata::default(),
        };
        payouts::create(&self.ctx(), &self.acting(owner), None, &new, None).await?;
        Ok(())
    }

    pub(super) async fn errand(&mut self, payout: Pick, errand: Errand) -> Answer {
        let (id, owner) = match place(payout, self.payouts.len()) {
            Some(place) => self.payouts[place].clone(),
            None => (PayoutId::from_suffix("none"), 1),
        };
        let (ctx, actor) = (self.ctx(), self.acting(owner));
        let closed = PayoutFailure::AccountClosed;
        match errand {
            Errand::Fail => {
                payouts::fail(&ctx, &actor, None, &id, closed).await?;
            }
            Errand::Return => {
                payouts::send_back(&ctx, &actor, None, &id, closed).await?;
            }
            Errand::Pay => {
                payouts::pay(&ctx, &actor, None, &id).await?;
            }
            Errand::Cancel => {
                payouts::cancel(&ctx, &actor, None, &id, None).await?;
            }
            Errand::Reverse => {
                let none = Metadata::default();
                payouts::reverse(&ctx, &actor, None, &id, &none, None).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn set_schedule(
        &mut self,
        owner: Who,
        schedule: &Schedule,
        keep: i64,
        coin: Coin,
    ) -> Answer {
        let days = |some: bool| some.then_some(());
        let settings = SettingsChange {
            payouts: ScheduleChange {
                interval: Some(schedule.interval),
                weekly_days: days(!schedule.weekly_days.is_empty())
                    .map(|()| schedule.weekly_days.clone()),
                monthly_days: days(!schedule.monthly_days.is_empty())
                    .map(|()| schedule.monthly_days.clone()),
            },
            minimum_balance: MinimumChange::Merge([(coin.currency(), Some(keep))].into()),
            ..SettingsChange::default()
        };
        balance_settings::update(&self.ctx(), &self.acting(owner), &settings, None).await?;
        Ok(())
    }

    /// The owner of an account looks after its bank account.
    pub(super) async fn renew_bank(&mut self, owner: Who) -> Answer {
        let (ctx, id) = (self.ctx(), self.id(owner));
        let account = accounts::retrieve(&ctx, &self.admin, &id).await?;
        let bank = account.bank_accounts.first();
        let bank = bank.map_or_else(|| "ba_none".to_owned(), |bank| bank.id.to_string());
        let change = ExternalAccountChange {
            holder_name: domain::account::Change::Set("Ada Moreau".to_owned()),
            ..ExternalAccountChange::default()
        };
        let actor = self.world.owner(&id);
        external_accounts::update(&ctx, &actor, &id, &bank, &change, None).await?;
        Ok(())
    }
}
