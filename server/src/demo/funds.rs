//! The platform's own money: funds it adds, and funds it sends.

use domain::actor::Actor;
use domain::id::AccountId;
use domain::metadata::Metadata;
use domain::money::{Currency, Money, Positive};
use domain::topup::NewTopup;
use domain::transfer::NewTransfer;
use service::{Ctx, balances, topups, transfers};

use super::cast::Fate;
use super::dice::Dice;
use super::sales::Shop;

/// What the platform has available in the end, in cents.
pub const FINAL_BALANCE: i64 = 4_821_055;
/// Days between two top-ups, and between two rounds of transfers.
const TOPUP_EVERY: i64 = 30;
const TRANSFERS_EVERY: i64 = 9;
/// The day on which the bank refused.
const REFUSED: i64 = 200;
/// Why the platform sends funds, with the smallest and the largest amount in cents.
const REASONS: &[(&str, i64, i64)] = &[
    ("Referral bonus", 2_500, 10_000),
    ("Shipping damage covered by Meridian", 1_200, 18_000),
    ("Holiday campaign contribution", 15_000, 60_000),
    ("Refund of a listing fee", 900, 4_900),
    ("Featured seller bonus", 20_000, 75_000),
];

/// What the platform does with its money on that day.
pub async fn on_day(
    ctx: &Ctx,
    admin: &Actor,
    day: i64,
    shops: &[Shop],
    dice: &Dice,
) -> anyhow::Result<()> {
    if day % TOPUP_EVERY == 1 {
        let amount = 150_000 + i64::from(dice.below(20)) * 5_000;
        top_up(
            ctx,
            admin,
            amount,
            None,
            &format!("Monthly funding, round {}", day / 30 + 1),
        )
        .await?;
    }
    if day == REFUSED {
        let source = Some("btok_us_verified_insufficientFunds");
        top_up(ctx, admin, 1_200_000, source, "Extra funding").await?;
    }
    if day % TRANSFERS_EVERY == 5 {
        send(ctx, admin, shops, dice).await?;
    }
    Ok(())
}

/// Brings the available balance to [`FINAL_BALANCE`] with one last top-up or nothing.
pub async fn finish(ctx: &Ctx, admin: &Actor) -> anyhow::Result<()> {
    let available = available(ctx, admin).await?;
    let missing = FINAL_BALANCE - available;
    if missing > 0 {
        top_up(ctx, admin, missing, None, "Funding for the holidays").await?;
    }
    Ok(())
}

/// What the platform has available in its own currency, in cents.
pub async fn available(ctx: &Ctx, admin: &Actor) -> anyhow::Result<i64> {
    let all = balances::get(ctx, admin).await?;
    let own = all.iter().find(|balance| balance.currency == Currency::USD);
    Ok(own.map_or(0, |balance| balance.available))
}

async fn top_up(
    ctx: &Ctx,
    admin: &Actor,
    cents: i64,
    source: Option<&str>,
    description: &str,
) -> anyhow::Result<()> {
    let new = NewTopup {
        amount: Positive::new(Money::new(cents, Currency::USD))?,
        source: source.map(str::to_owned),
        description: Some(description.to_owned()),
        statement_descriptor: Some("MERIDIAN".to_owned()),
        transfer_group: None,
        metadata: Metadata::default(),
    };
    topups::create(ctx, admin, &new, None).await?;
    Ok(())
}

async fn send(ctx: &Ctx, admin: &Actor, shops: &[Shop], dice: &Dice) -> anyhow::Result<()> {
    let able = |shop: &&Shop| shop.cast.country == "US" && shop.cast.fate == Fate::Enabled;
    let receivers: Vec<&Shop> = shops.iter().filter(able).collect();
    let Some(shop) = dice.pick(&receivers) else {
        return Ok(());
    };
    let Some((reason, low, high)) = dice.pick(REASONS) else {
        return Ok(());
    };
    let cents = dice.between(*low, *high) / 50 * 50;
    if cents > available(ctx, admin).await? {
        return Ok(());
    }
    transfer(ctx, admin, &shop.id, cents, reason).await
}

async fn transfer(
    ctx: &Ctx,
    admin: &Actor,
    destination: &AccountId,
    cents: i64,
    reason: &str,
) -> anyhow::Result<()> {
    let amount = Positive::new(Money::new(cents, Currency::USD))?;
    let new = NewTransfer {
        description: Some(reason.to_owned()),
        metadata: Metadata::from_pairs([("reason", reason)])?,
        ..NewTransfer::new(amount, destination.clone())
    };
    transfers::create(ctx, admin, &new, None).await?;
    Ok(())
}
