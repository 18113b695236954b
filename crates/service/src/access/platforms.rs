//! Platforms.

use domain::{
    account::{
        Account, AccountKind, AccountStatus, BusinessProfile, Capabilities, Capability,
        CapabilityStatus, Collector, Controller, DashboardKind, FeePayer, LossesPayer,
        Requirements, Settings, TosAcceptance, Verification,
    },
    country::Country,
    id::AccountId,
    metadata::Metadata,
    text,
    time::Timestamp,
};
pub use store::platforms::Platform;

use crate::{Ctx, Error, Result};

/// Longest name, in characters.
pub const MAX_NAME: usize = 100;

/// What a platform is made with.
#[derive(Clone, Debug)]
pub struct NewPlatform {
    /// Its name, as its accounts see it.
    pub name: String,
    /// Where it is; decides its own currency.
    pub country: Country,
    /// Its contact address.
    pub email: Option<String>,
    /// Seconds that its test clock starts ahead of the wall clock.
    pub clock_offset: i64,
}

impl NewPlatform {
    /// Checks name and email.
    pub fn check(&self) -> Result<()> {
        if self.name.trim().is_empty() {
            let message = "Enter the name of the platform.";
            return Err(Error::invalid(
                "platform_name",
                "parameter_missing",
                message,
            ));
        }
        text::check(&self.name, MAX_NAME).map_err(|error| Error::text("platform_name", error))?;
        match &self.email {
            Some(email) => text::check_email(email).map_err(|error| Error::text("email", error)),
            None => Ok(()),
        }
    }
}

/// Makes a platform with its own account in both modes.
pub async fn create(ctx: &Ctx, new: &NewPlatform) -> Result<Platform> {
    new.check()?;
    let mut write = ctx.store.begin_write().await?;
    let platform = create_in(ctx, &mut write, new).await?;
    write.commit().await?;
    Ok(platform)
}

/// The same inside a transaction of the caller.
pub(crate) async fn create_in(
    ctx: &Ctx,
    write: &mut store::Write,
    new: &NewPlatform,
) -> Result<Platform> {
    new.check()?;
    let now = ctx.wall();
    let platform = Platform {
        id: AccountId::from_suffix(&ctx.ids.suffix(16)),
        name: new.name.trim().to_owned(),
        clock_offset: new.clock_offset,
    };
    store::platforms::insert(write, &platform, now).await?;
    for livemode in [false, true] {
        let created = if livemode {
            now
        } else {
            now.plus(new.clock_offset)
        };
        store::accounts::insert(write, &own_account(&platform, new, livemode, created)).await?;
    }
    Ok(platform)
}

fn own_account(
    platform: &Platform,
    new: &NewPlatform,
    livemode: bool,
    created: Timestamp,
) -> Account {
    let capabilities: Capabilities = [Capability::CardPayments, Capability::Transfers]
        .into_iter()
        .map(|capability| (capability, CapabilityStatus::Active))
        .collect();
    Account {
        id: platform.id.clone(),
        platform: platform.id.clone(),
        livemode,
        kind: AccountKind::Standard,
        controller: Controller {
            dashboard: DashboardKind::Full,
            fees: FeePayer::Account,
            losses: LossesPayer::Stripe,
            collection: Collector::Stripe,
        },
        country: new.country,
        default_currency: new.country.currency(),
        email: new.email.clone(),
        business_type: None,
        business_profile: BusinessProfile {
            name: Some(platform.name.clone()),
            ..Default::default()
        },
        company: None,
        individual: None,
        capabilities,
        tos_acceptance: TosAcceptance::default(),
        bank_accounts: Vec::new(),
        debit_cards: Vec::new(),
        settings: Settings::default(),
        verification: Verification {
            details_submitted: true,
            ..Default::default()
        },
        requirements: Requirements::default(),
        charges_enabled: true,
        payouts_enabled: true,
        status: AccountStatus::Enabled,
        metadata: Metadata::default(),
        created,
    }
}

/// The platform with this id.
pub async fn get(ctx: &Ctx, id: &AccountId) -> Result<Platform> {
    let mut read = ctx.store.read().await?;
    let found = store::platforms::find(&mut read, id).await?;
    found.ok_or_else(|| Error::not_found("platform", id, "platform"))
}

/// Every platform, the oldest first.
pub async fn all(ctx: &Ctx) -> Result<Vec<Platform>> {
    let mut read = ctx.store.read().await?;
    Ok(store::platforms::all(&mut read).await?)
}
