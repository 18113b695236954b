//! Cards: charges, captures, and what is held.

use domain::{
    money::{Money, Positive},
    pricing::PriceList,
};

use super::{
    Collected, Deadline, Line, Model, Outcome, PLATFORM, Sent, no,
    reason::{in_steps, missing, within},
};
use crate::{
    operation::{Card, Coin, Pick, Sale, Who},
    people::Person,
};

/// How long a card is held.
const HELD: i64 = 7 * 86_400;

/// Where a charge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The card was declined.
    Declined,
    /// The money is held on the card.
    Held,
    /// It was taken.
    Captured,
    /// It was let go.
    Released,
}

/// A charged card.
#[derive(Clone, Debug)]
pub struct Charge {
    pub on: Who,
    pub to: Option<Who>,
    pub behalf: Option<Who>,
    pub coin: Coin,
    pub card: Card,
    pub state: State,
    /// Whether it was made elsewhere, and no card is known.
    pub recorded: bool,
    /// Whether its payment was called off.
    pub over: bool,
    pub held: i64,
    pub captured: i64,
    pub refunded: i64,
    pub transferred: i64,
    /// What the platform keeps.
    pub fee: Option<i64>,
    /// What goes on.
    pub part: Option<i64>,
    /// When it settles.
    pub at: i64,
    /// The fee and the transfer that came of it, by place.
    pub collected: Option<usize>,
    pub sent: Option<usize>,
}

impl Charge {
    /// Whether it brought money.
    pub fn is_captured(&self) -> bool {
        self.state == State::Captured
    }
}

/// How the wire calls what the platform keeps, and what goes on.
const FEE: &str = "application_fee_amount";
const PART: &str = "transfer_data[amount]";
const TO: &str = "transfer_data[destination]";
const BEHALF: &str = "on_behalf_of";

/// The parts of a charge fit it and each other.
fn parts(amount: i64, fee: Option<i64>, part: Option<i64>, connected: bool) -> Outcome {
    if let Some(part) = part {
        within(PART, part, amount)?;
    }
    let Some(fee) = fee else {
        return Ok(());
    };
    within(FEE, fee, amount)?;
    if part.is_some() {
        return Err(no("parameters_exclusive", FEE));
    }
    if !connected {
        return Err(no("parameter_invalid", FEE));
    }
    Ok(())
}

/// What was paid elsewhere has no intent.
fn has_intent(charge: &Charge) -> Outcome {
    match charge.recorded {
        true => Err(missing("id")),
        false => Ok(()),
    }
}

/// Nothing is converted.
fn same_coin(person: &Person, sale: &Sale) -> Outcome {
    match person.coin == sale.coin {
        true => Ok(()),
        false => Err(no("parameter_invalid", "currency")),
    }
}

/// What the generator asks.
impl Model {
    /// The place of a picked charge.
    pub fn charge_at(&self, charge: Pick) -> Option<usize> {
        super::place(charge, self.charges.len())
    }

    /// Whether money is held on the card of a charge.
    pub fn is_held(&self, at: usize) -> bool {
        self.charges[at].state == State::Held
    }

    /// What of a charge no transfer has passed on.
    pub fn left_to_send(&self, at: usize) -> i64 {
        let charge = &self.charges[at];
        match charge.on {
            PLATFORM => charge.captured - charge.transferred,
            _ => 0,
        }
    }

    /// What of a charge can be refunded.
    pub fn left_to_refund(&self, at: usize) -> i64 {
        match self.is_disputed(at) {
            true => 0,
            false => self.charges[at].captured - self.charges[at].refunded,
        }
    }
}

impl Model {
    pub(super) fn charge(&mut self, sale: &Sale) -> Outcome {
        Self::sane(sale.amount)?;
        in_steps("amount", sale.amount, sale.coin.card_step())?;
        self.check_sale(sale)?;
        let place = self.charges.len();
        self.charges.push(Charge {
            on: sale.on,
            to: sale.to,
            behalf: sale.behalf,
            coin: sale.coin,
            card: sale.card,
            state: State::Held,
            recorded: false,
            over: false,
            held: sale.amount,
            captured: 0,
            refunded: 0,
            transferred: 0,
            fee: sale.fee,
            part: sale.sent,
            at: 0,
            collected: None,
            sent: None,
        });
        if sale.card == Card::Declined {
            self.charges[place].state = State::Declined;
        } else if sale.held {
            self.later(self.now + HELD, Deadline::Expire(place));
        } else {
            self.take(place, sale.amount);
        }
        Ok(())
    }

    fn check_sale(&self, sale: &Sale) -> Outcome {
        let direct = sale.on != PLATFORM;
        let connected = direct || sale.to.is_some();
        parts(sale.amount, sale.fee, sale.sent, connected)?;
        if direct {
            return self.check_direct(sale);
        }
        if let Some(to) = sale.to {
            let person = self.person(to, TO)?;
            if to == PLATFORM {
                return Err(no("parameter_invalid", TO));
            }
            if !person.ready {
                return Err(no("insufficient_capabilities_for_transfer", TO));
            }
            same_coin(person, sale)?;
        }
        if let Some(behalf) = sale.behalf {
            let person = self.person(behalf, BEHALF)?;
            if behalf == PLATFORM || !person.ready {
                return Err(no("account_invalid", BEHALF));
            }
        }
        Ok(())
    }

