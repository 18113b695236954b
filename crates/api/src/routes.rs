//! Every address under `/v1`.

mod account;
mod accounts;
mod application_fees;
mod balance;
mod balance_transactions;
mod charges;
mod events;
mod test_helpers;
mod topups;
mod transfers;
mod tributary;

use axum::{
    Router,
    extract::Request,
    routing::{any, get, post},
};
use service::Ctx;

use crate::{call::op, error::Problem};

/// The whole API on one screen.
#[rustfmt::skip]
pub fn routes() -> Router<Ctx> {
    Router::new()
        .route("/v1/account", get(op(account::retrieve)))
        .route("/v1/accounts", get(op(accounts::list)).post(op(accounts::create)))
        .route("/v1/accounts/{id}",
            get(op(accounts::retrieve)).post(op(accounts::update)).delete(op(accounts::delete)))
        .route("/v1/accounts/{id}/login_links", post(op(accounts::login_link)))
        .route("/v1/accounts/{id}/reject", post(op(accounts::reject)))
        .route("/v1/application_fees/{id}", get(op(application_fees::retrieve)))
        .route("/v1/balance", get(op(balance::retrieve)))
        .route("/v1/balance/history", get(op(balance_transactions::list)))
        .route("/v1/balance/history/{id}", get(op(balance_transactions::retrieve)))
        .route("/v1/balance_transactions", get(op(balance_transactions::list)))
        .route("/v1/balance_transactions/{id}", get(op(balance_transactions::retrieve)))
        .route("/v1/charges/{id}", get(op(charges::retrieve)))
        .route("/v1/events", get(op(events::list)))
        .route("/v1/events/{id}", get(op(events::retrieve)))
        .route("/v1/topups", get(op(topups::list)).post(op(topups::create)))
        .route("/v1/topups/{id}", get(op(topups::retrieve)).post(op(topups::update)))
        .route("/v1/topups/{id}/cancel", post(op(topups::cancel)))
        .route("/v1/transfers", get(op(transfers::list)).post(op(transfers::create)))
        .route("/v1/transfers/{id}", get(op(transfers::retrieve)).post(op(transfers::update)))
        .route("/v1/transfers/{id}/reversals", get(op(transfers::reversals)))
        // Ours: simulation in test mode, and what the original has no call for.
        .route("/v1/test_helpers/clock", get(op(test_helpers::clock)))
        .route("/v1/test_helpers/clock/advance", post(op(test_helpers::advance)))
        .route("/v1/test_helpers/accounts/{id}/complete_onboarding",
            post(op(test_helpers::complete_onboarding)))
        .route("/v1/tributary/accounts/search", get(op(tributary::search_accounts)))
        .route("/v1/tributary/payments",
            get(op(tributary::list_payments)).post(op(tributary::record_payment)))
        .route("/v1/tributary/payments/{id}", get(op(tributary::retrieve_payment)))
        // Anything else, and any other method.
        .route("/v1", any(unknown))
        .route("/v1/", any(unknown))
        .route("/v1/{*rest}", any(unknown))
        .method_not_allowed_fallback(unknown)
}

async fn unknown(request: Request) -> Problem {
    Problem::unknown_url(request.method().as_str(), request.uri().path())
}
