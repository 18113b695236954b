//! `tributary demo`.

use anyhow::bail;
use domain::id::AccountId;
use serde_json::json;

use super::print_json;
use super::serve::{bind, until_stopped};
use crate::boot;
use crate::cli::Demo;
use crate::config::Settings;
use crate::demo::{self, ADMIN_EMAIL, PASSWORD, PUBLISHABLE_KEY, SECRET_KEY, TEAM};
use crate::listen::Signals;

/// Where the world is when no database is named. The configured database is left alone: a demo
/// has no business in it.
const DATABASE: &str = "tributary-demo.db";

/// Makes the world if it is not there, and serves it until told to stop.
pub async fn run(
    database: Option<String>,
    demo: &Demo,
    settings: &Settings,
    as_json: bool,
) -> anyhow::Result<()> {
    if !demo.addr.ip().is_loopback() {
        bail!(
            "--addr {}: the demo's passwords and keys are public, so it listens on this machine \
             only, such as at 127.0.0.1:4700",
            demo.addr
        );
    }
    let listener = bind(demo.addr).await?;
    let addr = listener.local_addr()?;
    let store = boot::open(database.as_deref().unwrap_or(DATABASE), &settings.store).await?;
    let base_url = format!("http://{addr}");
    let ctx = boot::ctx(store, base_url, None, Default::default(), None)?;
    let tenant = demo::ensure(&ctx, &|text| eprintln!("{text}")).await?;
    let signals = Signals::listen()?;
    announce(&ctx.config.base_url, &tenant.platform, as_json);
    until_stopped(ctx, listener, signals, settings).await;
    Ok(())
}

fn announce(base_url: &str, platform: &AccountId, as_json: bool) {
    if as_json {
        print_json(&json!({
            "base_url": base_url, "platform": platform.as_str(), "secret_key": SECRET_KEY,
            "publishable_key": PUBLISHABLE_KEY,
            "admin": { "email": ADMIN_EMAIL, "password": PASSWORD },
        }));
        return;
    }
    println!("\nTributary's demo world is at {base_url}\n");
    println!("Sign in with the password {PASSWORD} as");
    for (email, name, role) in TEAM {
        println!("  {email:<28} {name}, {}", role.name());
    }
    println!("\nThe Express Dashboard: open an Express account, create a login link, and enter");
    println!(
        "the code {} when it asks for one.",
        domain::login::TEST_CODE
    );
    println!("\nThe API: platform {platform}, secret key {SECRET_KEY}");
    println!("\nPress Ctrl+C to stop. The world stays; run the command again to go on.");
}
