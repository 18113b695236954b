//! The rules of money, once more: plain integers per owner, currency and state.

mod add;
mod charge;
mod dispute;
mod kinds;
mod pay;
mod payday;
mod payout;
mod reason;
mod refund;
mod reserve;
mod reverse;

use std::collections::{BTreeMap, BTreeSet};

use domain::{payout::schedule::Schedule, time::Timestamp};

use crate::{
    operation::{Coin, Operation, Pick, Who},
    people::{Person, everyone},
};
use add::TopUp;
use charge::Charge;
use dispute::Dispute;
pub use kinds::{Collected, Deadline, Line, Purse, Sent};
use payday::Habit;
use payout::Payout;
pub use reason::Reason;
pub(crate) use reason::{Outcome, no};
use reason::{missing, within};
use refund::Refund;

/// What the rules say to an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is done.
    Done,
    /// It is refused, and this is what the caller is told.
    No(Reason),
}

/// What is held for an account that owes.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    amount: i64,
    since: i64,
}

/// Everything that the rules know.
#[derive(Clone, Debug)]
pub struct Model {
    /// Who takes part.
    pub people: Vec<Person>,
    /// The time.
    pub now: i64,
    /// What everybody has.
    pub purses: BTreeMap<(Who, Coin), Purse>,
    /// Lines that the last operation made.
    pub fresh: Vec<Line>,
    pub(crate) deadlines: BTreeMap<(i64, u64), Deadline>,
    /// Lines that settle on a date: whose, and how much.
    pub(crate) unsettled: BTreeMap<i64, Vec<(Who, Coin, i64)>>,
    pub(crate) topups: Vec<TopUp>,
    pub(crate) charges: Vec<Charge>,
    pub(crate) disputes: Vec<Dispute>,
    pub(crate) refunds: Vec<Refund>,
    pub(crate) payouts: Vec<Payout>,
    pub(crate) habits: Vec<Habit>,
    /// Whose paydays are known.
    paydays: BTreeSet<(Who, i64)>,
    /// What was available to whom before the entry that is being written.
    before: BTreeMap<(Who, Coin), i64>,
    pub(crate) sent: Vec<Sent>,
    pub(crate) collected: Vec<Collected>,
    order: u64,
    held: BTreeMap<(Who, Coin), Held>,
    recorded: usize,
}

/// The place of a picked object among so many, counted from the newest.
pub fn place(pick: Pick, count: usize) -> Option<usize> {
    if pick == Pick::MAX {
        return None;
    }
    Some(count.checked_sub(1)? - pick % count)
}

/// The platform's place among the people.
pub const PLATFORM: Who = 0;
/// How long an account may owe before the platform pays for it.
const COLLECT_AFTER: i64 = 180 * 86_400;
/// The largest amount that an operation can have.
const LARGEST: i64 = 999_999_999_999;

impl Model {
    /// Nobody has anything.
    pub fn new(now: Timestamp) -> Self {
        let people = everyone();
        let habit = |person: &Person| Habit {
            schedule: match person.kind {
                None => Schedule::manual(),
                Some(_) => Schedule::default_for(person.country),
            },
            minimum: 0,
            errored: false,
        };
        let habits = people.iter().map(habit).collect();
        Self {
            people,
            now: now.unix(),
            purses: BTreeMap::new(),
            fresh: Vec::new(),
            deadlines: BTreeMap::new(),
            unsettled: BTreeMap::new(),
            topups: Vec::new(),
            charges: Vec::new(),
            disputes: Vec::new(),
            refunds: Vec::new(),
            payouts: Vec::new(),
            habits,
            paydays: BTreeSet::new(),
            before: BTreeMap::new(),
            sent: Vec::new(),
            collected: Vec::new(),
            order: 0,
            held: BTreeMap::new(),
            recorded: 0,
        }
    }

    /// Does an operation, or says why not; then nothing has changed.
    pub fn apply(&mut self, operation: &Operation) -> Verdict {
        self.fresh.clear();
        match self.attempt(operation) {
            Ok(()) => Verdict::Done,
            Err(reason) => Verdict::No(reason),
        }
    }

