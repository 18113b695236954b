//! `expand[]`: replacing references by what they point at.

mod fetch;

use domain::actor::Actor;
use futures::future::BoxFuture;
use serde_json::Value;
use service::Ctx;

use crate::{
    error::{Problem, Result},
    params::Params,
    wire::Fields,
};
use fetch::Fetcher;

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

    /// Checks that an object with these fields will have what is to be expanded, before anything
    /// is done.
    pub fn check(&self, fields: Fields) -> Result<()> {
        self.0.iter().try_for_each(|path| check(path, path, fields))
    }

    /// The same for a list of them.
    pub fn check_list(&self, fields: Fields) -> Result<()> {
        self.0.iter().try_for_each(|path| match path.split_first() {
            Some((data, rest)) if data == "data" => check(path, rest, fields),
            _ => Err(unknown(path)),
        })
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

fn check(path: &[String], names: &[String], fields: Fields) -> Result<()> {
    if names.len() > MAX_DEPTH {
        let message = format!("You cannot expand more than {MAX_DEPTH} levels.");
        return Err(refused(message));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match leads_somewhere(fields, &names) {
        true => Ok(()),
        false => Err(unknown(path)),
    }
}

/// Whether every name of `path` is a field that can be expanded, the first of them one of `fields`.
fn leads_somewhere(fields: Fields, path: &[&str]) -> bool {
    fields.iter().any(|(field, targets)| {
        let names: Vec<&str> = field.split('.').collect();
        path.strip_prefix(names.as_slice()).is_some_and(|rest| {
            let mut targets = targets.iter();
            rest.is_empty() || targets.any(|target| leads_somewhere(target.fields(), rest))
        })
    })
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
    let text = text.trim();
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
                let ids = items.iter().filter_map(|item| item.get(name)?.as_str());
                fetcher.prepare(&ids.collect::<Vec<_>>(), &actor).await?;
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

#[cfg(test)]
mod tests {
    use domain::{
        balance_transaction::BalanceTransaction, intent::Intent, payment::Payment, refund::Refund,
        topup::Topup, transfer::Transfer,
    };

    use super::*;
    use crate::wire::Wire;

    fn goes<T: Wire>(path: &str) -> bool {
        leads_somewhere(T::FIELDS, &path.split('.').collect::<Vec<_>>())
    }

    #[test]
    fn paths_follow_the_references_of_each_object() {
        assert!(goes::<Transfer>("destination"));
        assert!(goes::<Transfer>(
            "destination_payment.balance_transaction.source"
        ));
        assert!(goes::<BalanceTransaction>("source.destination"));
        assert!(goes::<Topup>("balance_transaction"));
        assert!(goes::<Refund>("transfer_reversal.transfer.destination"));
        assert!(goes::<Intent>("latest_charge.refunds"));
        assert!(goes::<Payment>("refunds.data.balance_transaction"));
        assert!(goes::<Payment>("transfer_data.destination"));
        for bad in [
            "transfer_data",
            "refunds.url",
            "refunds.balance_transaction",
        ] {
            assert!(!goes::<Payment>(bad), "{bad}");
        }
        for bad in [
            "",
            "amount",
            "nonsense",
            "destination.a",
            "destination.",
            "data.destination",
        ] {
            assert!(!goes::<Transfer>(bad), "{bad}");
        }
    }
}
