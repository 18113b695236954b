//! Adding a bank account or a debit card.

use domain::{
    actor::{Actor, Permission},
    external_account::ExternalAccount,
    id::AccountId,
    metadata::Metadata,
};

use crate::people::destinations::{
    check_expiry, check_limit, check_new, check_place, hold_account, may_change,
};
use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work,
    people::{accounts::save, tokens},
    rights::authorize,
    work::run_keyed,
};

/// How a bank account or card is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// As it is.
    Whole(Box<ExternalAccount>),
    /// By a token, which is used by it.
    Token(String),
}

impl From<ExternalAccount> for Sent {
    fn from(it: ExternalAccount) -> Self {
        Self::Whole(Box::new(it))
    }
}

/// What is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewExternalAccount {
    /// The bank account or card.
    pub external_account: Sent,
    /// Whether payouts in its currency go there. The first of a currency is the default anyway.
    pub default_for_currency: bool,
    /// The platform's own pairs.
    pub metadata: Metadata,
}

/// Adds a bank account or debit card.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    account: &AccountId,
    new: &NewExternalAccount,
    key: Option<&Key>,
) -> Result<Reply<ExternalAccount>> {
    let scope = authorize::account(actor, Permission::EditPayoutDestinations, account)?;
    run_keyed(ctx, actor, &scope, key, &Create { account, new }).await
}

struct Create<'a> {
    account: &'a AccountId,
    new: &'a NewExternalAccount,
}

impl Work for Create<'_> {
    type Output = ExternalAccount;
    const ACTION: &'static str = "external_account.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<ExternalAccount> {
        let before = hold_account(unit, self.account).await?;
        may_change(unit.actor, &before)?;
        check_limit(&before)?;
        let mut new = match &self.new.external_account {
            Sent::Whole(it) => (**it).clone(),
            Sent::Token(named) => tokens::redeem(unit, named).await?,
        };
        let id = new.id().to_owned();
        unit.about(&id);
        check_new(&before, &new)?;
        check_place(before.country, &new)?;
        check_expiry(&new, unit.now)?;
        let kept = match &mut new {
            ExternalAccount::Bank(bank) => &mut bank.metadata,
            ExternalAccount::Card(card) => &mut card.metadata,
        };
        // Pairs may stand inside of what was sent, or beside it.
        if !self.new.metadata.is_empty() {
            *kept = self.new.metadata.clone();
        }
        let mut after = before.clone();
        after.add_external_account(new, self.new.default_for_currency);
        let after = save(unit, before, after).await?;
        let found = after.external_account(&id);
        found.ok_or_else(|| Error::not_found("external account", &id, "id"))
    }
}
