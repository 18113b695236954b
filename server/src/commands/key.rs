//! `tributary key`.

use domain::actor::Actor;
use domain::key::Key;
use domain::list::{MAX_LIMIT, PageRequest, Position};
use domain::text::isolated;
use serde_json::json;
use service::Ctx;
use service::keys::{self, Kind};

use super::{owner, print_json};
use crate::cli;
use crate::config::Settings;

/// Makes, lists or revokes keys.
pub async fn run(settings: &Settings, command: cli::Key, as_json: bool) -> anyhow::Result<()> {
    let ctx = super::ctx(settings).await?;
    match command {
        cli::Key::Create {
            owner,
            name,
            publishable,
            read_only,
            permissions,
        } => {
            let actor = owner::actor(&ctx, &owner).await?;
            let kind = if publishable {
                Kind::Publishable
            } else if read_only {
                Kind::Secret(keys::reading(&actor))
            } else if permissions.is_empty() {
                Kind::Secret(keys::grantable(&actor))
            } else {
                Kind::Secret(permissions.into_iter().collect())
            };
            let made = keys::create(&ctx, &actor, &name, kind).await?;
            if as_json {
                let mut value = to_json(&made.key);
                if let Some(fields) = value.as_object_mut() {
                    fields.insert("key".to_owned(), made.text.into());
                }
                print_json(&value);
            } else {
                println!("{}", made.text);
                eprintln!(
                    "Keep it now: it cannot be shown again. Its id is {}.",
                    made.key.id
                );
            }
        }
        cli::Key::List { owner } => {
            let actor = owner::actor(&ctx, &owner).await?;
            list(&all(&ctx, &actor).await?, as_json);
        }
        cli::Key::Revoke { owner, id } => {
            let actor = owner::actor(&ctx, &owner).await?;
            keys::revoke(&ctx, &actor, &id).await?;
            if as_json {
                print_json(&json!({ "id": id.as_str(), "revoked": true }));
            } else {
                println!("{id} does not work any more.");
            }
        }
    }
    Ok(())
}

/// Every key, page by page, newest first.
async fn all(ctx: &Ctx, actor: &Actor) -> anyhow::Result<Vec<Key>> {
    let mut found: Vec<Key> = Vec::new();
    loop {
        let position = match found.last() {
            Some(key) => Position::After(key.id.to_string()),
            None => Position::First,
        };
        let page = keys::list(ctx, actor, &PageRequest::new(MAX_LIMIT, position)).await?;
        found.extend(page.items);
        if !page.has_more {
            return Ok(found);
        }
    }
}

fn list(keys: &[Key], as_json: bool) {
    if as_json {
        print_json(&keys.iter().map(to_json).collect());
        return;
    }
    for key in keys {
        let maker = key.maker.as_ref().map_or("operator", |maker| &maker.name);
        let used = key.last_used.map_or_else(
            || "never used".to_owned(),
            |at| format!("used {}", at.date()),
        );
        let rights = match keys::rights(key) {
            rights if key.secret && rights.is_empty() => "no permissions any more".to_owned(),
            rights => rights.to_text(),
        };
        println!(
            "{}  {}  {}  by {maker}  {used}  {rights}",
            key.id,
            key.hint,
            isolated(&key.name)
        );
    }
    if keys.is_empty() {
        println!("There are no keys.");
    }
}

fn to_json(key: &Key) -> serde_json::Value {
    json!({
        "id": key.id.as_str(), "name": key.name, "hint": key.hint, "secret": key.secret,
        "livemode": key.tenant.livemode, "created": key.created.unix(),
        "created_by": key.maker.as_ref().map(|maker| maker.user.as_str()),
        "permissions": key.rights, "permissions_now": keys::rights(key),
        "last_used": key.last_used.map(|at| at.unix()),
    })
}
