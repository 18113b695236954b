//! `tributary key`.

use domain::key::Key;
use serde_json::json;
use service::keys;

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
        } => {
            let actor = owner::actor(&ctx, &owner).await?;
            let made = keys::create(&ctx, &actor, &name, !publishable).await?;
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
            list(&keys::list(&ctx, &actor).await?, as_json);
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

fn list(keys: &[Key], as_json: bool) {
    if as_json {
        print_json(&keys.iter().map(to_json).collect());
        return;
    }
    for key in keys {
        println!("{}  {}  {}", key.id, key.hint, key.name);
    }
    if keys.is_empty() {
        println!("There are no keys.");
    }
}

fn to_json(key: &Key) -> serde_json::Value {
    json!({
        "id": key.id.as_str(), "name": key.name, "hint": key.hint, "secret": key.secret,
        "livemode": key.tenant.livemode, "created": key.created.unix(),
    })
}
