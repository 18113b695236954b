//! `expand[]`: replacing references by what they point at.

mod fetch;
mod schema;

use domain::actor::Actor;
use futures::future::BoxFuture;
use serde_json::Value;
use service::Ctx;

use crate::{
    error::{Problem, Result},
    params::Params,
};
use fetch::Fetcher;
pub use schema::{Kind, Shape};

/// Deepest path, without the `data` of a list.
const MAX_DEPTH: usize = 4;
/// Most paths in one call.
const MAX_PATHS: usize = 20;

/// Paths such as `data.destination`, split at the dots.
#[derive(Clone, Debug, Default)]
pub struct Paths(Vec<Vec<String>>);

impl Paths {
    /// Reads `expand[]`.
    pub fn read(params: &mut Params) -> Result<Self> {
        let texts = params.array("expand")?;
        if texts.len() > MAX_PATHS {
            return Err(refused(format!(
                "At most {MAX_PATHS} paths can be expanded in one call."
            )));
        }
        Ok(Self(
            texts
                .iter()
                .map(|text| text.split('.').map(str::to_owned).collect())
                .collect(),
        ))
    }

    /// Whether this very path is among them.
    pub fn has(&self, path: &str) -> bool {
        self.0.iter().any(|it| it.join(".") == path)
    }

    /// Checks that the answer will have what is to be expanded, before anything is done.
    pub fn check(&self, shape: Shape) -> Result<()> {
        for path in &self.0 {
            let names: Vec<&str> = path.iter().map(String::as_str).collect();
            let fields = match (shape, names.as_slice()) {
                (Shape::Many(_), ["data", rest @ ..]) => rest,
                (Shape::Many(_), _) => return Err(unknown(path)),
                (Shape::One(_), all) => all,
            };
            if fields.len() > MAX_DEPTH {
                let message = format!("You cannot expand more than {MAX_DEPTH} levels.");
                return Err(refused(message));
            }
            if !schema::leads_somewhere(shape.kind(), fields) {
                return Err(unknown(path));
            }
        }
        Ok(())
    }

    /// Expands `body` in place, seeing what `actor` may see.
    pub async fn apply(&self, ctx: &Ctx, actor: &Actor, body: &mut Value) -> Result<()> {
        let mut fetcher = Fetcher::new(ctx, actor);
        for path in &self.0 {
            walk(&mut fetcher, actor.clone(), body, path).await?;
        }
        Ok(())
    }
}

fn refused(message: String) -> Problem {
    Problem::invalid("expand", "parameter_invalid", message)
}

fn unknown(path: &[String]) -> Problem {
    let text: String = path
        .join(".")
        .chars()
        .filter(|c| !c.is_control())
        .take(100)
        .collect();
    refused(format!("This property cannot be expanded: {text}."))
}

/// Follows `path` from `value`, replacing ids on the way. `actor` is who sees the object that
/// holds them: the charge of a connected account is seen with that account's eyes.
fn walk<'a>(
    fetcher: &'a mut Fetcher<'_>,
    actor: Actor,
    value: &'a mut Value,
    path: &'a [String],
) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let Some((name, rest)) = path.split_first() else {
            return Ok(());
        };
        match value {
            Value::Array(items) => {
                for item in items {
                    walk(fetcher, actor.clone(), item, path).await?;
                }
                Ok(())
            }
            Value::Object(fields) => {
                if name == "refunds" && !fields.contains_key(name) {
                    let found = fetcher.refunds(fields, &actor).await?;
                    fields.extend(found.map(|list| (name.clone(), list)));
                }
                let Some(field) = fields.get_mut(name) else {
                    return Ok(());
                };
                let mut seen_by = actor.clone();
                if let Value::String(id) = field
                    && let Some(found) = fetcher.fetch(id, &actor).await?
                {
                    (*field, seen_by) = found;
                }
                walk(fetcher, seen_by, field, rest).await
            }
            _ => Ok(()),
        }
    })
}
