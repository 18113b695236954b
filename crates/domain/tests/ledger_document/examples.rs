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

/// Name, event in words, postings.
pub type Example = (&'static str, &'static str, Vec<Posting>);

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
    let payment = |state| recipes::payment(&platform, &seller, usd(10_000), fee, state).unwrap();
    vec![
        (
            "payment",
            "A payment of 100.00 USD with a fee of 12.30 USD is recorded; its settlement date lies ahead.",
            payment(State::Pending),
        ),
        (
            "payment, settled",
            "The same payment, recorded after its settlement date.",
            payment(State::Available),
        ),
        (
            "settlement",
            "The settlement date of the seller's 87.70 USD comes.",
            recipes::settlement(&seller, usd(8_770)).unwrap(),
        ),
        (
            "settlement_owed",
            "The settlement date of a balance transaction of -15.50 USD comes: a refund of a charge that had not settled.",
            recipes::settlement_owed(&seller, usd(1_550)).unwrap(),
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
        (
            "charge, direct",
            "A card is charged 100.00 USD on the seller's account; the seller pays for processing.",
            recipes::charge(&direct).unwrap(),
        ),
        (
            "charge, direct, the platform pays for processing",
            "The same on an account that pays no fees.",
            recipes::charge(&Charge {
                fee_on: FeeOn::Platform,
                ..direct
            })
            .unwrap(),
        ),
        (
            "charge, destination with an application fee",
            "A card is charged 100.00 USD on the platform, for the seller.",
            recipes::charge(&whole).unwrap(),
        ),
        (
            "charge, destination with an amount",
            "The same, and 87.70 USD of it are for the seller.",
            recipes::charge(&part).unwrap(),
        ),
        (
            "charge, on the platform",
            "A card is charged on the platform; transfers are made separately.",
            recipes::charge(&own).unwrap(),
        ),
    ]
}

fn transfers() -> Vec<Example> {
    let (platform, seller) = (platform(), seller());
    let reversal =
        |state, may_owe| recipes::reversal(&platform, &seller, usd(5_000), state, may_owe).unwrap();
    vec![
        (
            "transfer",
            "The platform sends 120.00 USD to a seller.",
            recipes::transfer(&platform, &seller, usd(12_000)).unwrap(),
        ),
        (
            "transfer of a charge",
            "The platform passes on 80.00 USD of a charge that has not settled.",
            recipes::transfer_of_charge(&platform, &seller, usd(8_000), State::Pending).unwrap(),
        ),
        (
            "reversal",
            "50.00 USD of a transfer go back, from a seller that may not owe.",
            reversal(State::Available, false),
        ),
        (
            "reversal, the seller may owe",
            "The same, from a seller for whom the platform answers.",
            reversal(State::Available, true),
        ),
        (
            "reversal, of money that has not settled",
            "50.00 USD of a transfer of pending money go back, out of pending money.",
            reversal(State::Pending, false),
        ),
        (
            "account_debit",
            "The platform pulls 25.00 USD from a seller.",
            recipes::account_debit(&seller, &platform, usd(2_500)).unwrap(),
        ),
    ]
}

fn refunds() -> Vec<Example> {
    let (platform, seller) = (platform(), seller());
    let drawn = Some(usd(3_000));
    vec![
        (
            "refund",
            "100.00 USD go back to a card, from a charge that has settled.",
            recipes::refund(&platform, usd(10_000), RefundFrom::Available(None)).unwrap(),
        ),
        (
            "refund, of a charge that has not settled",
            "The same from a charge that has not settled and still has its money.",
            recipes::refund(&platform, usd(10_000), RefundFrom::Charge).unwrap(),
        ),
        (
            "refund, with money that is set aside",
            "30.00 USD of it are not available, and come from what is set aside.",
            recipes::refund(&platform, usd(10_000), RefundFrom::Available(drawn)).unwrap(),
        ),
        (
            "refund_failed",
            "The card's bank could not take the refund.",
            recipes::refund_failed(&platform, usd(10_000), State::Available).unwrap(),
        ),
        (
            "refund_failed, before the refund has settled",
            "The same, and the refund was taken from pending money that is not available yet.",
            recipes::refund_failed(&platform, usd(10_000), State::Pending).unwrap(),
        ),
        (
            "fee_refund",
            "An application fee of 12.30 USD goes back to the seller.",
            recipes::fee_refund(&platform, &seller, usd(1_230), State::Available).unwrap(),
        ),
    ]
}

