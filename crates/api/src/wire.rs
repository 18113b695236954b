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
pub trait Wire: Sync + Sized {
    /// What of it can be expanded.
    const FIELDS: Fields = &[];

    /// Its JSON.
    fn wire(&self, viewer: &Viewer<'_>) -> Value;

    /// The lists that are parts of these objects, each where it has one and something stands in it:
    /// the field, and the newest rows. Their JSON is empty in [`Self::wire`]. All of a page are asked
    /// for at once, so that there is no query for each row.
    fn parts(
        items: &[&Self],
        _ctx: &Ctx,
        _actor: &Actor,
    ) -> impl Future<Output = Result<Parts>> + Send {
        let none = items.iter().map(|_| None).collect();
        async { Ok(none) }
    }
}

/// For each of several objects the list that is a part of it.
pub type Parts = Vec<Option<(&'static str, Value)>>;

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

    /// Those of these ids that `actor` sees, by few statements; those that are left out are looked
    /// for one by one.
    fn fetch_many(
        _ctx: &Ctx,
        _actor: &Actor,
        _ids: &[&str],
    ) -> impl Future<Output = Result<Vec<(String, Self)>>> + Send {
        async { Ok(Vec::new()) }
    }

    /// Who sees what it points at, once `actor` has seen it.
    fn seen_by(&self, actor: &Actor) -> Actor {
        actor.clone()
    }
}

/// The JSON of each with the lists that are parts of it. What `actor` may not see of them stays
/// empty.
pub async fn whole<T: Wire>(ctx: &Ctx, actor: &Actor, items: &[&T]) -> Result<Vec<Value>> {
    let viewer = Viewer::new(ctx, actor);
    let mut wires: Vec<_> = items.iter().map(|it| it.wire(&viewer)).collect();
    let parts = match T::parts(items, ctx, actor).await {
        Err(Error::NotFound { .. } | Error::Forbidden(_) | Error::WrongContext(_)) => Vec::new(),
        parts => parts?,
    };
    for (wire, part) in wires.iter_mut().zip(parts) {
        if let (Some((field, list)), Some(fields)) = (part, wire.as_object_mut()) {
            fields.insert(field.to_owned(), list);
        }
    }
    Ok(wires)
}

/// The same for one.
pub async fn whole_one<T: Wire>(ctx: &Ctx, actor: &Actor, it: &T) -> Result<Value> {
    let mut wires = whole(ctx, actor, &[it]).await?;
    Ok(wires.pop().unwrap_or_default())
}
