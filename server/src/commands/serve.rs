//! `tributary serve`.

use anyhow::Context;
use service::{Ctx, runner, setup};
use tokio::net::TcpListener;

use crate::config::Settings;
use crate::listen::Signals;
use crate::{boot, demo, listen, router, site};

/// Serves until it is told to stop.
pub async fn run(settings: &Settings) -> anyhow::Result<()> {
    let store = boot::open(&settings.database, &settings.store).await?;
    let listener = bind(settings.addr).await?;
    let addr = listener.local_addr()?;
    let base_url = settings
        .base_url
        .clone()
        .unwrap_or_else(|| format!("http://{addr}"));
    let ctx = boot::ctx(
        store,
        base_url,
        settings.sms.as_ref(),
        settings.pricing.clone(),
        settings.keep_events,
    )?;
    if !addr.ip().is_loopback() && demo::find(&ctx).await?.is_some() {
        anyhow::bail!(
            "this database holds the demo, whose passwords and keys are public; serve it on this \
             machine only, such as with --addr 127.0.0.1:4700"
        );
    }
    let signals = Signals::listen()?;
    tracing::info!(%addr, base_url = ctx.config.base_url, "ready");
    offer_setup(&ctx).await?;
    until_stopped(ctx, listener, signals, settings).await;
    Ok(())
}

/// Takes the address before anything is said about it.
pub async fn bind(addr: std::net::SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(addr)
        .await
        .with_context(|| format!("listening at {addr}"))
}

/// Serves and does the jobs, until a signal says stop.
pub async fn until_stopped(ctx: Ctx, listener: TcpListener, signals: Signals, settings: &Settings) {
    let runner = runner::start(&ctx);
    let site = site::options(settings.site.as_deref());
    let app = router::table(ctx.clone(), runner.pulse(), site).into_router();
    listen::run(listener, app, signals.stop()).await;
    runner.stop().await;
    ctx.store.close().await;
    tracing::info!("stopped");
}

/// On an empty database, prints the address that makes the platform and its owner. The token
/// stands on the terminal only: logs never have it.
async fn offer_setup(ctx: &Ctx) -> anyhow::Result<()> {
    if let Some(token) = setup::begin(ctx).await? {
        println!("There is no platform yet. Set it up within 30 minutes, once, at");
        println!("{}/setup?token={token}", ctx.config.base_url);
    }
    Ok(())
}
