//! Cards that customers paid with at the platform's own checkout, and what came of them.

use domain::actor::Actor;
use domain::id::PaymentId;
use domain::intent::IntentTerms;
use domain::metadata::Metadata;
use domain::money::{Currency, Money, Positive};
use domain::payment::TransferData;
use domain::refund::{NewRefund, RefundOf, RefundReason};
use service::intents::{Confirmation, NewIntent};
use service::{Ctx, intents, refunds};

use super::cast::{Fate, Kind};
use super::dice::Dice;
use super::sales::Shop;

/// Every how many days the checkout sells.
const EVERY: i64 = 2;
/// From which day on, counted back from the present: the checkout is new.
const DAYS: i64 = 36;
/// What the platform keeps, in percent.
const FEE: i64 = 10;

/// The card with which the nth sale is paid: most work.
fn card(sale: i64) -> &'static str {
    match sale % 12 {
        3 => "pm_card_chargeDeclinedInsufficientFunds",
        7 => "pm_card_createDispute",
        10 => "pm_card_mastercard",
        _ => "pm_card_visa",
    }
}

/// What the checkout sells on a day before the present.
pub async fn on_day(
    ctx: &Ctx,
    admin: &Actor,
    left: i64,
    shops: &[Shop],
    dice: &Dice,
) -> anyhow::Result<()> {
    if left > DAYS || left <= 0 || left % EVERY != 0 {
        return Ok(());
    }
    let able = |shop: &&Shop| {
        shop.cast.country == "US"
            && shop.cast.fate == Fate::Enabled
            && shop.cast.kind == Kind::Express
    };
    let sellers: Vec<&Shop> = shops.iter().filter(able).collect();
    let Some(shop) = dice.pick(&sellers) else {
        return Ok(());
    };
    let sale = left / EVERY;
    let cents = dice.between(2_000, 18_000) / 50 * 50;
    let charge = sell(ctx, admin, shop, cents, card(sale)).await?;
    match charge {
        Some(charge) if sale % 12 == 5 => give_back(ctx, admin, charge, cents / 2).await,
        _ => Ok(()),
    }
}

/// A destination charge for the shop. Answers the charge, unless the card was declined.
async fn sell(
    ctx: &Ctx,
    admin: &Actor,
    shop: &Shop,
    cents: i64,
    card: &str,
) -> anyhow::Result<Option<PaymentId>> {
    let order = format!("{}-C{cents}", shop.cast.prefix);
    let terms = IntentTerms {
        description: Some(format!("Order {order} at Meridian checkout")),
        application_fee_amount: Some(cents * FEE / 100),
        transfer_data: Some(TransferData {
            destination: shop.id.clone(),
            amount: None,
            description: Some(format!("Order {order}")),
            metadata: Metadata::default(),
        }),
        metadata: Metadata::from_pairs([("order", order)])?,
        ..IntentTerms::of(Positive::new(Money::new(cents, Currency::USD))?)
    };
    let new = NewIntent {
        terms,
        payment_method: Some(card.into()),
        return_url: None,
        use_stripe_sdk: false,
        confirm: Some(Confirmation::default()),
    };
    let made = intents::create(ctx, admin, &new, None).await?.value;
    Ok(match made.declined {
        None => made.intent.latest_charge,
        Some(_) => None,
    })
}

/// A part goes back to the customer, and the seller's part of it with it.
async fn give_back(ctx: &Ctx, admin: &Actor, charge: PaymentId, cents: i64) -> anyhow::Result<()> {
    let new = NewRefund {
        of: RefundOf::Payment(charge),
        amount: Some(cents),
        reason: Some(RefundReason::RequestedByCustomer),
        reverse_transfer: true,
        refund_application_fee: true,
        metadata: Metadata::default(),
    };
    refunds::create(ctx, admin, None, &new, None).await?;
    Ok(())
}
