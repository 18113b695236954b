//! `POST /v1/disputes/:id`

use std::collections::BTreeMap;

use domain::{
    dispute::{Dispute, FILES, TEXTS},
    id::DisputeId,
};
use service::disputes::{self, Response};

use crate::{
    call::{Answer, Call},
    error::Result,
    params::Params,
};

/// Largest body, in bytes: all texts of the evidence, every character of them percent-encoded.
pub const MAX_BODY: usize = 12 * domain::dispute::MAX_TEXT + 64 * 1024;

/// Stages evidence, or submits it, and changes metadata.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: DisputeId = call.id("dispute")?;
    let params = &mut call.params;
    params.unsupported(&["intended_submission_method"])?;
    let response = Response {
        evidence: params.hash("evidence", evidence)?.unwrap_or_default(),
        metadata: params.metadata()?,
        submit: params.boolean("submit")?,
    };
    call.finish::<Dispute>()?;
    let key = call.key();
    call.settle(disputes::respond(&call.ctx, &call.actor, &id, &response, key).await?)
        .await
}

fn evidence(params: &mut Params) -> Result<BTreeMap<String, String>> {
    params.unsupported(&["appeal", "enhanced_evidence"])?;
    let mut parts = BTreeMap::new();
    for name in TEXTS.iter().chain(&FILES) {
        if let Some(value) = params.text(name)? {
            parts.insert((*name).to_owned(), value);
        }
    }
    Ok(parts)
}
