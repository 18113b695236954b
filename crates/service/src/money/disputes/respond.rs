//! An answer to a dispute: staged as often as needed, submitted once.

use std::collections::BTreeMap;

use domain::{
    actor::{Actor, Permission},
    dispute::Dispute,
    event::EventKind,
    id::DisputeId,
    metadata::Patch,
};

use super::{deadlines, evidence};
use crate::{Ctx, Error, Key, Reply, Result, Unit, Work, rights::authorize, work::run_keyed};

/// What is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// Parts of the evidence; an empty part is taken away.
    pub evidence: BTreeMap<String, String>,
    /// The pairs of the owner.
    pub metadata: Patch,
    /// Whether all evidence goes to the bank now. Unless said otherwise it does, but not with
    /// metadata alone.
    pub submit: Option<bool>,
}

impl Response {
    fn submits(&self) -> bool {
        let only_metadata = self.evidence.is_empty() && self.metadata != Patch::default();
        self.submit.unwrap_or(!only_metadata)
    }
}

/// Stages evidence, or submits it. What was submitted cannot be changed.
pub async fn respond(
    ctx: &Ctx,
    actor: &Actor,
    id: &DisputeId,
    response: &Response,
    key: Option<&Key>,
) -> Result<Reply<Dispute>> {
    let scope = authorize::owner(actor, Permission::RespondToDisputes)?;
    evidence::check_parts(&response.evidence)?;
    run_keyed(ctx, actor, &scope, key, &Respond { id, response }).await
}

struct Respond<'a> {
    id: &'a DisputeId,
    response: &'a Response,
}

impl Work for Respond<'_> {
    type Output = Dispute;
    const ACTION: &'static str = "dispute.respond";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Dispute> {
        unit.about(self.id.as_str());
        let before = store::disputes::hold(&mut unit.write, unit.scope, self.id)
            .await?
            .ok_or_else(|| Error::not_found("dispute", self.id, "id"))?;
        let (given, submits) = (&self.response.evidence, self.response.submits());
        let mut after = before.clone();
        after.metadata = before
            .metadata
            .patched(&self.response.metadata)
            .map_err(Error::metadata)?;
        if submits || !given.is_empty() {
            check_open(unit, &before)?;
            after.evidence = evidence::merge(&before.evidence, given);
            evidence::check(unit, &after.evidence).await?;
        }
        if submits {
            submit(&mut after)?;
        }
        if after == before {
            return Ok(after);
        }
        store::disputes::update(&mut unit.write, unit.scope, &after).await?;
        unit.tell(EventKind::ChargeDisputeUpdated, &after, Some(&before))
            .await?;
        if submits {
            deadlines::plan_decision(unit, &after).await?;
        }
        Ok(after)
    }
}

fn check_open(unit: &Unit<'_>, dispute: &Dispute) -> Result<()> {
    let refused = |message: String| {
        Err(Error::refused(
            "status_transition_invalid",
            Some("evidence"),
            message,
        ))
    };
    if dispute.status.is_closed() {
        return refused("This dispute is closed.".to_owned());
    }
    if !dispute.status.needs_response() {
        return refused("Evidence was submitted already, and cannot be changed.".to_owned());
    }
    if dispute.past_due || dispute.due_by < unit.now {
        return refused("The time for an answer is over.".to_owned());
    }
    Ok(())
}

fn submit(dispute: &mut Dispute) -> Result<()> {
    if dispute.evidence.is_empty() {
        return Err(Error::refused(
            "parameter_missing",
            Some("evidence"),
            "There is no evidence to submit. Send some, or accept the dispute by closing it.",
        ));
    }
    dispute.submissions = dispute.submissions.saturating_add(1);
    dispute.status = dispute.status.answered();
    Ok(())
}
