//! Tokens of bank accounts, and using a token of either kind as a place to pay out to.

use domain::{
    account::{AccountChange, BankAccount},
    actor::{Actor, Permission},
    external_account::{BankAccountToken, DebitCard, ExternalAccount, debit_card_of},
    id::{CardId, TokenId},
};

use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work,
    people::{network, payment_methods},
    rights::authorize,
    work::run_keyed,
};

/// The parameter that names a token.
const PARAM: &str = "external_account";

/// Keeps a bank account of whoever acts as a token, which stands for it once. Test mode only.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    bank: &BankAccount,
    key: Option<Idempotency<'_, BankAccountToken>>,
) -> Result<Reply<BankAccountToken>> {
    let scope = authorize::owner(actor, Permission::EditAccounts)?;
    network::check_connected(&scope)?;
    run_keyed(ctx, actor, &scope, key, &Create(bank)).await
}

struct Create<'a>(&'a BankAccount);

impl Work for Create<'_> {
    type Output = BankAccountToken;
    const ACTION: &'static str = "token.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<BankAccountToken> {
        let token = BankAccountToken {
            id: unit.id(TokenId::from_suffix),
            account: unit.scope.owner().clone(),
            bank: self.0.clone(),
            used: false,
            created: unit.now,
        };
        unit.about(token.id.as_str());
        store::tokens::insert(&mut unit.write, unit.scope, &token).await?;
        Ok(token)
    }
}

/// A token of whoever acts, used or not.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &TokenId) -> Result<BankAccountToken> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::tokens::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("token", id, "id"))
}

/// The change with the bank account or card that its token stands for, which is used by it.
pub(crate) async fn redeemed(unit: &mut Unit<'_>, change: &AccountChange) -> Result<AccountChange> {
    let mut change = change.clone();
    if let Some(named) = change.external_token.take() {
        change.external_account = Some(redeem(unit, &named).await?);
    }
    Ok(change)
}

/// Uses a token of whoever acts: of a bank account, or of a debit card.
pub(crate) async fn redeem(unit: &mut Unit<'_>, named: &str) -> Result<ExternalAccount> {
    match named.parse() {
        Ok(id) => bank(unit, &id).await.map(ExternalAccount::Bank),
        Err(_) => card(unit, named).await.map(ExternalAccount::Card),
    }
}

async fn bank(unit: &mut Unit<'_>, id: &TokenId) -> Result<BankAccount> {
    let scope = authorize::acting(unit.actor);
    let found = store::tokens::hold(&mut unit.write, &scope, id).await?;
    let mut token = found.ok_or_else(|| Error::not_found("token", id, PARAM))?;
    if token.used {
        return Err(payment_methods::used_token(PARAM));
    }
    token.used = true;
    store::tokens::update(&mut unit.write, &scope, &token).await?;
    Ok(token.bank)
}

async fn card(unit: &mut Unit<'_>, named: &str) -> Result<DebitCard> {
    let scope = authorize::acting(unit.actor);
    let method = payment_methods::redeem(unit, &scope, named, PARAM).await?;
    let facts = debit_card_of(method.card)
        .map_err(|error| Error::refused(error.code(), Some(PARAM), error.to_string()))?;
    let id = method.id.as_str();
    let suffix = id.split_once('_').map_or(id, |(_, suffix)| suffix);
    Ok(DebitCard {
        address: method.billing.address,
        ..DebitCard::new(CardId::from_suffix(suffix), facts, method.billing.name)
    })
}
