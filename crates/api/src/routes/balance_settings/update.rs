//! `POST /v1/balance_settings`

use domain::account::{BalanceSettings, Change, MinimumChange, SettingsChange};
use service::balance_settings;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    params::{Params, integer},
    routes::{accounts::form::delay_days, schedule::schedule},
};

/// Changes the settings; what is not named stays.
pub async fn update(mut call: Call) -> Result<Answer> {
    let change = call.params.hash("payments", payments)?.unwrap_or_default();
    call.finish::<BalanceSettings>()?;
    let key = call.key();
    call.settle(balance_settings::update(&call.ctx, &call.actor, &change, key).await?)
        .await
}

fn payments(params: &mut Params) -> Result<SettingsChange> {
    let mut change = SettingsChange::default();
    let debit = params.boolean("debit_negative_balances")?;
    change.debit_negative_balances = debit.map_or(Change::Keep, Change::Set);
    params.hash("payouts", |payouts| {
        payouts.unsupported(&["automatic_transfer_rules_by_currency"])?;
        change.payout_statement_descriptor = payouts.change("statement_descriptor")?;
        change.payouts = payouts.hash("schedule", schedule)?.unwrap_or_default();
        change.minimum_balance = minimum_balance(payouts)?;
        Ok(())
    })?;
    params.hash("settlement_timing", |timing| {
        timing.unsupported(&["start_of_day"])?;
        let param = timing.name("delay_days_override");
        change.delay_days = match timing.change("delay_days_override")? {
            Change::Keep => Change::Keep,
            Change::Clear => Change::Clear,
            Change::Set(text) => Change::Set(delay_days(&param, &text)?),
        };
        Ok(())
    })?;
    Ok(change)
}

/// Amounts in minor units by currency; an empty one unsets its currency, nothing unsets all.
fn minimum_balance(params: &mut Params) -> Result<MinimumChange> {
    let name = "minimum_balance_by_currency";
    if params.is_text(name) {
        let param = params.name(name);
        return match params.change(name)? {
            Change::Clear => Ok(MinimumChange::Clear),
            _ => {
                let message = "Send amounts by currency, as in `[usd]=1000`.";
                Err(Problem::invalid(&param, "parameter_invalid", message))
            }
        };
    }
    let amounts = params.hash(name, |amounts| {
        let mut read = std::collections::BTreeMap::new();
        for code in amounts.names() {
            let param = amounts.name(&code);
            let currency = code
                .parse()
                .map_err(|error: domain::money::UnknownCurrency| {
                    Problem::invalid(&param, "parameter_invalid", error.to_string())
                })?;
            let amount = match amounts.change(&code)? {
                Change::Set(text) => Some(integer(&param, &text)?),
                Change::Keep | Change::Clear => None,
            };
            read.insert(currency, amount);
        }
        Ok(read)
    })?;
    Ok(amounts.map_or(MinimumChange::Keep, MinimumChange::Merge))
}