    /// A direct charge is the account's own.
    fn check_direct(&self, sale: &Sale) -> Outcome {
        if sale.to.is_some() {
            return Err(no("parameter_invalid", TO));
        }
        if sale.behalf.is_some() {
            return Err(no("parameter_invalid", BEHALF));
        }
        let person = self.person(sale.on, "account")?;
        if !person.ready {
            return Err(no("account_invalid", None));
        }
        same_coin(person, sale)
    }

    /// Takes the money of a charge: everybody's part, as table C.3 has it.
    fn take(&mut self, place: usize, gross: i64) {
        let charge = self.charges[place].clone();
        let (on, coin) = (charge.on, charge.coin);
        let named = charge.behalf.unwrap_or(on);
        let at = match charge.card {
            Card::Fast => self.now,
            _ => self.settles(named, self.now),
        };
        let processing = self.processing(&charge, named, gross);
        let fee = charge.fee.unwrap_or(0).min(gross);
        let own = on == PLATFORM || self.people[on].pays_processing();
        let mut cost = if own { processing } else { 0 };
        if charge.to.is_none() {
            cost += fee;
        }
        self.line(
            Line {
                owner: on,
                coin,
                kind: "charge",
                gross,
                fee: cost,
            },
            at,
        );
        if !own && processing > 0 {
            self.line(Line::plain(PLATFORM, coin, "stripe_fee", -processing), at);
        }
        let changed = &mut self.charges[place];
        changed.state = State::Captured;
        changed.captured = gross;
        changed.at = at;
        if let Some(to) = charge.to {
            let part = charge.part.unwrap_or(gross).min(gross);
            self.send_on(place, to, part, fee, at);
        }
        if fee > 0 {
            self.collect_fee(place, fee, at);
        }
        self.settled();
        self.dispute_by_card(place);
    }

    fn processing(&self, charge: &Charge, named: Who, gross: i64) -> i64 {
        let amount = Positive::new(Money::new(gross, charge.coin.currency())).expect("checked");
        let country = self.people[named].country;
        let fee = PriceList::default().processing(amount, country, charge.card.country());
        fee.expect("it fits").minor()
    }

    fn send_on(&mut self, place: usize, to: Who, part: i64, fee: i64, at: i64) {
        let coin = self.charges[place].coin;
        self.line(Line::plain(PLATFORM, coin, "transfer", -part), at);
        self.line(
            Line {
                owner: to,
                coin,
                kind: "payment",
                gross: part,
                fee,
            },
            at,
        );
        self.charges[place].transferred = part;
        self.charges[place].sent = Some(self.sent.len());
        self.sent.push(Sent {
            from: PLATFORM,
            to,
            coin,
            amount: part,
            reversed: 0,
            at,
            charge: Some(place),
            fee: None,
            parts: 0,
            fee_back: 0,
        });
    }

    fn collect_fee(&mut self, place: usize, fee: i64, at: i64) {
        let charge = &mut self.charges[place];
        charge.collected = Some(self.collected.len());
        let (coin, from) = (charge.coin, charge.to.unwrap_or(charge.on));
        if let Some(sent) = charge.sent {
            self.sent[sent].fee = Some(self.collected.len());
        }
        self.line(Line::plain(PLATFORM, coin, "application_fee", fee), at);
        self.collected.push(Collected {
            from,
            coin,
            amount: fee,
            refunded: 0,
            at,
        });
    }

    pub(super) fn capture(
        &mut self,
        charge: Pick,
        amount: Option<i64>,
        fee: Option<i64>,
        part: Option<i64>,
    ) -> Outcome {
        let place = Self::find(charge, self.charges.len())?;
        let mut changed = self.charges[place].clone();
        has_intent(&changed)?;
        if changed.state != State::Held {
            return Err(no("payment_intent_unexpected_state", None));
        }
        let amount = amount.unwrap_or(changed.held);
        within("amount_to_capture", amount, changed.held)?;
        if amount != changed.held {
            in_steps("amount_to_capture", amount, changed.coin.card_step())?;
        }
        let connected = changed.on != PLATFORM || changed.to.is_some();
        if part.is_some() {
            if changed.to.is_none() {
                return Err(no("parameter_invalid", PART));
            }
            changed.part = part;
            parts(amount, fee.or(changed.fee), part, connected)?;
        }
        if fee.is_some() {
            parts(amount, fee, changed.part, connected)?;
            changed.fee = fee;
        }
        self.charges[place] = changed;
        self.take(place, amount);
        Ok(())
    }

    pub(super) fn cancel(&mut self, charge: Pick) -> Outcome {
        let place = Self::find(charge, self.charges.len())?;
        let charge = &mut self.charges[place];
        has_intent(charge)?;
        if charge.over || matches!(charge.state, State::Captured | State::Released) {
            return Err(no("payment_intent_unexpected_state", None));
        }
        charge.over = true;
        if charge.state == State::Held {
            charge.state = State::Released;
        }
        Ok(())
    }

    /// Nobody captured in time.
    pub(crate) fn expire(&mut self, place: usize) {
        let charge = &mut self.charges[place];
        if charge.state == State::Held {
            charge.state = State::Released;
            charge.over = true;
        }
    }
}
