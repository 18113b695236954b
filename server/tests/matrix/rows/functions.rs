//! The server functions of both dashboards.

use domain::actor::Permission::*;

use crate::row::{Row, open, owner, owner_any, team, team_any};

/// One row for each function.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    team_any("POST /api/viewer", "door=connect"),
    owner_any("POST /api/viewer", "door=express"),
    team(EditAccounts, "POST /api/actions/update_profile", "account={*account}&profile[business_name]=Heron"),
    team(EditAccounts, "POST /api/actions/update_metadata", "account={*account}&rows[0][key]=a&rows[0][value]=1"),
    team(CreateLoginLinks, "POST /api/actions/create_login_link", "account={*account}"),
    team(ManageKeys, "POST /api/actions/create_key", "name=Shop"),
    team(ManageKeys, "POST /api/actions/revoke_key", "id={key}"),
    team(SendFunds, "POST /api/actions/send_transfer", "to={*account}&amount=0.01&currency=usd&description=&key={fresh}"),
    team(AddFunds, "POST /api/actions/add_funds", "amount=1.00&currency=usd&description=&key={fresh}")
        .refused_in_live("bank_account_unusable"),
    team_any("POST /api/actions/set_mode", "mode=test").spends_session(),
    open("POST /api/actions/sign_in", "email={fresh}@example.com&password=wrong-password").answers(401),
    open("POST /api/actions/finish_setup",
        "token=none&platform_name=X&country=US&name=Y&email=y@example.com&password=long-enough-password").answers(401),
    open("POST /api/actions/express/redeem", "token=none"),
    open("POST /api/actions/express/answer", "code=123456").answers(401),
    open("POST /api/actions/express/resend", "").answers(401),
    open("POST /api/queries/setup_is_open", "token=none"),
    open("POST /api/queries/express/login_link", "token=none"),
    open("POST /api/queries/express/login_challenge", ""),
    team(ViewMoney, "POST /api/queries/home", ""),
    team(ViewAccounts, "POST /api/queries/accounts", "query[page][starting_after]={*account}"),
    team(ViewAccounts, "POST /api/queries/find_accounts", "q=Seller"),
    team(ViewAccounts, "POST /api/queries/account", "id={*account}"),
    team(ViewMoney, "POST /api/queries/account_activity", "id={*account}&tab=Payments&page[starting_after]="),
    team(ViewAccounts, "POST /api/queries/login_link", "id={*account}"),
    team(ViewMoney, "POST /api/queries/balances", "kind=&page[starting_after]={line}"),
    team(ViewMoney, "POST /api/queries/balance_line", "account={platform}&id={line}"),
    team(ViewMoney, "POST /api/queries/transfers", "destination={*account}&page[starting_after]="),
    team(ViewMoney, "POST /api/queries/transfer", "id={*transfer}"),
    team(ViewMoney, "POST /api/queries/transfer_form", "draft[to]={*account}&draft[key]=k"),
    team(ViewMoney, "POST /api/queries/transfer_review",
        "draft[to]={*account}&draft[amount]=1.00&draft[currency]=usd&draft[key]=k"),
    team(ViewMoney, "POST /api/queries/topups", "page[starting_after]={topup}"),
    team(ViewMoney, "POST /api/queries/topup", "id={topup}"),
    team(ViewMoney, "POST /api/queries/topup_form", "draft[key]=k"),
    team(ViewMoney, "POST /api/queries/topup_review", "draft[amount]=1.00&draft[currency]=usd&draft[key]=k"),
    team(ViewMoney, "POST /api/queries/payment", "id={*payment}"),
    team(ViewMoney, "POST /api/queries/payout", "account={platform}&id={payout}&page[starting_after]="),
    team(ViewOutbox, "POST /api/queries/outbox", "page[starting_after]="),
    team_any("POST /api/queries/developers", "created=false"),
    owner(ViewMoney, "POST /api/queries/express/balances", ""),
    owner(ViewMoney, "POST /api/queries/express/earnings", "query[range]="),
    owner(ViewMoney, "POST /api/queries/express/recent", ""),
    owner(ViewMoney, "POST /api/queries/express/transactions", "query[page][starting_after]={line}"),
    owner(ViewMoney, "POST /api/queries/express/payments", "query[page][starting_after]={charge}"),
    owner(ViewMoney, "POST /api/queries/express/transaction", "id={line}"),
    owner(ViewMoney, "POST /api/queries/express/payment", "id={payment}"),
];
