//! `tributary import`.

use super::{owner, print_json};
use crate::cli::Import;
use crate::config::Settings;
use crate::import::{self, Desk};

/// Brings in the rows of a file and prints what came of it.
pub async fn run(settings: &Settings, command: Import, as_json: bool) -> anyhow::Result<()> {
    let ctx = super::ctx(settings).await?;
    let (summary, what) = match &command {
        Import::Accounts(options) => {
            let actor = owner::actor(&ctx, &options.common.owner).await?;
            let desk = Desk {
                ctx: &ctx,
                actor: &actor,
            };
            (import::accounts::run(desk, options).await?, "accounts")
        }
        Import::Payments(options) => {
            let actor = owner::actor(&ctx, &options.common.owner).await?;
            let desk = Desk {
                ctx: &ctx,
                actor: &actor,
            };
            (import::payments::run(desk, options).await?, "payments")
        }
    };
    ctx.store.close().await;
    if as_json {
        print_json(&summary.to_json());
    } else {
        println!("{}", summary.to_text(what));
    }
    Ok(())
}
