//! Which capabilities are asked for.

use std::collections::BTreeMap;

use domain::account::Capability;

use crate::{
    error::{Problem, Result},
    params::Params,
};

/// Reads `capabilities[name][requested]`.
pub(super) fn capabilities(params: &mut Params) -> Result<BTreeMap<Capability, bool>> {
    let mut wanted = BTreeMap::new();
    for name in params.names() {
        let Some(capability) = Capability::from_name(&name) else {
            return Err(unknown(params, &name));
        };
        let requested = params.hash(&name, |it| {
            let requested = it.boolean("requested")?;
            requested.ok_or_else(|| Problem::missing(&it.name("requested")))
        })?;
        wanted.extend(requested.map(|requested| (capability, requested)));
    }
    Ok(wanted)
}

/// Names in Stripe's style are capabilities that this server does not have.
fn unknown(params: &Params, name: &str) -> Problem {
    let param = params.name(name);
    let plausible = name.ends_with("_payments") || ["card_issuing", "treasury"].contains(&name);
    if plausible {
        return Problem::unsupported(&param);
    }
    Problem::invalid(
        &param,
        "parameter_unknown",
        format!("Received unknown parameter: {param}"),
    )
}
