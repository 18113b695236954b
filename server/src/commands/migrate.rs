//! `tributary migrate`.

use serde_json::json;

use super::print_json;
use crate::boot;
use crate::config::Settings;

/// Brings the schema up to date.
pub async fn run(settings: &Settings, as_json: bool) -> anyhow::Result<()> {
    let store = boot::open(&settings.database, &settings.store).await?;
    store.close().await;
    let database = boot::shown(&settings.database);
    if as_json {
        print_json(&json!({ "database": database, "up_to_date": true }));
    } else {
        println!("The schema of {database} is up to date.");
    }
    Ok(())
}
