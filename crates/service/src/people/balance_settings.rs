//! How balances are handled: when they are paid out, what stays, whether a bank may be debited.

use domain::{
    account::{AccountChange, BalanceSettings, SettingsChange},
    actor::{Actor, Permission},
};

use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work,
    people::accounts::{Update, change_error},
    rights::authorize,
    work::run_keyed,
};

/// The settings of the account that acts.
pub async fn get(ctx: &Ctx, actor: &Actor) -> Result<BalanceSettings> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::accounts::find(&mut read, &scope, scope.owner()).await?;
    let account = found.ok_or_else(|| Error::not_found("account", scope.owner(), "account"))?;
    Ok(BalanceSettings::from(&account))
}

/// Changes the settings of the account that acts. What is not in the change stays.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    settings: &SettingsChange,
    key: Option<&Key>,
) -> Result<Reply<BalanceSettings>> {
    let scope = authorize::owner(actor, Permission::EditAccounts)?;
    let change = AccountChange {
        settings: settings.clone(),
        ..AccountChange::default()
    };
    change
        .check()
        .map_err(|error| renamed(change_error(error)))?;
    let work = UpdateSettings(Update {
        id: scope.owner(),
        change: &change,
    });
    run_keyed(ctx, actor, &scope, key, &work)
        .await
        .map_err(renamed)
}

/// A change of an account that tells of its settings alone.
struct UpdateSettings<'a>(Update<'a>);

impl Work for UpdateSettings<'_> {
    type Output = BalanceSettings;
    const ACTION: &'static str = Update::ACTION;

    async fn run(&self, unit: &mut Unit<'_>) -> Result<BalanceSettings> {
        let account = self.0.run(unit).await?;
        Ok(BalanceSettings::from(&account))
    }
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
