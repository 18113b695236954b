//! Writing new accounts.

use domain::account::Account;

use super::{search, sort_name};
use crate::{
    Conn, Result,
    row::{flag, to_document},
    sql::Rows,
};

const NEW: Rows = Rows::Text {
    table: "accounts",
    head: "INSERT INTO accounts (id, platform_id, livemode, is_platform, kind, country,
        default_currency, sort_name, status, created, doc, words) VALUES ",
    tail: "",
};

const FIGURES: Rows = Rows::Text {
    table: "account_figures",
    head: "INSERT INTO account_figures (account_id, platform_id, livemode, currency) VALUES ",
    tail: "",
};

/// Writes a new account. What will stand beside it begins with nothing.
pub async fn insert(conn: &mut Conn, account: &Account) -> Result<()> {
    NEW.row()
        .bind(account.id.as_str())
        .bind(account.platform.as_str())
        .bind(flag(account.livemode))
        .bind(flag(account.is_platform()))
        .bind(account.kind.name())
        .bind(account.country.code())
        .bind(account.default_currency.code())
        .bind(sort_name(account))
        .bind(account.status.name())
        .bind(account.created.unix())
        .bind(to_document("accounts", account)?)
        .bind(search::column(account))
        .write(conn)
        .await?;
    if account.is_platform() {
        return Ok(());
    }
    FIGURES
        .row()
        .bind(account.id.as_str())
        .bind(account.platform.as_str())
        .bind(flag(account.livemode))
        .bind(account.default_currency.code())
        .write(conn)
        .await
}
