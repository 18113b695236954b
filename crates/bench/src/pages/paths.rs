//! What is looked at.

/// Pages of the Connect Dashboard.
pub const PAGES: [&str; 12] = [
    "/connect",
    "/connect/accounts",
    "/connect/accounts?status=restricted",
    "/connect/accounts?sort=balance&order=desc",
    "/connect/accounts?q=seller",
    "/connect/accounts?q=seller+7",
    "/connect/balances",
    "/connect/transfers",
    "/connect/topups",
    "/connect/outbox",
    "/connect/developers",
    "/connect/transfers/new",
];

/// Lists of the API.
pub const API: [&str; 17] = [
    "/v1/balance",
    "/v1/accounts",
    "/v1/accounts?limit=100",
    "/v1/tributary/accounts/search?query=seller",
    "/v1/transfers",
    "/v1/transfers?limit=100",
    "/v1/balance_transactions",
    "/v1/balance_transactions?type=transfer",
    "/v1/charges",
    "/v1/payment_intents",
    "/v1/refunds",
    "/v1/payouts",
    "/v1/topups",
    "/v1/application_fees",
    "/v1/events",
    "/v1/events?type=transfer.created",
    "/v1/events?type=topup.*",
];
