//! Doing operations with the service.

mod cards;
mod disputes;
mod funds;
mod payouts;
mod refunds;

use domain::{
    actor::{Actor, Rights},
    id::{
        AccountId, ApplicationFeeId, DisputeId, IntentId, KeyId, PaymentId, PayoutId, RefundId,
        TopupId, TransferId,
    },
    money::{Money, Positive},
    time::Timestamp,
};
use service::{Ctx, Error, Reply, clock};
use testkit::{MadeRow, Probe, World};

use crate::{
    model::Model,
    operation::{Coin, Operation, Who},
    world::populate,
};

/// What the service says.
pub type Answer = Result<(), Error>;

/// The service, with the ids of everything that the model knows by number.
pub struct Driver {
    /// The store and its platform.
    pub world: World,
    /// Everyone's account, and a stranger's at the end.
    pub ids: Vec<AccountId>,
    admin: Actor,
    external: usize,
    topups: Vec<TopupId>,
    charges: Vec<Charged>,
    transfers: Vec<(TransferId, Who)>,
    fees: Vec<ApplicationFeeId>,
    disputes: Vec<(DisputeId, Who)>,
    refunds: Vec<(RefundId, Who)>,
    payouts: Vec<(PayoutId, Who)>,
    coins: Vec<Coin>,
    /// The last dispute and the last payout that are known.
    seen: (i64, i64),
}

/// A charged card.
struct Charged {
    /// Payments that were made elsewhere have none.
    intent: Option<IntentId>,
    payment: PaymentId,
    on: Who,
    coin: Coin,
}

impl Driver {
    /// Everyone in a new store.
    pub async fn new(world: World, model: &Model) -> Self {
        let ids = populate(&world, &model.people).await;
        Self {
            admin: world.admin(),
            world,
            ids,
            external: 0,
            topups: Vec::new(),
            charges: Vec::new(),
            transfers: Vec::new(),
            fees: Vec::new(),
            disputes: Vec::new(),
            refunds: Vec::new(),
            payouts: Vec::new(),
            coins: model.people.iter().map(|person| person.coin).collect(),
            seen: (0, 0),
        }
    }

    /// The time in the store.
    pub async fn now(&self) -> Timestamp {
        clock::get(&self.world.ctx, &self.admin)
            .await
            .expect("the clock is read")
    }

    /// Does an operation.
    pub async fn apply(&mut self, operation: &Operation) -> Answer {
        match *operation {
            Operation::AddFunds { coin, amount, from } => self.add_funds(coin, amount, from).await,
            Operation::Bank { topup, does } => self.bank(topup, does).await,
            Operation::Record {
                to,
                coin,
                amount,
                fee,
                ago,
                again,
            } => self.record(to, (coin, amount), fee, ago, again).await,
            Operation::Send { to, coin, amount } => self.send(to, coin, amount).await,
            Operation::SendOf { charge, to, amount } => self.send_of(charge, to, amount).await,
            Operation::Pull { from, coin, amount } => self.pull(from, coin, amount).await,
            Operation::SetAside {
                owner,
                coin,
                amount,
                back,
            } => self.set_aside(owner, coin, amount, back).await,
            Operation::Charge(ref sale) => self.charge(sale).await,
            Operation::Capture {
                charge,
                amount,
                fee,
                sent,
            } => self.capture(charge, amount, fee, sent).await,
            Operation::Cancel { charge } => self.cancel(charge).await,
            Operation::PayOut {
                owner,
                coin,
                amount,
                instant,
            } => self.pay_out(owner, (coin, amount), instant).await,
            Operation::Errand { payout, errand } => self.errand(payout, errand).await,
            Operation::SetSchedule {
                owner,
                ref schedule,
                keep,
            } => {
                let coin = self.coins[owner.min(self.coins.len() - 1)];
                self.set_schedule(owner, schedule, keep, coin).await
            }
            Operation::RenewBank { owner } => self.renew_bank(owner).await,
            Operation::Reverse {
                transfer,
                amount,
                fee,
            } => self.reverse(transfer, amount, fee).await,
            Operation::RefundFee { fee, amount } => self.refund_fee(fee, amount).await,
            Operation::Refund {
                charge,
                amount,
                reverse,
                fee,
            } => self.refund(charge, amount, reverse, fee).await,
            Operation::FailRefund { refund } => self.fail_refund(refund).await,
            Operation::CancelRefund { refund } => self.cancel_refund(refund).await,
            Operation::Dispute {
                charge,
                amount,
                inquiry,
            } => self.open(charge, amount, inquiry).await,
            Operation::Argue { dispute, step } => self.argue(dispute, step).await,
            Operation::Advance { seconds } => {
                clock::advance(&self.world.ctx, &self.admin, seconds).await?;
                Ok(())
            }
        }
    }

