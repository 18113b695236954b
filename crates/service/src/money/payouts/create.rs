//! Payouts that somebody asks for.

use domain::{
    account::Account,
    actor::{Actor, Permission},
    external_account::ExternalAccount,
    id::AccountId,
    money::{Currency, Money},
    payout::{MAX_DESCRIPTION, Movement, NewPayout, Payout, PayoutMethod, PayoutStatus, schedule},
    statement::Statement,
    text,
};

use super::make::{Lines, Plan, make};
use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work, reading::earnings, rights::authorize,
    work::run_keyed,
};

/// Where the days of limits begin.
const ZONE_OF_LIMITS: &str = "America/Chicago";

/// Pays out from the available balance of `account`, else of whoever acts.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    new: &NewPayout,
    key: Option<&Key>,
) -> Result<Reply<Payout>> {
    let scope = authorize::account_or_owner(actor, Permission::PayOut, account)?;
    check(new)?;
    run_keyed(ctx, actor, &scope, key, &Create(new)).await
}

fn check(new: &NewPayout) -> Result<()> {
    let description = new.description.as_deref().unwrap_or_default();
    text::check(description, MAX_DESCRIPTION).map_err(|error| Error::text("description", error))?;
    let shown = new.statement_descriptor.as_deref();
    Error::check_statement("statement_descriptor", shown, Statement::Payout)?;
    Error::check_step("amount", new.amount, new.amount.currency().payout_step())
}

struct Create<'a>(&'a NewPayout);

impl Work for Create<'_> {
    type Output = Payout;
    const ACTION: &'static str = "payout.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Payout> {
        let new = self.0;
        let owner = unit.scope.owner().clone();
        let account = store::accounts::find(&mut unit.write, unit.scope, &owner)
            .await?
            .ok_or_else(|| Error::not_found("account", &owner, "account"))?;
        if !account.payouts_enabled {
            return Err(Error::refused(
                "payouts_not_allowed",
                None,
                "Payouts are not enabled for this account. Its requirements say what is missing.",
            ));
        }
        let destination = self.destination(&account)?;
        let fee = self.cover(unit, &owner).await?;
        if new.method == PayoutMethod::Instant {
            self.check_instant(unit, &account, &destination).await?;
        }
        let text = |value: &Option<String>| value.clone().filter(|text| !text.is_empty());
        let plan = Plan::new(&account, &destination, Movement::out(new.amount));
        let own_words = plan.statement_descriptor.clone();
        let plan = Plan {
            fee,
            method: new.method,
            lines: Lines::Enough,
            description: text(&new.description),
            statement_descriptor: text(&new.statement_descriptor).or(own_words),
            metadata: new.metadata.clone(),
            ..plan
        };
        make(unit, &plan).await
    }
}

impl Create<'_> {
    fn currency(&self) -> Currency {
        self.0.amount.currency()
    }

    fn destination(&self, account: &Account) -> Result<ExternalAccount> {
        let currency = self.currency();
        if account.livemode {
            return Err(Error::refused(
                "bank_account_unusable",
                Some("destination"),
                "No bank is connected in live mode, so nothing can be paid out yet.",
            ));
        }
        let usual = account.default_external_account(currency).ok_or_else(|| {
            Error::refused(
                "bank_account_unusable",
                Some("currency"),
                format!("There is no bank account or debit card for payouts in {currency}."),
            )
        })?;
        let Some(id) = &self.0.destination else {
            return Ok(usual);
        };
        let found = account
            .external_account(id)
            .ok_or_else(|| Error::not_found("external account", id, "destination"))?;
        if found.currency() == currency {
            return Ok(found);
        }
        Err(Error::refused(
            "parameter_invalid",
            Some("destination"),
            format!(
                "This destination takes {}, not {currency}.",
                found.currency()
            ),
        ))
    }

    /// Holds the balance and checks that it covers amount and fee. Answers the fee.
    async fn cover(&self, unit: &mut Unit<'_>, owner: &AccountId) -> Result<Money> {
        let (amount, currency) = (self.0.amount, self.currency());
        let instant = self.0.method == PayoutMethod::Instant;
        let pricing = &unit.ctx.config.pricing;
        let fee = if instant {
            pricing.instant_fee(amount)?
        } else {
            Money::zero(currency)
        };
        let least = schedule::minimum_payout(currency);
        let (write, scope) = (&mut unit.write, unit.scope);
        let available = store::ledger::hold_available(write, scope, owner, currency).await?;
        if amount.money().checked_add(fee)?.minor() > available {
            return Err(Error::refused(
                "balance_insufficient",
                Some("amount"),
                "The available balance is less than the amount and its fee.",
            ));
        }
        if amount.minor() < least {
            return Err(too_small(Money::new(least, currency)));
        }
        Ok(fee)
    }

    /// Where instant payouts go, and how large they can be. The balance is held, so
    /// that two payouts cannot share what is left of a day.
    async fn check_instant(
        &self,
        unit: &mut Unit<'_>,
        account: &Account,
        destination: &ExternalAccount,
    ) -> Result<()> {
        let (amount, currency) = (self.0.amount.money(), self.currency());
        let unsupported = |message: &str| {
            let code = "instant_payouts_unsupported";
            Err(Error::refused(code, Some("destination"), message))
        };
        if !destination.is_instant() {
            return unsupported("This bank account or debit card does not take instant payouts.");
        }
        if destination.country() != account.country {
            return unsupported("Instant payouts stay in the country of the account.");
        }
        if currency != account.country.currency() {
            let message = format!("Payouts in {currency} cannot be instant for this account.");
            let code = "instant_payouts_currency_disabled";
            return Err(Error::refused(code, Some("currency"), message));
        }
        let pricing = &unit.ctx.config.pricing;
        let least = pricing.instant_minimum(currency);
        if amount.minor() < least.minor() {
            return Err(too_small(least));
        }
        if let Some(most) = pricing.instant_maximum(currency)
            && amount.minor() > most.minor()
        {
            let message = format!("An instant payout can be {most} at most.");
            return Err(Error::refused("amount_too_large", Some("amount"), message));
        }
        let Some(most) = pricing.instant_daily(currency) else {
            return Ok(());
        };
        let today = sent_today(unit, &account.id, currency).await?;
        if today.saturating_add(amount.minor()) <= most.minor() {
            return Ok(());
        }
        Err(Error::refused(
            "instant_payouts_limit_exceeded",
            Some("amount"),
            format!("Instant payouts of one day can be {most} at most. Try again tomorrow."),
        ))
    }
}

/// What went out instantly since midnight where the limits of a day begin, in minor units.
async fn sent_today(unit: &mut Unit<'_>, owner: &AccountId, currency: Currency) -> Result<i64> {
    let local = unit
        .now
        .plus(earnings::offset_at(ZONE_OF_LIMITS, unit.now).into());
    let midnight = earnings::day_start(ZONE_OF_LIMITS, local.date());
    let (write, scope) = (&mut unit.write, unit.scope);
    let made = store::payouts::made_since(write, scope, owner, currency, midnight).await?;
    let counts = |it: &&Payout| {
        let gone = matches!(it.status, PayoutStatus::Failed | PayoutStatus::Canceled);
        it.method == PayoutMethod::Instant && !gone
    };
    let amounts = made.iter().filter(counts).map(|it| it.moves.amount.minor());
    Ok(amounts.fold(0, i64::saturating_add))
}

fn too_small(least: Money) -> Error {
    let message = format!("The amount must be at least {least}.");
    Error::refused("amount_too_small", Some("amount"), message)
}
