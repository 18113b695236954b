//! An example of every recipe.

use domain::{
    id::AccountId,
    ledger::{
        Posting,
        recipes::{self, Charge, FeeOn, RefundFrom, State},
    },
    money::{Currency, Money, Positive},
};

fn usd(minor: i64) -> Positive {
    Positive::new(Money::new(minor, Currency::USD)).unwrap()
}

/// One use of a recipe.
#[derive(Clone)]
pub struct Example {
    /// Which recipe.
    pub recipe: &'static str,
    /// In which case, where there are several.
    pub case: &'static str,
    /// What happened.
    pub event: &'static str,
    /// What the recipe makes of it.
    pub postings: Vec<Posting>,
}

/// The example is named after the recipe that it calls.
macro_rules! example {
    ($recipe:ident($($given:expr),* $(,)?), $case:literal, $event:literal) => {
        Example {
            recipe: stringify!($recipe),
            case: $case,
            event: $event,
            postings: recipes::$recipe($($given),*).unwrap(),
        }
    };
}

fn platform() -> AccountId {
    "acct_platform".parse().unwrap()
}

fn seller() -> AccountId {
    "acct_seller".parse().unwrap()
}

fn money(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

/// Each recipe with an example.
pub fn examples() -> Vec<Example> {
    [
        payments(),
        sales(),
        transfers(),
        refunds(),
        disputes(),
        payouts(),
        balances(),
    ]
    .concat()
}

fn payments() -> Vec<Example> {
    let (platform, seller, fee) = (platform(), seller(), money(1_230));
    vec![
        example!(
            payment(&platform, &seller, usd(10_000), fee, State::Pending),
            "",
            "A payment of 100.00 USD with a fee of 12.30 USD is recorded; its settlement date lies ahead."
        ),
        example!(
            payment(&platform, &seller, usd(10_000), fee, State::Available),
            "settled",
            "The same payment, recorded after its settlement date."
        ),
        example!(
            settlement(&seller, usd(8_770)),
            "",
            "The settlement date of the seller's 87.70 USD comes."
        ),
        example!(
            settlement_owed(&seller, usd(1_550)),
            "",
            "The settlement date of a balance transaction of -15.50 USD comes: a refund of a charge that had not settled."
        ),
    ]
}

/// The five flows of a sale of 100.00 with processing at 3.20 and an application fee of 12.30.
fn sales() -> Vec<Example> {
    let (platform, seller) = (platform(), seller());
    let direct = Charge {
        platform: &platform,
        merchant: &seller,
        gross: usd(10_000),
        processing: money(320),
        fee_on: FeeOn::Merchant,
        destination: None,
        application_fee: money(1_230),
        state: State::Pending,
    };
    let whole = Charge {
        merchant: &platform,
        destination: Some((&seller, usd(10_000))),
        ..direct
    };
    let part = Charge {
        destination: Some((&seller, usd(8_770))),
        application_fee: money(0),
        ..whole
    };
    let own = Charge {
        destination: None,
        ..part
    };
    vec![
        example!(
            charge(&direct),
            "direct",
            "A card is charged 100.00 USD on the seller's account; the seller pays for processing."
        ),
        example!(
            charge(&Charge {
                fee_on: FeeOn::Platform,
                ..direct
            }),
            "direct, the platform pays for processing",
            "The same on an account that pays no fees."
        ),
        example!(
            charge(&whole),
            "destination with an application fee",
            "A card is charged 100.00 USD on the platform, for the seller."
        ),
        example!(
            charge(&part),
            "destination with an amount",
            "The same, and 87.70 USD of it are for the seller."
        ),
        example!(
            charge(&own),
            "on the platform",
            "A card is charged on the platform; transfers are made separately."
        ),
    ]
}

fn transfers() -> Vec<Example> {
    let (platform, seller) = (platform(), seller());
    vec![
        example!(
            transfer(&platform, &seller, usd(12_000)),
            "",
            "The platform sends 120.00 USD to a seller."
        ),
        example!(
            transfer_of_charge(&platform, &seller, usd(8_000), State::Pending),
            "",
            "The platform passes on 80.00 USD of a charge that has not settled."
        ),
        example!(
            reversal(&platform, &seller, usd(5_000), State::Available, false),
            "",
            "50.00 USD of a transfer go back, from a seller that may not owe."
        ),
        example!(
            reversal(&platform, &seller, usd(5_000), State::Available, true),
            "the seller may owe",
            "The same, from a seller for whom the platform answers."
        ),
        example!(
            reversal(&platform, &seller, usd(5_000), State::Pending, false),
            "of money that has not settled",
            "50.00 USD of a transfer of pending money go back, out of pending money."
        ),
        example!(
            account_debit(&seller, &platform, usd(2_500)),
            "",
            "The platform pulls 25.00 USD from a seller."
        ),
    ]
}

fn refunds() -> Vec<Example> {
    let (platform, seller) = (platform(), seller());
    let drawn = Some(usd(3_000));
    vec![
        example!(
            refund(&platform, usd(10_000), RefundFrom::Available(None)),
            "",
            "100.00 USD go back to a card, from a charge that has settled."
        ),
        example!(
            refund(&platform, usd(10_000), RefundFrom::Charge),
            "of a charge that has not settled",
            "The same from a charge that has not settled and still has its money."
        ),
        example!(
            refund(&platform, usd(10_000), RefundFrom::Available(drawn)),
            "with money that is set aside",
            "30.00 USD of it are not available, and come from what is set aside."
        ),
        example!(
            refund_failed(&platform, usd(10_000), State::Available),
            "",
            "The card's bank could not take the refund."
        ),
        example!(
            refund_failed(&platform, usd(10_000), State::Pending),
            "before the refund has settled",
            "The same, and the refund was taken from pending money that is not available yet."
        ),
        example!(
            fee_refund(&platform, &seller, usd(1_230), State::Available),
            "",
            "An application fee of 12.30 USD goes back to the seller."
        ),
    ]
}

fn disputes() -> Vec<Example> {
    let seller = seller();
    vec![
        example!(
            dispute(&seller, usd(10_000)),
            "",
            "A customer's bank takes 100.00 USD of a charge on the seller's account."
        ),
        example!(
            dispute_fee(&seller, usd(1_500)),
            "",
            "Handling the dispute costs 15.00 USD."
        ),
        example!(dispute_won(&seller, usd(10_000)), "", "The dispute is won."),
    ]
}

fn payouts() -> Vec<Example> {
    let seller = seller();
    vec![
        example!(
            payout(&seller, usd(8_000), money(0)),
            "",
            "80.00 USD go to the seller's bank."
        ),
        example!(
            payout(&seller, usd(8_000), money(80)),
            "instant",
            "80.00 USD go to the seller's debit card at once, for a fee of 0.80 USD."
        ),
        example!(
            payout_arrived(&seller, usd(8_000)),
            "",
            "The payout reaches its bank."
        ),
        example!(
            payout_back("payout_cancel", &seller, usd(8_000)),
            "",
            "The payout is canceled before it arrives."
        ),
        example!(
            payout_returned(&seller, usd(8_000)),
            "",
            "The bank sends back a payout that counted as paid."
        ),
        example!(
            debit(&seller, usd(3_000), State::Available),
            "",
            "The seller's bank is debited for 30.00 USD that the seller owes."
        ),
        example!(
            debit(&seller, usd(8_000), State::Pending),
            "reversal",
            "The seller's bank is debited for a payout of 80.00 USD that is reversed."
        ),
        example!(debit_arrived(&seller, usd(3_000)), "", "The bank paid."),
        example!(
            debit_failed("payout_failure", &seller, usd(3_000), State::Available),
            "",
            "The bank did not pay."
        ),
        example!(
            debit_failed("payout_cancel", &seller, usd(8_000), State::Pending),
            "reversal",
            "The payout failed, so that there is nothing to take back."
        ),
    ]
}

fn balances() -> Vec<Example> {
    let (platform, seller) = (platform(), seller());
    vec![
        example!(
            topup(&platform, usd(50_000)),
            "",
            "The platform adds 500.00 USD to its balance."
        ),
        example!(
            topup_reversed(&platform, usd(50_000)),
            "",
            "The bank takes the added funds back."
        ),
        example!(
            prefund(&seller, usd(4_000)),
            "",
            "The seller sets 40.00 USD aside for refunds and disputes."
        ),
        example!(
            prefunding_withdrawn(&seller, usd(4_000)),
            "",
            "40.00 USD of it go back to the seller's bank."
        ),
        example!(
            prefunding_drawn(&seller, usd(1_000)),
            "",
            "10.00 USD of it cover what the balance does not."
        ),
        example!(
            reserve_held(&platform, usd(3_000)),
            "",
            "A seller for whom the platform answers owes 30.00 USD: as much is held."
        ),
        example!(
            reserve_released(&platform, usd(1_000)),
            "",
            "The seller owes 10.00 USD less."
        ),
        example!(
            collection(&platform, &seller, usd(2_000)),
            "",
            "The seller has owed 20.00 USD for 180 days: the platform pays them off."
        ),
    ]
}
