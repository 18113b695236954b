//! Changing a bank account or a debit card.

use domain::{
    account::{AddressChange, Text},
    actor::{Actor, Permission},
    external_account::ExternalAccount,
    id::{AccountId, CardId},
    metadata::{Metadata, Patch},
    text,
    time::Timestamp,
};

use crate::people::destinations::{hold_account, may_change};
use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work, people::accounts::save, rights::authorize,
    work::run_keyed,
};

/// Longest name of a holder, in characters.
const MAX_NAME: usize = 200;

/// What changes. The default changes nothing. Numbers never change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExternalAccountChange {
    /// Whether payouts in its currency go there. It stops being the default when another becomes
    /// it, so `false` is refused for the default one.
    pub default_for_currency: Option<bool>,
    /// Who holds it.
    pub holder_name: Text,
    /// `individual` or `company`; bank accounts only.
    pub holder_type: Text,
    /// What kind of account the bank keeps; bank accounts only.
    pub account_type: Text,
    /// Where its holder lives; cards only.
    pub address: AddressChange,
    /// The last month in which it is valid, from 1; cards only.
    pub exp_month: Option<i64>,
    /// The year of that month; cards only.
    pub exp_year: Option<i64>,
    /// The platform's own pairs.
    pub metadata: Patch,
}

impl ExternalAccountChange {
    /// Whether somebody looked after what payouts need: after a failed one, automatic payouts go
    /// on.
    fn renews(&self) -> bool {
        !self.holder_name.is_keep()
            || !self.holder_type.is_keep()
            || !self.account_type.is_keep()
            || self.exp_month.is_some()
            || self.exp_year.is_some()
    }
}

/// Changes a bank account or debit card.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    account: &AccountId,
    id: &str,
    change: &ExternalAccountChange,
    key: Option<&Key>,
) -> Result<Reply<ExternalAccount>> {
    let scope = authorize::account(actor, Permission::EditPayoutDestinations, account)?;
    if let Some(name) = change.holder_name.value() {
        let param = if id.starts_with(CardId::PREFIX) {
            "name"
        } else {
            "account_holder_name"
        };
        text::check(name, MAX_NAME).map_err(|error| Error::text(param, error))?;
    }
    let work = Update {
        account,
        id,
        change,
    };
    run_keyed(ctx, actor, &scope, key, &work).await
}

struct Update<'a> {
    account: &'a AccountId,
    id: &'a str,
    change: &'a ExternalAccountChange,
}

impl Work for Update<'_> {
    type Output = ExternalAccount;
    const ACTION: &'static str = "external_account.update";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<ExternalAccount> {
        unit.about(self.id);
        let absent = || Error::not_found("external account", self.id, "id");
        let before = hold_account(unit, self.account).await?;
        let mut it = before.external_account(self.id).ok_or_else(absent)?;
        may_change(unit.actor, &before)?;
        self.apply(&mut it, unit.now)?;
        let mut after = before.clone();
        after.replace_external_account(it.clone());
        match self.change.default_for_currency {
            Some(true) => {
                after.make_default(self.id);
            }
            Some(false) if it.is_default() => {
                let message = "Make another one the default instead.";
                return Err(Error::invalid(
                    "default_for_currency",
                    "parameter_invalid",
                    message,
                ));
            }
            _ => {}
        }
        let after = save(unit, before, after).await?;
        after.external_account(self.id).ok_or_else(absent)
    }
}

impl Update<'_> {
    fn apply(&self, it: &mut ExternalAccount, now: Timestamp) -> Result<()> {
        let change = self.change;
        if change.renews() {
            it.set_errored(false);
        }
        match it {
            ExternalAccount::Bank(bank) => {
                change.holder_name.apply(&mut bank.holder_name);
                change.holder_type.apply(&mut bank.holder_type);
                change.account_type.apply(&mut bank.account_type);
                bank.metadata = patched(&bank.metadata, &change.metadata)?;
            }
            ExternalAccount::Card(card) => {
                change.holder_name.apply(&mut card.holder_name);
                change.address.apply(&mut card.address);
                let (month, year) = (
                    change.exp_month.unwrap_or_else(|| card.exp_month.into()),
                    change.exp_year.unwrap_or_else(|| card.exp_year.into()),
                );
                if change.exp_month.is_some() || change.exp_year.is_some() {
                    (card.exp_month, card.exp_year) = expiry(month, year, now)?;
                }
                card.metadata = patched(&card.metadata, &change.metadata)?;
            }
        }
        Ok(())
    }
}

fn patched(metadata: &Metadata, patch: &Patch) -> Result<Metadata> {
    metadata.patched(patch).map_err(Error::metadata)
}

/// A month that has not passed.
fn expiry(month: i64, year: i64, now: Timestamp) -> Result<(u8, u16)> {
    let today = now.date();
    let this = (i64::from(today.year()), i64::from(today.month()));
    let month_of = u8::try_from(month).ok().filter(|it| (1..=12).contains(it));
    let year_of = u16::try_from(year).ok().filter(|it| *it <= 9_999);
    match (month_of, year_of) {
        (None, _) => Err(Error::invalid(
            "exp_month",
            "invalid_expiry_month",
            "Send a month from 1 to 12.",
        )),
        (Some(month_of), Some(year_of)) if (year, month) >= this => Ok((month_of, year_of)),
        _ => Err(Error::invalid(
            "exp_year",
            "invalid_expiry_year",
            "The card has expired.",
        )),
    }
}
