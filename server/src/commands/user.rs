//! `tributary user`.

use std::io::Read;
use std::path::Path;

use anyhow::Context;
use domain::actor::Role;
use domain::text::isolated;
use serde_json::json;
use service::members::{self, Member};
use service::{Ctx, secrets};

use super::{owner, print_json};
use crate::cli::{Password, User};
use crate::config::Settings;

/// Adds, lists or changes people.
pub async fn run(settings: &Settings, command: User, as_json: bool) -> anyhow::Result<()> {
    let ctx = super::ctx(settings).await?;
    match command {
        User::Create {
            platform,
            email,
            name,
            roles,
            password,
        } => {
            let actor = owner::of_team(&ctx, platform).await?;
            let (password, made) = read(&ctx, &password)?;
            let roles: Vec<Role> = roles.into_iter().map(Role::from).collect();
            let id = members::create(&ctx, &actor, &email, &name, &password, &roles).await?;
            let shown = made.then_some(password.as_str());
            done(
                as_json,
                &json!({ "id": id.as_str(), "email": email, "password": shown }),
                shown,
            );
        }
        User::List { platform } => {
            let actor = owner::of_team(&ctx, platform).await?;
            list(&members::list(&ctx, &actor).await?, as_json);
        }
        User::SetRoles {
            platform,
            email,
            roles,
        } => {
            let actor = owner::of_team(&ctx, platform).await?;
            let roles: Vec<Role> = roles.into_iter().map(Role::from).collect();
            members::set_roles(&ctx, &actor, &email, &roles).await?;
            let names: Vec<&str> = roles.iter().map(|role| role.name()).collect();
            done(as_json, &json!({ "email": email, "roles": names }), None);
        }
        User::Remove { platform, email } => {
            let actor = owner::of_team(&ctx, platform).await?;
            let keys = members::remove(&ctx, &actor, &email).await?;
            if as_json {
                print_json(&json!({ "email": email, "removed": true, "keys_revoked": keys }));
            } else {
                println!("Done. Keys that they made and that do not work any more: {keys}.");
            }
        }
        User::SetPassword { email, password } => {
            let (password, made) = read(&ctx, &password)?;
            members::set_password(&ctx, &email, &password).await?;
            let shown = made.then_some(password.as_str());
            done(
                as_json,
                &json!({ "email": email, "password": shown }),
                shown,
            );
        }
    }
    Ok(())
}

/// The password, and whether it was made here.
fn read(ctx: &Ctx, password: &Password) -> anyhow::Result<(String, bool)> {
    let Some(file) = &password.password_file else {
        let token = secrets::token(ctx);
        return Ok((token.chars().take(20).collect(), true));
    };
    let mut text = String::new();
    if file == Path::new("-") {
        std::io::stdin()
            .read_to_string(&mut text)
            .context("reading the password")?;
    } else {
        text = std::fs::read_to_string(file)
            .with_context(|| format!("--password-file {}", file.display()))?;
    }
    Ok((text.trim_end_matches(['\r', '\n']).to_owned(), false))
}

fn done(as_json: bool, value: &serde_json::Value, password: Option<&str>) {
    if as_json {
        print_json(value);
        return;
    }
    match password {
        Some(password) => println!("Done. The password is {password}; it cannot be shown again."),
        None => println!("Done."),
    }
}

fn list(team: &[Member], as_json: bool) {
    let roles = |member: &Member| -> Vec<&str> { member.roles.iter().map(|r| r.name()).collect() };
    if as_json {
        let rows = team.iter().map(|member| {
            let user = &member.user;
            json!({
                "id": user.id.as_str(), "email": user.email, "name": user.name,
                "roles": roles(member),
            })
        });
        print_json(&rows.collect());
        return;
    }
    for member in team {
        println!(
            "{}  {}  {}",
            member.user.email,
            isolated(&member.user.name),
            roles(member).join(", ")
        );
    }
}
