//! A charge, its parties and what they have.

use domain::{
    id::{AccountId, BalanceTransactionId, IntentId, TransferId},
    ledger::Funds,
    metadata::Metadata,
    money::{Currency, Money},
    payment::{CardPayment, CardState, Origin, PaymentStatus},
    refund::{Facts, Wish},
    time::{DAY, Timestamp},
    transfer::{Sent, Transfer},
};

use crate::objects::{card, collected, payment, refund};

/// The day on which everything is decided. Charges that are pending settle two days later.
pub const TODAY: i64 = 10;
/// The day on which pending charges settle.
pub const SETTLES: i64 = 12;

/// A day as a point in time.
pub fn day(day: i64) -> Timestamp {
    Timestamp::from_unix(day * DAY)
}

pub fn platform() -> AccountId {
    AccountId::from_suffix("platform")
}

pub fn seller() -> AccountId {
    AccountId::from_suffix("seller")
}

/// The facts of a refund, and how they come to be others.
#[derive(Clone, Debug)]
pub struct Scene {
    pub facts: Facts,
}

impl Scene {
    /// A card was charged on `owner`, long ago, and nobody has anything left.
    fn charge(owner: AccountId, amount: i64) -> Self {
        let money = Money::new(amount, Currency::USD);
        let charge = payment("ch_1", owner, money, Origin::Card, Some(card(amount)));
        Self {
            facts: Facts {
                now: day(TODAY),
                platform: platform(),
                charge,
                earlier: Vec::new(),
                disputed: false,
                funds: Funds::none(Currency::USD),
                fee: None,
                sent: None,
            },
        }
    }

    /// A card charged on the seller's own account; the platform kept `fee` of it.
    pub fn direct(amount: i64, fee: i64) -> Self {
        let mut scene = Self::charge(seller(), amount);
        scene.keep(fee);
        let charge = scene.facts.charge.id.clone();
        scene.facts.fee = (fee > 0).then(|| collected(charge, scene.money(fee)));
        scene
    }

    /// A card charged on the platform.
    pub fn separate(amount: i64) -> Self {
        Self::charge(platform(), amount)
    }

    /// A payment of the seller's that was made elsewhere; the platform kept `fee` of it.
    pub fn recorded(amount: i64, fee: i64) -> Self {
        let mut scene = Self::direct(amount, fee);
        scene.facts.charge.card = None;
        scene.facts.charge.origin = Origin::Recorded {
            external_id: "order 1".to_owned(),
        };
        scene
    }

    /// A card charged on the platform, of which `sent` went to the seller, who paid `fee` of that.
    pub fn destination(amount: i64, sent: i64, fee: i64) -> Self {
        let mut scene = Self::charge(platform(), amount);
        scene.keep(fee);
        let transfer = TransferId::from_suffix("1");
        scene.card().transfer = Some(transfer.clone());
        let origin = Origin::Transfer {
            transfer: transfer.clone(),
        };
        let received = payment("py_1", seller(), scene.money(sent), origin, None);
        let fee = (fee > 0).then(|| collected(received.id.clone(), scene.money(fee)));
        scene.facts.charge.amount_transferred = sent;
        scene.facts.sent = Some(Sent {
            transfer: Transfer {
                id: transfer,
                amount: scene.money(sent),
                destination: seller(),
                destination_payment: received.id.clone(),
                balance_transaction: BalanceTransactionId::from_suffix("1"),
                description: None,
                transfer_group: None,
                metadata: Metadata::default(),
                created: day(0),
                from: None,
                source_transaction: Some(scene.facts.charge.id.clone()),
                amount_reversed: 0,
                available_on: None,
            },
            platform: platform(),
            payment: received,
            earlier: Vec::new(),
            fee,
            funds: Funds::none(Currency::USD),
            upcoming: Vec::new(),
            liable: false,
            debits_allowed: false,
        });
        scene
    }

    /// The same charge in another currency, with nobody having anything.
    pub fn in_currency(mut self, currency: Currency) -> Self {
        let other = |money: &mut Money| *money = Money::new(money.minor(), currency);
        let facts = &mut self.facts;
        facts.funds = Funds::none(currency);
        other(&mut facts.charge.amount);
        other(&mut facts.charge.application_fee);
        if let Some(fee) = &mut facts.fee {
            other(&mut fee.amount);
        }
        if let Some(sent) = &mut facts.sent {
            sent.funds = Funds::none(currency);
            other(&mut sent.transfer.amount);
            other(&mut sent.payment.amount);
            if let Some(fee) = &mut sent.fee {
                other(&mut fee.amount);
            }
        }
        self
    }

