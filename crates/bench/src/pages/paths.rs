//! What is looked at.

/// Pages of the Connect Dashboard.
pub const PAGES: [&str; 21] = [
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
    "/connect/accounts?sort=name",
    "/connect/accounts?country=US",
    "/connect/accounts/{account}",
    "/connect/accounts/{account}?tab=transfers",
    "/connect/accounts/{account}?tab=payouts",
    "/connect/accounts/{account}?tab=fees",
    "/connect/transfers/{transfer}",
    "/connect/balances/{line}",
    "/connect/balances?type=transfer",
];

/// Pages of the Express Dashboard.
pub const EXPRESS: [&str; 8] = [
    "/express",
    "/express?range=7d",
    "/express?range=4w",
    "/express?range=3m",
    "/express?range=1y",
    "/express?range=all",
    "/express/transactions",
    "/express/payments",
];

/// Lists of the API.
pub const API: [&str; 24] = [
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
    "/v1/accounts/{account}",
    "/v1/transfers/{transfer}",
    "/v1/balance_transactions/{line}",
    "/v1/balance_transactions?source={transfer}",
    "/v1/transfers?destination={account}",
    "/v1/transfers?transfer_group=none",
    "/v1/transfers?limit=100&expand[]=data.destination",
];
