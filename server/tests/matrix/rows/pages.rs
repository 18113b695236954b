//! The pages of both dashboards.

use domain::actor::Permission::*;

use crate::row::{Row, open, owner_page, team_any, team_page};

/// One row for each page.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    open("GET /", ""),
    open("GET /login", ""),
    open("GET /setup", "").answers(303),
    open("GET /express/login", ""),
    open("GET /express/code", ""),
    team_page(ViewMoney, "GET /connect"),
    team_page(ViewAccounts, "GET /connect/accounts"),
    team_page(ViewAccounts, "GET /connect/accounts/{id=*account}"),
    team_page(ViewAccounts, "GET /connect/accounts/{id=*account}?tab=payouts"),
    team_page(ViewAccounts, "GET /connect/accounts/{id=*account}?tab=transfers"),
    team_page(ViewAccounts, "GET /connect/accounts/{id=*account}/profile"),
    team_page(ViewAccounts, "GET /connect/accounts/{id=*account}/metadata"),
    team_page(ViewAccounts, "GET /connect/accounts/{id=*account}/login-link"),
    team_page(ViewMoney, "GET /connect/accounts/{id=platform}/payouts/{payout=payout}"),
    team_page(ViewMoney, "GET /connect/accounts/{account=platform}/transactions/{id=line}"),
    team_page(ViewMoney, "GET /connect/payments/{id=*payment}"),
    team_page(ViewMoney, "GET /connect/balances"),
    team_page(ViewMoney, "GET /connect/balances/{id=line}"),
    team_page(ViewMoney, "GET /connect/transfers"),
    team_page(ViewMoney, "GET /connect/transfers/new?to={*account}&key=k"),
    team_page(SendFunds, "GET /connect/transfers/review?to={*account}&amount=1.00&currency=usd&key=k"),
    team_page(ViewMoney, "GET /connect/transfers/{id=*transfer}"),
    team_page(ViewMoney, "GET /connect/topups"),
    team_page(ViewMoney, "GET /connect/topups/new"),
    team_page(AddFunds, "GET /connect/topups/review?amount=1.00&currency=usd&key=k"),
    team_page(ViewMoney, "GET /connect/topups/{id=topup}"),
    team_page(ViewOutbox, "GET /connect/outbox"),
    team_any("GET /connect/developers", "").page(),
    team_page(ViewKeys, "GET /connect/developers/keys/{id=key}/revoke"),
    team_any("GET /connect/confirm", "").page(),
    team_any("GET /connect/live", "").page(),
    owner_page(ViewMoney, "GET /express"),
    owner_page(ViewMoney, "GET /express/transactions"),
    owner_page(ViewMoney, "GET /express/transactions/{id=line}"),
    owner_page(ViewMoney, "GET /express/payments"),
    owner_page(ViewMoney, "GET /express/payments/{id=payment}"),
];
