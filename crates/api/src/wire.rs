//! How objects stand on the wire: what a new object of the API has to say about itself.

use std::future::Future;

use domain::actor::{Actor, Tenant};
use serde_json::Value;
use service::{Ctx, Error, Result};

/// By whom an object is seen.
#[derive(Clone, Copy, Debug)]
pub struct Viewer<'a> {
    /// Platform and mode.
    pub tenant: &'a Tenant,
    /// The public address of the server, without a slash at the end.
    pub base: &'a str,
}

impl<'a> Viewer<'a> {
    /// Whoever acts as `actor` on this server.
    pub fn new(ctx: &'a Ctx, actor: &'a Actor) -> Self {
        Self {
            tenant: actor.tenant(),
            base: &ctx.config.base_url,
        }
    }
}

/// Fields that `expand[]` can name, each with what it may point at; dots lead into hashes. Those
/// that are always whole, or always null here, point at nothing.
pub type Fields = &'static [(&'static str, &'static [Target])];

/// An object that a field may point at, as far as its own fields matter.
#[derive(Clone, Copy)]
pub struct Target(fn() -> Fields);

impl Target {
    /// The fields of the object.
    pub fn fields(self) -> Fields {
        (self.0)()
    }
}

/// A field may point at `T`.
pub const fn to<T: Wire>() -> Target {
    Target(|| T::FIELDS)
}

/// What an answer can hold.
pub trait Wire: Sync {
    /// What of it can be expanded.
    const FIELDS: Fields = &[];

    /// Its JSON.
    fn wire(&self, viewer: &Viewer<'_>) -> Value;

    /// The list that is a part of it, where it has one and something stands in it: the field, and
    /// the newest rows. Their JSON is empty in [`Self::wire`].
    fn part(
        &self,
        _ctx: &Ctx,
        _actor: &Actor,
    ) -> impl Future<Output = Result<Option<(&'static str, Value)>>> + Send {
        async { Ok(None) }
    }
}

/// An object that references lead to by its id.
pub trait Object: Wire + Sized + Send {
    /// How its ids begin, without the `_`.
    const PREFIXES: &'static [&'static str];

    /// The object with that id, as `actor` sees it. `None` where the id is none.
    fn fetch(
        ctx: &Ctx,
        actor: &Actor,
        id: &str,
    ) -> impl Future<Output = Result<Option<Self>>> + Send;

    /// Who sees what it points at, once `actor` has seen it.
    fn seen_by(&self, actor: &Actor) -> Actor {
        actor.clone()
    }
}

/// The JSON with the lists that are parts of it. What `actor` may not see of them stays empty.
pub async fn whole<T: Wire>(ctx: &Ctx, actor: &Actor, it: &T) -> Result<Value> {
    let mut wire = it.wire(&Viewer::new(ctx, actor));
    let part = match it.part(ctx, actor).await {
        Err(Error::NotFound { .. } | Error::Forbidden(_) | Error::WrongContext(_)) => None,
        part => part?,
    };
    if let (Some((field, list)), Some(fields)) = (part, wire.as_object_mut()) {
        fields.insert(field.to_owned(), list);
    }
    Ok(wire)
}