    pub fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.facts.charge.amount.currency())
    }

    fn keep(&mut self, fee: i64) {
        self.facts.charge.application_fee = self.money(fee);
    }

    fn card(&mut self) -> &mut CardPayment {
        self.facts.charge.card.as_mut().expect("a card")
    }

    pub fn sent(&mut self) -> &mut Sent {
        self.facts.sent.as_mut().expect("a transfer")
    }

    /// It was made in the seller's name, so that it settles when the seller's money does.
    pub fn on_behalf_of(mut self) -> Self {
        self.card().on_behalf_of = Some(seller());
        self
    }

    /// Charge and transfer settle in two days.
    pub fn pending(mut self) -> Self {
        self.facts.charge.available_on = Some(day(SETTLES));
        if let Some(sent) = &mut self.facts.sent {
            sent.payment.available_on = Some(day(SETTLES));
        }
        self
    }

    /// What the owner of the charge has available.
    pub fn has(mut self, available: i64) -> Self {
        self.facts.funds.available = self.money(available);
        self
    }

    /// What the owner of the charge has set aside.
    pub fn aside(mut self, set_aside: i64) -> Self {
        self.facts.funds.set_aside = self.money(set_aside);
        self
    }

    /// What the destination has available.
    pub fn seller_has(mut self, available: i64) -> Self {
        self.sent().funds.available = Money::new(available, self.facts.charge.amount.currency());
        self
    }

    /// What the destination gets on each day.
    pub fn seller_gets(mut self, days: &[(i64, i64)]) -> Self {
        let pending = days.iter().map(|(_, net)| net).sum();
        self.sent().funds.pending = Money::new(pending, self.facts.charge.amount.currency());
        self.sent().upcoming = days.iter().map(|(at, net)| (day(*at), *net)).collect();
        self
    }

    /// The platform answers for the destination.
    pub fn liable(mut self) -> Self {
        self.sent().liable = true;
        self
    }

    /// The platform answers for the destination, whose bank may be debited.
    pub fn may_owe(mut self) -> Self {
        self = self.liable();
        self.sent().debits_allowed = true;
        self
    }

    pub fn disputed(mut self) -> Self {
        self.facts.disputed = true;
        self
    }

    /// `amount` of it was refunded before, without transfer or fee.
    pub fn refunded(mut self, amount: i64) -> Self {
        let refund = refund(&self.facts.charge, amount);
        self.facts.charge.amount_refunded += amount;
        self.facts.earlier.push(refund);
        self
    }

    /// `amount` of the transfer was reversed by itself.
    pub fn reversed(mut self, amount: i64) -> Self {
        self.sent().transfer.amount_reversed += amount;
        self.facts.charge.amount_transferred -= amount;
        self
    }

    /// `amount` of the fee was given back by itself.
    pub fn fee_given_back(mut self, amount: i64) -> Self {
        let own = self.facts.fee.as_mut();
        let fee = own.or_else(|| self.facts.sent.as_mut().and_then(|sent| sent.fee.as_mut()));
        fee.expect("a fee").amount_refunded += amount;
        self
    }

    /// `amount` of the charge was sent on by transfers that name it.
    pub fn passed_on(mut self, amount: i64) -> Self {
        self.facts.charge.amount_transferred += amount;
        self
    }

    /// The card is authorised, and not captured.
    pub fn held(mut self) -> Self {
        self.facts.charge.balance_transaction = None;
        let card = self.card();
        (card.state, card.amount_captured) = (CardState::Authorised, 0);
        self
    }

    /// The card is held for an intent.
    pub fn of_intent(mut self) -> Self {
        self.card().intent = Some(IntentId::from_suffix("1"));
        self
    }

    /// The card was let go of.
    pub fn released(mut self) -> Self {
        self = self.held();
        self.card().state = CardState::Released;
        self
    }

    /// Only `amount` was captured.
    pub fn captured(mut self, amount: i64) -> Self {
        self.card().amount_captured = amount;
        self
    }

    /// The card was declined.
    pub fn declined(mut self) -> Self {
        self = self.held();
        self.card().state = CardState::Declined;
        self.facts.charge.status = PaymentStatus::Failed;
        self
    }

    /// The payment that the destination of the transfer sees.
    pub fn received_instead(mut self) -> Self {
        self.facts.charge = self.sent().payment.clone();
        self
    }
}

/// A refund of all that is left.
pub const ALL: Wish = Wish {
    amount: None,
    reverse_transfer: false,
    refund_application_fee: false,
};
/// The same, with the application fee.
pub const FEE: Wish = Wish {
    refund_application_fee: true,
    ..ALL
};
/// The same, with the transfer.
pub const REVERSE: Wish = Wish {
    reverse_transfer: true,
    ..ALL
};
/// The same, with both.
pub const BOTH: Wish = Wish {
    refund_application_fee: true,
    ..REVERSE
};

/// The same wish for a part.
pub const fn of(amount: i64, wish: Wish) -> Wish {
    Wish {
        amount: Some(amount),
        ..wish
    }
}

/// A settled charge of 100.00 on the seller's account, with a fee of 12.30.
pub fn direct() -> Scene {
    Scene::direct(10_000, 1_230)
}

/// A settled charge of 100.00 that went to the seller, who paid a fee of 12.30.
pub fn destination() -> Scene {
    Scene::destination(10_000, 10_000, 1_230)
}