    /// Notes what was made by itself, in the order of the model. The lines of each new payout sum
    /// to it.
    pub async fn learn(&mut self, model: &Model, probe: &mut Probe) -> Result<(), String> {
        if self.disputes.len() != model.disputes.len() {
            self.learn_disputes(model, probe).await?;
        }
        if self.payouts.len() != model.payouts.len() {
            self.learn_payouts(model, probe).await?;
        }
        Ok(())
    }

    async fn learn_disputes(&mut self, model: &Model, probe: &mut Probe) -> Result<(), String> {
        let mut made = probe.disputes_after(self.seen.0).await;
        self.seen.0 = made.last().map_or(self.seen.0, |row| row.seq);
        for dispute in &model.disputes[self.disputes.len()..] {
            let charge = &self.charges[dispute.charge];
            let of = |row: &MadeRow| row.reference == charge.payment.as_str();
            let row = take(&mut made, of).ok_or("the store lacks a dispute")?;
            let id = row.id.parse().map_err(|_| "a dispute without an id")?;
            self.disputes.push((id, charge.on));
        }
        none_left(&made)
    }

    async fn learn_payouts(&mut self, model: &Model, probe: &mut Probe) -> Result<(), String> {
        let mut made = probe.payouts_after(self.seen.1).await;
        self.seen.1 = made.last().map_or(self.seen.1, |row| row.seq);
        for payout in &model.payouts[self.payouts.len()..] {
            let owner = self.id(payout.owner);
            let of = |row: &MadeRow| {
                row.account_id == owner.as_str() && row.reference == payout.coin.code()
            };
            let row = take(&mut made, of).ok_or("the store lacks a payout")?;
            let (sum, _) = probe.payout_sum(&row.id).await;
            if sum != 0 {
                return Err(format!("the lines of payout {} differ by {sum}", row.id));
            }
            let id = row.id.parse().map_err(|_| "a payout without an id")?;
            self.payouts.push((id, payout.owner));
        }
        none_left(&made)
    }

    pub(crate) fn id(&self, who: Who) -> AccountId {
        self.ids[who.min(self.ids.len() - 1)].clone()
    }

    /// The platform's key, acting for an account or for itself.
    pub(crate) fn acting(&self, who: Who) -> Actor {
        match who {
            0 => self.world.key(),
            who => Actor::Key {
                key: KeyId::from_suffix("test"),
                tenant: self.world.tenant(),
                on_behalf: Some(self.id(who)),
                rights: Rights::ALL,
            },
        }
    }

    pub(crate) fn ctx(&self) -> Ctx {
        self.world.ctx.clone()
    }
}

/// Takes the first row that fits out of those that were made.
fn take(made: &mut Vec<MadeRow>, fits: impl Fn(&MadeRow) -> bool) -> Option<MadeRow> {
    let place = made.iter().position(fits)?;
    Some(made.remove(place))
}

fn none_left(made: &[MadeRow]) -> Result<(), String> {
    match made {
        [] => Ok(()),
        more => Err(format!("the store has more than the model: {more:?}")),
    }
}

/// What was made now: nothing here uses keys.
pub(crate) fn fresh<T>(reply: Reply<T>) -> T {
    match reply {
        Reply::Fresh(value) => value,
        Reply::Replayed(_) => panic!("there is no key to replay"),
    }
}

/// An amount as the API takes it.
pub(crate) fn positive(coin: Coin, amount: i64) -> Result<Positive, Error> {
    let money = Money::new(amount, coin.currency());
    Positive::new(money).map_err(|error| Error::amount("amount", error))
}