fn disputes() -> Vec<Example> {
    let seller = seller();
    vec![
        (
            "dispute",
            "A customer's bank takes 100.00 USD of a charge on the seller's account.",
            recipes::dispute(&seller, usd(10_000)).unwrap(),
        ),
        (
            "dispute_fee",
            "Handling the dispute costs 15.00 USD.",
            recipes::dispute_fee(&seller, usd(1_500)).unwrap(),
        ),
        (
            "dispute_won",
            "The dispute is won.",
            recipes::dispute_won(&seller, usd(10_000)).unwrap(),
        ),
    ]
}

fn payouts() -> Vec<Example> {
    let seller = seller();
    vec![
        (
            "payout",
            "80.00 USD go to the seller's bank.",
            recipes::payout(&seller, usd(8_000), money(0)).unwrap(),
        ),
        (
            "payout, instant",
            "80.00 USD go to the seller's debit card at once, for a fee of 0.80 USD.",
            recipes::payout(&seller, usd(8_000), money(80)).unwrap(),
        ),
        (
            "payout_arrived",
            "The payout reaches its bank.",
            recipes::payout_arrived(&seller, usd(8_000)).unwrap(),
        ),
        (
            "payout_back",
            "The payout is canceled before it arrives.",
            recipes::payout_back("payout_cancel", &seller, usd(8_000)).unwrap(),
        ),
        (
            "payout_returned",
            "The bank sends back a payout that counted as paid.",
            recipes::payout_returned(&seller, usd(8_000)).unwrap(),
        ),
        (
            "debit",
            "The seller's bank is debited for 30.00 USD that the seller owes.",
            recipes::debit(&seller, usd(3_000), State::Available).unwrap(),
        ),
        (
            "debit, reversal",
            "The seller's bank is debited for a payout of 80.00 USD that is reversed.",
            recipes::debit(&seller, usd(8_000), State::Pending).unwrap(),
        ),
        (
            "debit_arrived",
            "The bank paid.",
            recipes::debit_arrived(&seller, usd(3_000)).unwrap(),
        ),
        (
            "debit_failed",
            "The bank did not pay.",
            recipes::debit_failed("payout_failure", &seller, usd(3_000), State::Available).unwrap(),
        ),
        (
            "debit_failed, reversal",
            "The payout failed, so that there is nothing to take back.",
            recipes::debit_failed("payout_cancel", &seller, usd(8_000), State::Pending).unwrap(),
        ),
    ]
}

fn balances() -> Vec<Example> {
    let (platform, seller) = (platform(), seller());
    vec![
        (
            "topup",
            "The platform adds 500.00 USD to its balance.",
            recipes::topup(&platform, usd(50_000)).unwrap(),
        ),
        (
            "topup_reversed",
            "The bank takes the added funds back.",
            recipes::topup_reversed(&platform, usd(50_000)).unwrap(),
        ),
        (
            "prefund",
            "The seller sets 40.00 USD aside for refunds and disputes.",
            recipes::prefund(&seller, usd(4_000)).unwrap(),
        ),
        (
            "prefunding_withdrawn",
            "40.00 USD of it go back to the seller's bank.",
            recipes::prefunding_withdrawn(&seller, usd(4_000)).unwrap(),
        ),
        (
            "prefunding_drawn",
            "10.00 USD of it cover what the balance does not.",
            recipes::prefunding_drawn(&seller, usd(1_000)).unwrap(),
        ),
        (
            "reserve_held",
            "A seller for whom the platform answers owes 30.00 USD: as much is held.",
            recipes::reserve_held(&platform, usd(3_000)).unwrap(),
        ),
        (
            "reserve_released",
            "The seller owes 10.00 USD less.",
            recipes::reserve_released(&platform, usd(1_000)).unwrap(),
        ),
        (
            "collection",
            "The seller has owed 20.00 USD for 180 days: the platform pays them off.",
            recipes::collection(&platform, &seller, usd(2_000)).unwrap(),
        ),
    ]
}
