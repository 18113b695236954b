//! Finding the object behind an id.

use std::collections::HashMap;

use domain::actor::Actor;
use serde_json::{Map, Value};
use service::{Ctx, Error};

use crate::{
    error::Result,
    resources::{self, Found},
};

/// Finds objects, each once per call.
pub struct Fetcher<'a> {
    ctx: &'a Ctx,
    caller: &'a Actor,
    seen: HashMap<String, Option<Found>>,
}

impl<'a> Fetcher<'a> {
    /// Finds what `caller` may see.
    pub fn new(ctx: &'a Ctx, caller: &'a Actor) -> Self {
        Self {
            ctx,
            caller,
            seen: HashMap::new(),
        }
    }

    /// The object with this id as `actor` sees it, else as the caller does. `None` leaves the
    /// reference as it is: it points at something that neither may see.
    pub async fn fetch(&mut self, id: &str, actor: &Actor) -> Result<Option<Found>> {
        if let Some(found) = self.seen.get(id) {
            return Ok(found.clone());
        }
        let mut found = self.find(id, actor).await?;
        if found.is_none() && actor != self.caller {
            found = self.find(id, self.caller).await?;
        }
        self.seen.insert(id.to_owned(), found.clone());
        Ok(found)
    }

    /// Finds at once what several objects point at with the same field, as far as `actor` sees it.
    pub async fn prepare(&mut self, ids: &[&str], actor: &Actor) -> Result<()> {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids.dedup();
        ids.retain(|id| !self.seen.contains_key(*id));
        if ids.len() < 2 {
            return Ok(());
        }
        match resources::find_many(self.ctx, actor, &ids).await {
            // They are looked for one by one.
            Err(Error::NotFound { .. } | Error::Forbidden(_) | Error::WrongContext(_)) => Ok(()),
            found => {
                let found = found?.into_iter();
                self.seen.extend(found.map(|(id, it)| (id, Some(it))));
                Ok(())
            }
        }
    }

    /// The newest refunds of a charge, which are shown only where they are asked for.
    pub async fn refunds(
        &self,
        object: &Map<String, Value>,
        actor: &Actor,
    ) -> Result<Option<Value>> {
        let is_charge = object.get("object").and_then(Value::as_str) == Some("charge");
        match object.get("id").and_then(Value::as_str) {
            Some(id) if is_charge => Ok(resources::refunds_of_charge(self.ctx, actor, id).await?),
            _ => Ok(None),
        }
    }

    async fn find(&self, id: &str, actor: &Actor) -> Result<Option<Found>> {
        match resources::find(self.ctx, actor, id).await {
            Err(Error::NotFound { .. } | Error::Forbidden(_) | Error::WrongContext(_)) => Ok(None),
            found => Ok(found?),
        }
    }
}
