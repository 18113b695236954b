//! Whether the process lives, and whether it can work.

use std::fmt::Write;
use std::sync::Arc;
use std::time::Instant;

use api::table::{Table, get};
use axum::extract::State;
use axum::http::StatusCode;
use service::Ctx;
use service::runner::{self, Pulse};

/// `/livez` and `/readyz`.
pub fn table(ctx: Ctx, pulse: Arc<Pulse>) -> Table {
    Table::default()
        .route("/livez", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .map(|routes| routes.with_state((ctx, pulse)))
}

/// Asks the database, and looks whether the work that waits is being done.
async fn ready(State((ctx, pulse)): State<(Ctx, Arc<Pulse>)>) -> (StatusCode, String) {
    let given_up = match runner::given_up(&ctx).await {
        Ok(given_up) => given_up,
        Err(error) => {
            tracing::warn!(%error, "the database does not answer");
            let text = "the database does not answer\n".to_owned();
            return (StatusCode::SERVICE_UNAVAILABLE, text);
        }
    };
    report(&pulse.still(Instant::now()), given_up)
}

fn report(still: &[runner::Still], given_up: i64) -> (StatusCode, String) {
    let mut text = String::new();
    for lane in still {
        let (name, seconds) = (lane.lane.name(), lane.seconds);
        let _ = writeln!(
            text,
            "the {name} lane has stood still for {seconds} seconds"
        );
    }
    let status = match still {
        [] => {
            text.push_str("ok\n");
            StatusCode::OK
        }
        _ => StatusCode::SERVICE_UNAVAILABLE,
    };
    if given_up > 0 {
        let _ = writeln!(text, "jobs given up: {given_up}");
    }
    (status, text)
}

#[cfg(test)]
mod tests {
    use domain::task::Lane;
    use service::runner::Still;

    use super::*;

    #[test]
    fn a_lane_that_stands_still_is_named() {
        let lane = Lane::Outside;
        let (status, text) = report(&[Still { lane, seconds: 75 }], 0);
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(text, "the outside lane has stood still for 75 seconds\n");
    }

    #[test]
    fn jobs_that_were_given_up_are_told_and_stop_nothing() {
        let told = report(&[], 3);
        assert_eq!(told, (StatusCode::OK, "ok\njobs given up: 3\n".to_owned()));
        assert_eq!(report(&[], 0), (StatusCode::OK, "ok\n".to_owned()));
    }
}
