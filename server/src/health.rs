//! Whether the process lives, and whether it can work.

use api::table::{Table, get};
use axum::extract::State;
use axum::http::StatusCode;
use service::Ctx;

/// `/livez` and `/readyz`.
pub fn table(ctx: Ctx) -> Table {
    Table::default()
        .route("/livez", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .map(|routes| routes.with_state(ctx))
}

/// Asks the database.
async fn ready(State(ctx): State<Ctx>) -> (StatusCode, &'static str) {
    match service::platforms::all(&ctx).await {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::warn!(%error, "the database does not answer");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer\n",
            )
        }
    }
}
