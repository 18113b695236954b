//! Making a connected account.

use domain::{
    account::{
        self, Account, AccountStatus, BusinessProfile, NewAccount, Requirements, Settings,
        TosAcceptance, Verification,
    },
    actor::{Actor, Permission, Tenant},
    event::EventKind,
    id::AccountId,
    metadata::Metadata,
    time::Timestamp,
};

use super::{
    phones,
    rules::{change_error, check_capabilities, check_delay},
};
use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work,
    people::{destinations, tokens},
    reading::earnings,
    rights::authorize,
    work::run_keyed,
};

/// Makes a connected account.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    new: &NewAccount,
    key: Option<&Key>,
) -> Result<Reply<Account>> {
    let scope = authorize::platform(actor, Permission::CreateAccounts)?;
    check(new)?;
    run_keyed(ctx, actor, &scope, key, &Create(new)).await
}

struct Create<'a>(&'a NewAccount);

impl Work for Create<'_> {
    type Output = Account;
    const ACTION: &'static str = "account.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Account> {
        let id = AccountId::from_suffix(&unit.ctx.ids.suffix(16));
        let new = NewAccount {
            fields: tokens::redeemed(unit, &self.0.fields).await?,
            ..self.0.clone()
        };
        let account = build(&new, id, unit.scope.tenant(), unit.now)?;
        unit.about(account.id.as_str());
        check_delay(unit, &account, &self.0.fields).await?;
        store::accounts::insert(&mut unit.write, &account).await?;
        let bare = Account {
            bank_accounts: Vec::new(),
            debit_cards: Vec::new(),
            ..account.clone()
        };
        destinations::tell(unit, &bare, &account).await?;
        unit.tell(EventKind::AccountUpdated, &account, None).await?;
        Ok(account)
    }

    fn remembered(account: &Account) -> Option<Account> {
        account.without_identity()
    }
}

/// Checks what can be checked without the store.
pub(super) fn check(new: &NewAccount) -> Result<()> {
    let refuse = |message: String| Error::invalid("controller", "parameter_invalid", message);
    new.controller
        .check()
        .map_err(|error| refuse(error.to_string()))?;
    new.fields.check().map_err(change_error)?;
    if let Some(zone) = new.fields.settings.time_zone.value() {
        earnings::check_time_zone(zone)?;
    }
    check_capabilities(|capability| new.fields.capabilities.get(&capability) == Some(&true))
}

/// The account that `new` makes, with everything computed at `now`.
pub(crate) fn build(
    new: &NewAccount,
    id: AccountId,
    tenant: &Tenant,
    now: Timestamp,
) -> Result<Account> {
    let country = new.country;
    let fields = phones::dialled(&new.fields, country, tenant.livemode)?;
    if let Some(new) = &fields.external_account {
        destinations::check_place(country, new)?;
    }
    let mut account = Account {
        id,
        platform: tenant.platform.clone(),
        livemode: tenant.livemode,
        kind: new.kind,
        controller: new.controller,
        country,
        default_currency: country.currency(),
        email: None,
        business_type: None,
        business_profile: BusinessProfile::default(),
        company: None,
        individual: None,
        capabilities: Default::default(),
        tos_acceptance: TosAcceptance::default(),
        bank_accounts: Vec::new(),
        debit_cards: Vec::new(),
        settings: Settings::default(),
        verification: Verification::default(),
        requirements: Requirements::default(),
        charges_enabled: false,
        payouts_enabled: false,
        status: AccountStatus::Pending,
        metadata: Metadata::default(),
        created: now,
    };
    fields.apply(&mut account, now).map_err(change_error)?;
    account::refresh(&mut account, now);
    Ok(account)
}
