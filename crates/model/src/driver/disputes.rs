//! Disputes.

use domain::id::{DisputeId, PaymentId};
use service::disputes::{self, NewDispute, Response};

use super::{Answer, Driver};
use crate::{
    model::place,
    operation::{Pick, Step},
};

impl Driver {
    /// Its id is learnt afterwards, as of those that the network opens by itself.
    pub(super) async fn open(
        &mut self,
        charge: Pick,
        amount: Option<i64>,
        inquiry: bool,
    ) -> Answer {
        let id = match place(charge, self.charges.len()) {
            Some(place) => self.charges[place].payment.clone(),
            None => PaymentId::charge("none"),
        };
        let new = NewDispute {
            reason: "fraudulent".to_owned(),
            inquiry,
            amount,
        };
        disputes::open(&self.ctx(), &self.admin, &id, &new, None).await?;
        Ok(())
    }

    pub(super) async fn argue(&mut self, dispute: Pick, step: Step) -> Answer {
        let (id, on) = match place(dispute, self.disputes.len()) {
            Some(place) => self.disputes[place].clone(),
            None => (DisputeId::from_suffix("none"), 0),
        };
        let (ctx, owner, admin) = (self.ctx(), self.acting(on), &self.admin);
        match step {
            Step::Accept => disputes::accept(&ctx, &owner, &id, None).await?,
            Step::Win => disputes::win(&ctx, admin, &id, None).await?,
            Step::Lose => disputes::lose(&ctx, admin, &id, None).await?,
            Step::Escalate => disputes::escalate(&ctx, admin, &id, None).await?,
            Step::Answer(verdict) => {
                let response = response(verdict);
                disputes::respond(&ctx, &owner, &id, &response, None).await?
            }
        };
        Ok(())
    }
}

fn response(verdict: Option<bool>) -> Response {
    let text = match verdict {
        Some(true) => "winning_evidence",
        Some(false) => "losing_evidence",
        None => "They were happy with it.",
    };
    Response {
        evidence: [("uncategorized_text".to_owned(), text.to_owned())].into(),
        submit: Some(true),
        ..Response::default()
    }
}
