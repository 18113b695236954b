//! Debit cards for payouts.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{PayoutFailure, PayoutFate};
use crate::{
    account::Address,
    card::{
        Card, CardError, Funding,
        payout_cards::{self, PayoutCase},
    },
    country::Country,
    id::CardId,
    metadata::Metadata,
    money::Currency,
};

/// A debit card for payouts, without its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DebitCard {
    /// Its id.
    pub id: CardId,
    /// The brand in lower case, such as `visa`.
    pub brand: String,
    /// The last four digits.
    pub last4: String,
    /// The last month in which it is valid, from 1.
    pub exp_month: u8,
    /// The year of that month.
    pub exp_year: u16,
    /// In which currency it takes money.
    pub currency: Currency,
    /// Where it was issued.
    pub country: Country,
    /// Where its money comes from.
    pub funding: Funding,
    /// What becomes of a payout.
    #[serde(default)]
    pub fate: PayoutFate,
    /// Whether money can be sent there instantly.
    #[serde(default)]
    pub instant: bool,
    /// Whether payouts in its currency go here.
    pub default_for_currency: bool,
    /// The same for every card with the same number.
    #[serde(default)]
    pub fingerprint: String,
    /// The platform's own pairs.
    #[serde(default)]
    pub metadata: Metadata,
    /// Who holds it.
    #[serde(default)]
    pub holder_name: Option<String>,
    /// Where they live.
    #[serde(default)]
    pub address: Address,
    /// Whether a payout came back from it, so that automatic ones wait.
    #[serde(default)]
    pub errored: bool,
}

/// What is kept of a debit card, before it belongs to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardFacts {
    /// Brand, last digits, expiry and fingerprint.
    pub card: Card,
    /// Where it was issued.
    pub country: Country,
    /// What becomes of a payout.
    pub fate: PayoutFate,
    /// Whether money can be sent there instantly.
    pub instant: bool,
}

/// Why no payouts can go to a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DebitCardError {
    /// The details are wrong.
    #[error(transparent)]
    Details(#[from] CardError),
    /// A credit or prepaid card.
    #[error("Payouts can only go to a debit card that is not prepaid.")]
    NotDebit,
    /// Issued where accounts cannot be.
    #[error("Payouts cannot go to cards of this country.")]
    Country,
    /// Issued in a country with another currency.
    #[error("Payouts to this card have to be in the currency of its country.")]
    Currency,
}

impl DebitCardError {
    /// The error code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Details(error) => error.code(),
            Self::NotDebit => "invalid_card_type",
            Self::Country => "country_unsupported",
            Self::Currency => "parameter_invalid",
        }
    }

    /// The field of the card that it is about.
    pub const fn param(self) -> &'static str {
        match self {
            Self::Details(error) => error.param(),
            Self::NotDebit | Self::Country => "number",
            Self::Currency => "currency",
        }
    }
}

impl DebitCard {
    /// A card in the currency of its country, to which payouts in it go.
    pub fn new(id: CardId, facts: CardFacts, holder_name: Option<String>) -> Self {
        Self {
            id,
            brand: facts.card.brand,
            last4: facts.card.last4,
            exp_month: facts.card.exp_month,
            exp_year: facts.card.exp_year,
            currency: facts.country.currency(),
            country: facts.country,
            funding: facts.card.funding,
            fate: facts.fate,
            instant: facts.instant,
            default_for_currency: true,
            fingerprint: facts.card.fingerprint,
            metadata: Metadata::default(),
            holder_name,
            address: Address::default(),
            errored: false,
        }
    }
}

/// The card for payouts with this number: see [`Card::from_number`]. Where a currency is given it
/// has to be the one of the card's country.
pub fn debit_card_from_number(
    number: &str,
    exp_month: i64,
    exp_year: i64,
    cvc: Option<&str>,
    currency: Option<Currency>,
    today: Date,
) -> Result<CardFacts, DebitCardError> {
    let card = Card::from_number(number, exp_month, exp_year, cvc, today)?;
    let facts = debit_card_of(card)?;
    match currency {
        Some(currency) if currency != facts.country.currency() => Err(DebitCardError::Currency),
        _ => Ok(facts),
    }
}

