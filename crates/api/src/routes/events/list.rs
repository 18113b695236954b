//! `GET /v1/events`

use domain::event::{EventFilter, MAX_TYPES};
use service::events;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    expand::{Kind, Shape},
    list,
    params::Params,
    resources,
};

/// Events, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let created = list::created(params)?;
    let (kind, kinds) = types(params)?;
    params.unsupported(&["delivery_success"])?;
    call.finish(Shape::Many(Kind::Plain))?;
    let filter = EventFilter {
        kind,
        kinds,
        created,
    };
    let page = events::list(&call.ctx, &call.actor, &filter, &request).await?;
    let tenant = call.tenant().clone();
    let base = call.base().to_owned();
    let wire = |it| resources::event(&it, &tenant, &base);
    call.page("/v1/events", page, wire).await
}

/// `type`, perhaps a group such as `charge.*`, or up to twenty whole names as `types[]`.
fn types(params: &mut Params) -> Result<(Option<String>, Vec<String>)> {
    let several = params.array("types")?;
    let single = params.given("type")?;
    if single.is_some() && !several.is_empty() {
        let message = "Send `type` or `types`, not both.";
        return Err(Problem::invalid("type", "parameters_exclusive", message));
    }
    if several.len() > MAX_TYPES {
        let message = format!("Send at most {MAX_TYPES} types.");
        return Err(Problem::invalid("types", "parameter_invalid", message));
    }
    if several.iter().any(|name| name.contains('*')) {
        let message = "Send whole names in `types`; groups such as `charge.*` go into `type`.";
        return Err(Problem::invalid("types", "parameter_invalid", message));
    }
    let star = single.as_deref().and_then(|name| name.find('*'));
    if star.is_some_and(|at| Some(at.saturating_add(1)) != single.as_deref().map(str::len)) {
        let message = "A group of types ends in `*`, as in `charge.*`.";
        return Err(Problem::invalid("type", "parameter_invalid", message));
    }
    Ok((single, several))
}
