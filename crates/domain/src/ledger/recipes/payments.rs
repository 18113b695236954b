//! Money that customers pay.

use super::{LedgerKind::*, Posting, Postings, State, one, own, world};
use crate::{
    id::AccountId,
    money::{Money, Positive},
};

/// A payment that was made elsewhere: the account earns `gross`, of which the platform keeps
/// `fee`. Money that is past its settlement date goes straight to available.
pub fn payment(
    platform: &AccountId,
    account: &AccountId,
    gross: Positive,
    fee: Money,
    state: State,
) -> Postings {
    let earned = own(account, state.kind(), gross);
    let mut postings = vec![one(
        "payment",
        world(CardNetwork, gross),
        earned.clone(),
        gross,
    )?];
    if let Ok(fee) = Positive::new(fee) {
        let collected = own(platform, state.kind(), fee);
        postings.push(one("application_fee", earned, collected, fee)?);
    }
    Ok(postings)
}

/// Who pays for processing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeOn {
    /// The account on which the charge is.
    Merchant,
    /// The platform, for an account that pays none.
    Platform,
}

/// A captured charge, as far as its postings need it. All amounts are in one currency.
#[derive(Clone, Copy, Debug)]
pub struct Charge<'a> {
    /// The platform.
    pub platform: &'a AccountId,
    /// On whom the charge is: a connected account for direct charges, else the platform.
    pub merchant: &'a AccountId,
    /// What was captured.
    pub gross: Positive,
    /// What processing costs; may be zero.
    pub processing: Money,
    /// Who pays that.
    pub fee_on: FeeOn,
    /// The connected account of a destination charge and what is sent to it.
    pub destination: Option<(&'a AccountId, Positive)>,
    /// What the platform keeps; may be zero.
    pub application_fee: Money,
    /// Whether the money is available at once.
    pub state: State,
}

/// A card is charged. The application fee is taken from whoever the money was for: the
/// destination, else the merchant.
pub fn charge(charge: &Charge<'_>) -> Postings {
    let Charge {
        gross,
        platform,
        merchant,
        ..
    } = *charge;
    let kind = charge.state.kind();
    let earned = own(merchant, kind, gross);
    let mut postings = vec![one(
        "charge",
        world(CardNetwork, gross),
        earned.clone(),
        gross,
    )?];
    if let Ok(fee) = Positive::new(charge.processing) {
        let payer = match charge.fee_on {
            FeeOn::Merchant => merchant,
            FeeOn::Platform => platform,
        };
        postings.push(one(
            "processing_fee",
            own(payer, kind, fee),
            world(Fees, fee),
            fee,
        )?);
    }
    let mut seller = merchant;
    if let Some((destination, sent)) = charge.destination {
        postings.push(one("transfer", earned, own(destination, kind, sent), sent)?);
        seller = destination;
    }
    postings.extend(application_fee(charge, seller)?);
    Ok(postings)
}

fn application_fee(
    charge: &Charge<'_>,
    seller: &AccountId,
) -> Result<Option<Posting>, super::PostingError> {
    let Ok(fee) = Positive::new(charge.application_fee) else {
        return Ok(None);
    };
    let kind = charge.state.kind();
    let (from, to) = (own(seller, kind, fee), own(charge.platform, kind, fee));
    one("application_fee", from, to, fee).map(Some)
}
