//! `GET /v1/events`

use domain::event::{Event, EventFilter, EventKind, Kinds, MAX_KINDS};
use service::events;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    list,
    params::Params,
};

/// Events, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let created = list::created(params)?;
    let kinds = kinds(params)?;
    params.unsupported(&["delivery_success"])?;
    call.finish_list::<Event>()?;
    let filter = EventFilter { kinds, created };
    let page = events::list(&call.ctx, &call.actor, &filter, &request).await?;
    call.page("/v1/events", page).await
}

/// `type`, perhaps a group such as `charge.*`, or up to twenty whole names as `types[]`. A name
/// that no event has is none of ours: nothing is found under it.
fn kinds(params: &mut Params) -> Result<Kinds> {
    let several = params.array("types")?;
    let single = params.given("type")?;
    if single.is_some() && !several.is_empty() {
        let message = "Send `type` or `types`, not both.";
        return Err(Problem::invalid("type", "parameters_exclusive", message));
    }
    if several.len() > MAX_KINDS {
        let message = format!("Send at most {MAX_KINDS} types.");
        return Err(Problem::invalid("types", "parameter_invalid", message));
    }
    if several.iter().any(|name| name.contains('*')) {
        let message = "Send whole names in `types`; groups such as `charge.*` go into `type`.";
        return Err(Problem::invalid("types", "parameter_invalid", message));
    }
    let Some(single) = single else {
        return Ok(match several.is_empty() {
            true => Kinds::Every,
            false => Kinds::Of(known(&several)),
        });
    };
    match single.split_once('*') {
        None => Ok(Kinds::Of(known(&[single]))),
        Some((group, "")) => Ok(Kinds::Group(group.to_owned())),
        Some(_) => {
            let message = "A group of types ends in `*`, as in `charge.*`.";
            Err(Problem::invalid("type", "parameter_invalid", message))
        }
    }
}

fn known(names: &[String]) -> Vec<EventKind> {
    names.iter().filter_map(|name| name.parse().ok()).collect()
}
