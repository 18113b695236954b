//! Time in the model: what is due happens in order.

use crate::model::{Deadline, Model, Outcome, no};

impl Model {
    pub(crate) fn advance(&mut self, seconds: i64) -> Outcome {
        if !(1..=731 * 86_400).contains(&seconds) {
            return Err(no("parameter_invalid_integer", "seconds"));
        }
        let target = self.now + seconds;
        while let Some(entry) = self.deadlines.first_entry() {
            let at = entry.key().0;
            if at > target {
                break;
            }
            let what = entry.remove();
            self.now = self.now.max(at);
            self.happen(what);
        }
        self.now = target;
        Ok(())
    }

    fn happen(&mut self, what: Deadline) {
        match what {
            Deadline::Settle => self.settle(),
            Deadline::TopUp(place, does) => {
                // Answered or called off meanwhile: then nothing happens.
                let _ = self.answer(place, does);
            }
            Deadline::Expire(place) => self.expire(place),
            Deadline::Disputed(place, count, inquiry) => self.disputed(place, count, inquiry),
            Deadline::AnswerDue(place) => self.overdue(place),
            Deadline::InquiryEnds(place) => self.inquiry_ends(place),
            Deadline::Payday(owner) => self.payday(owner),
            Deadline::Sent(place) => self.payout_sent(place),
            Deadline::Arrive(place) => self.payout_arrives(place),
            Deadline::RefundAnswer(place) => self.refund_answer(place),
            Deadline::Retry(owner) => self.retry(owner),
            Deadline::Decide(place, win, answer) => self.decide(place, win, answer),
            Deadline::Release(owner, coin) => self.release(owner, coin),
            Deadline::Collect { owner, coin, since } => self.collect(owner, coin, since),
        }
    }

    /// Lines whose date has come settle together: what follows from a changed balance follows from
    /// their sum.
    fn settle(&mut self) {
        for (owner, coin, net) in self.unsettled.remove(&self.now).unwrap_or_default() {
            self.purse_mut(owner, coin).pending -= net;
            self.gain(owner, coin, net);
        }
        self.settled();
    }
}