/// The card for payouts behind a test name such as `tok_visa_debit`; nothing where the name is
/// unknown.
pub fn debit_card_from_token(token: &str) -> Option<Result<CardFacts, DebitCardError>> {
    let card = Card::from_token(token)?;
    Some(debit_card_of(card))
}

/// What a card is for payouts, of which the number is not known any more.
pub fn debit_card_of(card: Card) -> Result<CardFacts, DebitCardError> {
    if card.funding != Funding::Debit {
        return Err(DebitCardError::NotDebit);
    }
    let country = card.country.parse().map_err(|_| DebitCardError::Country)?;
    let case = payout_cards::case_of(&card.fingerprint).unwrap_or(PayoutCase::Arrives);
    let failure = PayoutFate::Failed(PayoutFailure::CouldNotProcess);
    Ok(CardFacts {
        country,
        fate: match case {
            PayoutCase::Fails => failure,
            PayoutCase::Arrives | PayoutCase::NotInstant => PayoutFate::Paid,
        },
        instant: case != PayoutCase::NotInstant,
        card,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(number: &str) -> Result<CardFacts, DebitCardError> {
        let today = jiff::civil::date(2025, 6, 15);
        debit_card_from_number(number, 12, 2034, Some("123"), None, today)
    }

    #[test]
    fn a_test_card_decides_what_becomes_of_a_payout() {
        let failed = PayoutFate::Failed(PayoutFailure::CouldNotProcess);
        for (number, token, fate, instant) in [
            ("4000056655665556", "tok_visa_debit", PayoutFate::Paid, true),
            (
                "4000056655665556",
                "tok_visa_debit_us_transferSuccess",
                PayoutFate::Paid,
                true,
            ),
            (
                "4000056655665572",
                "tok_visa_debit_us_transferFail",
                failed,
                true,
            ),
            (
                "4000056755665555",
                "tok_visa_debit_us_instantPayoutUnsupported",
                PayoutFate::Paid,
                false,
            ),
            (
                "5200828282828210",
                "tok_mastercard_debit",
                PayoutFate::Paid,
                true,
            ),
            (
                "4000052760000011",
                "tok_visa_debit_de_transferFail",
                failed,
                true,
            ),
        ] {
            let typed = read(number).unwrap();
            assert_eq!((typed.fate, typed.instant), (fate, instant), "{number}");
            let named = debit_card_from_token(token).unwrap().unwrap();
            assert_eq!((named.fate, named.instant), (fate, instant), "{token}");
            assert_eq!(named.card.fingerprint, typed.card.fingerprint, "{token}");
        }
        assert_eq!(debit_card_from_token("tok_unknown"), None);
    }

    #[test]
    fn only_debit_cards_that_are_not_prepaid_are_taken() {
        for number in ["4242424242424242", "5105105105105100", "4000000360000006"] {
            let error = read(number).unwrap_err();
            assert_eq!(error, DebitCardError::NotDebit, "{number}");
            assert_eq!(
                (error.code(), error.param()),
                ("invalid_card_type", "number")
            );
        }
        let token = debit_card_from_token("tok_visa");
        assert_eq!(token, Some(Err(DebitCardError::NotDebit)));
        let error = read("4242424242424241").unwrap_err();
        assert_eq!(
            (error.code(), error.param()),
            ("incorrect_number", "number")
        );
    }

    #[test]
    fn a_card_takes_the_currency_of_its_country() {
        let today = jiff::civil::date(2025, 6, 15);
        let read = |currency| {
            debit_card_from_number("4000052760000037", 12, 34, None, Some(currency), today)
        };
        assert_eq!(read(Currency::USD), Err(DebitCardError::Currency));
        let id = CardId::from_suffix("1");
        let card = DebitCard::new(id, read(Currency::EUR).unwrap(), None);
        assert_eq!((card.currency, card.country.code()), (Currency::EUR, "DE"));
        let kept = serde_json::to_string(&card).unwrap();
        assert!(!kept.contains("4000052760000037"));
        assert_eq!(serde_json::from_str::<DebitCard>(&kept).unwrap(), card);
    }
}
