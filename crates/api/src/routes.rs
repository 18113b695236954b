//! Every address of the API.

mod account;
mod accounts;
mod application_fees;
mod balance;
mod balance_settings;
mod balance_transactions;
mod charges;
mod contact;
mod customers;
mod disputes;
mod events;
mod files;
mod legacy;
mod payment_intents;
mod payment_methods;
mod payouts;
mod refunds;
mod schedule;
mod search;
mod terms;
mod test_helpers;
mod tokens;
mod topups;
mod transfers;
mod tributary;

use axum::extract::Request;
use service::Ctx;

use crate::{
    call::{long, op, upload},
    error::Problem,
    table::{Table, get, post},
};

/// The whole API on one screen.
#[rustfmt::skip]
pub fn routes() -> Table<Ctx> {
    Table::default()
        .route("/v1/account", get(op(account::retrieve)))
        .route("/v1/accounts", get(op(accounts::list)).post(op(accounts::create)))
        .route("/v1/accounts/{id}",
            get(op(accounts::retrieve)).post(op(accounts::update)).delete(op(accounts::delete)))
        // The older name of the same.
        .route("/v1/accounts/{id}/bank_accounts",
            get(op(accounts::external_accounts::list)).post(op(accounts::external_accounts::create)))
        .route("/v1/accounts/{id}/bank_accounts/{external}",
            get(op(accounts::external_accounts::retrieve))
                .post(op(accounts::external_accounts::update))
                .delete(op(accounts::external_accounts::delete)))
        .route("/v1/accounts/{id}/external_accounts",
            get(op(accounts::external_accounts::list)).post(op(accounts::external_accounts::create)))
        .route("/v1/accounts/{id}/external_accounts/{external}",
            get(op(accounts::external_accounts::retrieve))
                .post(op(accounts::external_accounts::update))
                .delete(op(accounts::external_accounts::delete)))
        .route("/v1/accounts/{id}/login_links", post(op(accounts::login_link)))
        .route("/v1/accounts/{id}/reject", post(op(accounts::reject)))
        .route("/v1/accounts/{id}/unreject", post(op(accounts::unreject)))
        .route("/v1/application_fees", get(op(application_fees::list)))
        .route("/v1/application_fees/{id}", get(op(application_fees::retrieve)))
        .route("/v1/application_fees/{id}/refund", post(op(legacy::refund_fee)))
        .route("/v1/application_fees/{id}/refunds",
            get(op(application_fees::refunds)).post(op(application_fees::refund)))
        .route("/v1/application_fees/{id}/refunds/{refund}",
            get(op(application_fees::retrieve_refund)).post(op(application_fees::update_refund)))
        .route("/v1/balance", get(op(balance::retrieve)))
        .route("/v1/balance/history", get(op(balance_transactions::list)))
        .route("/v1/balance/history/{id}", get(op(balance_transactions::retrieve)))
        .route("/v1/balance_settings",
            get(op(balance_settings::retrieve)).post(op(balance_settings::update)))
        .route("/v1/balance_transactions", get(op(balance_transactions::list)))
        .route("/v1/balance_transactions/{id}", get(op(balance_transactions::retrieve)))
        .route("/v1/charges", get(op(charges::list)).post(op(charges::create)))
        .route("/v1/charges/{id}", get(op(charges::retrieve)).post(op(charges::update)))
        .route("/v1/charges/{id}/capture", post(op(charges::capture)))
        .route("/v1/charges/{id}/refund", post(op(legacy::refund_charge)))
        .route("/v1/charges/{id}/refunds",
            get(op(charges::refunds)).post(op(refunds::create_of_charge)))
        .route("/v1/charges/search", get(op(search::charges)))
        .route("/v1/customers", get(op(customers::list)).post(op(customers::create)))
        .route("/v1/customers/{id}",
            get(op(customers::retrieve)).post(op(customers::update)).delete(op(customers::delete)))
        .route("/v1/customers/{id}/payment_methods", get(op(customers::payment_methods)))
        .route("/v1/customers/{id}/payment_methods/{method}",
            get(op(legacy::payment_method_of_customer)))
        .route("/v1/customers/search", get(op(search::customers)))
        .route("/v1/disputes", get(op(disputes::list)))
        .route("/v1/disputes/{id}",
            get(op(disputes::retrieve)).post(long(disputes::MAX_BODY, disputes::update)))
        .route("/v1/disputes/{id}/close", post(op(disputes::close)))
        .route("/v1/events", get(op(events::list)))
        .route("/v1/events/{id}", get(op(events::retrieve)))
        .route("/v1/files", get(op(files::list)).post(upload(files::create)))
        .route("/v1/files/{id}", get(op(files::retrieve)))
        .route("/v1/files/{id}/contents", get(op(files::contents)))
        .route("/v1/payment_intents",
            get(op(payment_intents::list)).post(op(payment_intents::create)))
        .route("/v1/payment_intents/{id}",
            get(op(payment_intents::retrieve)).post(op(payment_intents::update)))
        .route("/v1/payment_intents/{id}/cancel", post(op(payment_intents::cancel)))
        .route("/v1/payment_intents/{id}/capture", post(op(payment_intents::capture)))
        .route("/v1/payment_intents/{id}/confirm", post(op(payment_intents::confirm)))
        .route("/v1/payment_intents/search", get(op(search::payment_intents)))
        .route("/v1/payment_methods",
            get(op(payment_methods::list)).post(op(payment_methods::create)))
        .route("/v1/payment_methods/{id}",
            get(op(payment_methods::retrieve)).post(op(payment_methods::update)))
        .route("/v1/payment_methods/{id}/attach", post(op(payment_methods::attach)))
        .route("/v1/payment_methods/{id}/detach", post(op(payment_methods::detach)))
        .route("/v1/payouts", get(op(payouts::list)).post(op(payouts::create)))
        .route("/v1/payouts/{id}", get(op(payouts::retrieve)).post(op(payouts::update)))
        .route("/v1/payouts/{id}/cancel", post(op(payouts::cancel)))
        .route("/v1/payouts/{id}/reverse", post(op(payouts::reverse)))
        .route("/v1/refunds", get(op(refunds::list)).post(op(refunds::create)))
        .route("/v1/refunds/{id}", get(op(refunds::retrieve)).post(op(refunds::update)))
        .route("/v1/refunds/{id}/cancel", post(op(refunds::cancel)))
        .route("/v1/tokens", post(op(tokens::create)))
        .route("/v1/tokens/{id}", get(op(tokens::retrieve)))
        .route("/v1/topups", get(op(topups::list)).post(op(topups::create)))
        .route("/v1/topups/{id}", get(op(topups::retrieve)).post(op(topups::update)))
        .route("/v1/topups/{id}/cancel", post(op(topups::cancel)))
        .route("/v1/transfers", get(op(transfers::list)).post(op(transfers::create)))
        .route("/v1/transfers/{id}", get(op(transfers::retrieve)).post(op(transfers::update)))
        .route("/v1/transfers/{id}/reversals",
            get(op(transfers::reversals)).post(op(transfers::reverse)))
        .route("/v1/transfers/{id}/reversals/{reversal}",
            get(op(transfers::retrieve_reversal)).post(op(transfers::update_reversal)))
        // Ours: simulation in test mode, and what Stripe has no call for.
        .route("/v1/test_helpers/accounts/{id}/complete_onboarding",
            post(op(test_helpers::complete_onboarding)))
        .route("/v1/test_helpers/charges/{id}/dispute", post(op(test_helpers::dispute)))
        .route("/v1/test_helpers/clock", get(op(test_helpers::clock)))
        .route("/v1/test_helpers/clock/advance", post(op(test_helpers::advance)))
        .route("/v1/test_helpers/disputes/{id}/escalate", post(op(test_helpers::escalate)))
        .route("/v1/test_helpers/disputes/{id}/lose", post(op(test_helpers::lose)))
        .route("/v1/test_helpers/disputes/{id}/win", post(op(test_helpers::win)))
        .route("/v1/test_helpers/payment_intents/{id}/authenticate",
            post(op(test_helpers::authenticate)))
        .route("/v1/test_helpers/payouts/{id}/fail", post(op(test_helpers::fail_payout)))
        .route("/v1/test_helpers/payouts/{id}/pay", post(op(test_helpers::pay_payout)))
        .route("/v1/test_helpers/payouts/{id}/return", post(op(test_helpers::return_payout)))
        .route("/v1/test_helpers/refunds/{id}/fail", post(op(test_helpers::fail_refund)))
        .route("/v1/test_helpers/topups/{id}/fail", post(op(test_helpers::fail_topup)))
        .route("/v1/test_helpers/topups/{id}/reverse", post(op(test_helpers::reverse_topup)))
        .route("/v1/test_helpers/topups/{id}/succeed", post(op(test_helpers::succeed_topup)))
        .route("/v1/tributary/accounts/search", get(op(tributary::search_accounts)))
        .route("/v1/tributary/payments",
            get(op(tributary::list_payments)).post(op(tributary::record_payment)))
        .route("/v1/tributary/payments/{id}", get(op(tributary::retrieve_payment)))
        .route("/v1/tributary/prefunding", post(op(tributary::add_prefunding)))
        .route("/v1/tributary/prefunding/withdraw", post(op(tributary::withdraw_prefunding)))
        // Anything else, and any other method.
        .otherwise(&STARTS, unknown)
}

/// What the addresses begin with that SDKs ask, also where the server's own address was given to
/// them with a slash at its end. All are answered here, those that mean nothing too.
const STARTS: [&str; 8] = [
    "/v1", "/v2", "/files", "/oauth", "//v1", "//v2", "//files", "//oauth",
];

/// Whether an address is one of the API, known or not.
pub fn owns(path: &str) -> bool {
    STARTS.iter().any(|start| {
        let rest = path.strip_prefix(start);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

async fn unknown(request: Request) -> Problem {
    Problem::unknown_url(request.method().as_str(), request.uri().path())
}