    fn attempt(&mut self, operation: &Operation) -> Outcome {
        match *operation {
            Operation::AddFunds { coin, amount, from } => self.add_funds(coin, amount, from),
            Operation::Bank { topup, does } => self.bank(topup, does),
            Operation::Record {
                to,
                coin,
                amount,
                fee,
                ago,
                again,
            } => self.record(to, (coin, amount), fee, ago, again),
            Operation::Send { to, coin, amount } => self.send(to, coin, amount),
            Operation::SendOf { charge, to, amount } => self.send_of(charge, to, amount),
            Operation::Pull { from, coin, amount } => self.pull(from, coin, amount),
            Operation::SetAside {
                owner,
                coin,
                amount,
                back,
            } => self.set_aside(owner, coin, amount, back),
            Operation::Charge(ref sale) => self.charge(sale),
            Operation::Capture {
                charge,
                amount,
                fee,
                sent,
            } => self.capture(charge, amount, fee, sent),
            Operation::Cancel { charge } => self.cancel(charge),
            Operation::PayOut {
                owner,
                coin,
                amount,
                instant,
            } => self.pay_out(owner, (coin, amount), instant),
            Operation::Errand { payout, errand } => self.errand(payout, errand),
            Operation::SetSchedule {
                owner,
                ref schedule,
                keep,
            } => self.set_schedule(owner, schedule.clone(), keep),
            Operation::RenewBank { owner } => self.renew_bank(owner),
            Operation::Reverse {
                transfer,
                amount,
                fee,
            } => self.reverse(transfer, amount, fee),
            Operation::RefundFee { fee, amount } => self.refund_fee(fee, amount),
            Operation::Refund {
                charge,
                amount,
                reverse,
                fee,
            } => self.refund(charge, amount, reverse, fee),
            Operation::FailRefund { refund } => self.fail_refund(refund),
            Operation::CancelRefund { refund } => self.cancel_refund(refund),
            Operation::Dispute {
                charge,
                amount,
                inquiry,
            } => self.open(charge, amount, inquiry),
            Operation::Argue { dispute, step } => self.argue(dispute, step),
            Operation::Advance { seconds } => self.advance(seconds),
        }
    }

    /// What an owner has in a currency.
    pub fn purse(&self, owner: Who, coin: Coin) -> Purse {
        self.purses.get(&(owner, coin)).copied().unwrap_or_default()
    }

    pub(crate) fn purse_mut(&mut self, owner: Who, coin: Coin) -> &mut Purse {
        self.purses.entry((owner, coin)).or_default()
    }

    /// An account of the platform, named by `param`.
    pub(crate) fn person(&self, who: Who, param: &'static str) -> Result<&Person, Reason> {
        self.people.get(who).ok_or(missing(param))
    }

    /// An amount that can be moved at all.
    pub(crate) fn sane(amount: i64) -> Outcome {
        within("amount", amount, LARGEST)
    }

    /// Writes a line that settles at `at`.
    pub(crate) fn line(&mut self, line: Line, at: i64) {
        let (owner, coin, net) = (line.owner, line.coin, line.net());
        self.fresh.push(line);
        if at <= self.now {
            self.gain(owner, coin, net);
            return;
        }
        self.purse_mut(owner, coin).pending += net;
        let date = self.unsettled.entry(at).or_default();
        date.push((owner, coin, net));
        if date.len() == 1 {
            self.later(at, Deadline::Settle);
        }
    }

    /// The place of a picked object among so many.
    pub(crate) fn find(pick: Pick, count: usize) -> Result<usize, Reason> {
        place(pick, count).ok_or(missing("id"))
    }

    /// Writes a line that counts at once.
    pub(crate) fn line_now(&mut self, line: Line) {
        self.line(line, self.now);
    }

    /// Makes something happen later.
    pub(crate) fn later(&mut self, at: i64, what: Deadline) {
        self.order += 1;
        self.deadlines.insert((at, self.order), what);
    }

    /// Changes what is available.
    pub(crate) fn gain(&mut self, owner: Who, coin: Coin, net: i64) {
        let before = self.purse(owner, coin).available;
        self.before.entry((owner, coin)).or_insert(before);
        self.purse_mut(owner, coin).available = before + net;
    }

    /// An operation is done: what follows from changed balances happens. What is held for those
    /// that owe changes what the platform has, so it comes first; then refunds that waited for
    /// funds are tried again, those of the platform last, and the next payday is set.
    pub(crate) fn settled(&mut self) {
        for ((owner, coin), before) in self.before.clone() {
            let changed = self.purse(owner, coin).available != before;
            if changed && self.people[owner].covered() {
                self.balance_reserve(owner, coin);
            }
        }
        let (mut woken, mut due) = (BTreeSet::new(), BTreeSet::new());
        for ((owner, coin), before) in std::mem::take(&mut self.before) {
            let after = self.purse(owner, coin).available;
            if after > before {
                woken.extend(self.waiting_for(owner));
            }
            if after > before || after < 0 && after != before {
                due.insert(owner);
            }
        }
        self.retry_later(woken);
        for owner in due {
            self.schedule_next(owner);
        }
    }
}
