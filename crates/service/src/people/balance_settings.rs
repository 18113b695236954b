//! How balances are handled: when they are paid out, what stays, whether a bank may be debited.

use domain::{
    account::{Account, AccountChange, SettingsChange},
    actor::{Actor, Permission},
};

use crate::{
    Ctx, Error, Idempotency, Reply, Result,
    people::accounts::{Update, change_error},
    rights::authorize,
    work::run_keyed,
};

/// The account that acts; its settings are the balance settings.
pub async fn get(ctx: &Ctx, actor: &Actor) -> Result<Account> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::accounts::find(&mut read, &scope, scope.owner()).await?;
    found.ok_or_else(|| Error::not_found("account", scope.owner(), "account"))
}

/// Changes the settings of the account that acts. What is not in the change stays.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    settings: &SettingsChange,
    key: Option<Idempotency<'_, Account>>,
) -> Result<Reply<Account>> {
    let scope = authorize::owner(actor, Permission::EditAccounts)?;
    let change = AccountChange {
        settings: settings.clone(),
        ..AccountChange::default()
    };
    change
        .check()
        .map_err(|error| renamed(change_error(error)))?;
    let work = Update {
        id: scope.owner(),
        change: &change,
    };
    run_keyed(ctx, actor, &scope, key, &work)
        .await
        .map_err(renamed)
}

/// The same error at the parameter as it is called here.
fn renamed(error: Error) -> Error {
    let Error::Invalid {
        param,
        code,
        message,
    } = error
    else {
        return error;
    };
    let param = if param == "settings[payouts][schedule][delay_days]" {
        "payments[settlement_timing][delay_days_override]".to_owned()
    } else if param == "minimum_balance_by_currency" {
        format!("payments[payouts][{param}]")
    } else {
        param.replacen("settings[payouts]", "payments[payouts]", 1)
    };
    Error::Invalid {
        param,
        code,
        message,
    }
}
