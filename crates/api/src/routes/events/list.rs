//! `GET /v1/events`

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
    let kind = kind(params)?;
    params.unsupported(&["delivery_success"])?;
    call.finish(Shape::Many(Kind::Plain))?;
    let page = events::list(&call.ctx, &call.actor, kind.as_deref(), created, &request).await?;
    let tenant = call.tenant().clone();
    call.page("/v1/events", page, |it| resources::event(&it, &tenant))
        .await
}

/// One exact type, as `type` or as the only one of `types[]`.
fn kind(params: &mut Params) -> Result<Option<String>> {
    let mut types = params.array("types")?;
    let single = params.given("type")?;
    if single.is_some() && !types.is_empty() {
        let message = "Send `type` or `types`, not both.";
        return Err(Problem::invalid("type", "parameters_exclusive", message));
    }
    if types.len() > 1 {
        return Err(Problem::unsupported("types[1]"));
    }
    let kind = single.or_else(|| types.pop());
    if kind.as_deref().is_some_and(|kind| kind.contains('*')) {
        let message = "Wildcards are not supported: send one whole type.";
        return Err(Problem::invalid("type", "parameter_invalid", message));
    }
    Ok(kind)
}
