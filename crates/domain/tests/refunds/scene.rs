//! A charge, its parties and what they have.

use domain::{
    id::{AccountId, BalanceTransactionId, IntentId, TransferId},
    ledger::Funds,
    money::{Currency, Money, Positive},
    payment::{CardPayment, CardState, Origin, Payment, PaymentStatus},
    refund::{Facts, Wish},
    time::{DAY, Timestamp},
    transfer::{NewTransfer, Sent, Transfer},
};

use crate::objects::{card, collected, refund};

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
        let id = "ch_1".parse().unwrap();
        let charge = Payment {
            balance_transaction: Some(line()),
            ..Payment::charged(id, owner, money, card(amount), day(0))
        };
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
        let new = NewTransfer {
            source_transaction: Some(scene.facts.charge.id.clone()),
            ..NewTransfer::new(Positive::new(scene.money(sent)).unwrap(), seller())
        };
        let transfer = Transfer::sent(&new, transfer, "py_1".parse().unwrap(), line(), day(0));
        let received = Payment::received(&transfer, line());
        let fee = (fee > 0).then(|| collected(received.id.clone(), scene.money(fee)));
        scene.facts.charge.amount_transferred = scene.money(sent);
        scene.facts.sent = Some(Sent {
            transfer,
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
        let charge = &mut facts.charge;
        other(&mut charge.amount);
        other(&mut charge.application_fee);
        other(&mut charge.amount_refunded);
        other(&mut charge.amount_transferred);
        if let Some(card) = charge.card_mut() {
            other(&mut card.amount_captured);
        }
        let sent = facts.sent.as_mut();
        if let Some(fee) = facts.fee.as_mut() {
            exchange(&mut fee.amount, currency);
            other(&mut fee.amount_refunded);
        }
        if let Some(sent) = sent {
            sent.funds = Funds::none(currency);
            exchange(&mut sent.transfer.amount, currency);
            other(&mut sent.transfer.amount_reversed);
            other(&mut sent.payment.amount);
            other(&mut sent.payment.amount_refunded);
            if let Some(fee) = &mut sent.fee {
                exchange(&mut fee.amount, currency);
                other(&mut fee.amount_refunded);
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
        self.facts.charge.card_mut().expect("a card")
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
        add(&mut self.facts.charge.amount_refunded, amount);
        self.facts.earlier.push(refund);
        self
    }

    /// `amount` of the transfer was reversed by itself.
    pub fn reversed(mut self, amount: i64) -> Self {
        add(&mut self.sent().transfer.amount_reversed, amount);
        add(&mut self.facts.charge.amount_transferred, -amount);
        self
    }

    /// `amount` of the fee was given back by itself.
    pub fn fee_given_back(mut self, amount: i64) -> Self {
        let own = self.facts.fee.as_mut();
        let fee = own.or_else(|| self.facts.sent.as_mut().and_then(|sent| sent.fee.as_mut()));
        add(&mut fee.expect("a fee").amount_refunded, amount);
        self
    }

    /// `amount` of the charge was sent on by transfers that name it.
    pub fn passed_on(mut self, amount: i64) -> Self {
        add(&mut self.facts.charge.amount_transferred, amount);
        self
    }

    /// The card is authorised, and not captured.
    pub fn held(mut self) -> Self {
        self.facts.charge.balance_transaction = None;
        let nothing = self.money(0);
        let card = self.card();
        (card.state, card.amount_captured) = (CardState::Authorised, nothing);
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
        let captured = self.money(amount);
        self.card().amount_captured = captured;
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

fn line() -> BalanceTransactionId {
    BalanceTransactionId::from_suffix("1")
}

/// Adds to a running total.
pub fn add(total: &mut Money, amount: i64) {
    *total = Money::new(total.minor() + amount, total.currency());
}

fn exchange(amount: &mut Positive, currency: Currency) {
    *amount = Positive::new(Money::new(amount.minor(), currency)).unwrap();
}

/// A settled charge of 100.00 on the seller's account, with a fee of 12.30.
pub fn direct() -> Scene {
    Scene::direct(10_000, 1_230)
}

/// A settled charge of 100.00 that went to the seller, who paid a fee of 12.30.
pub fn destination() -> Scene {
    Scene::destination(10_000, 10_000, 1_230)
}
