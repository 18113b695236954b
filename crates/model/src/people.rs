//! Who takes part.

use domain::{account::AccountKind, country::Country};

use crate::operation::Coin;

/// One owner of balances.
#[derive(Clone, Debug)]
pub struct Person {
    /// What it is called.
    pub name: &'static str,
    /// What kind of account it is; the platform has none.
    pub kind: Option<AccountKind>,
    /// Where it is.
    pub country: Country,
    /// In which currency it settles.
    pub coin: Coin,
    /// Whether it finished onboarding.
    pub ready: bool,
}

impl Person {
    /// Whether the platform answers for what it owes.
    pub fn covered(&self) -> bool {
        matches!(self.kind, Some(AccountKind::Express | AccountKind::Custom))
    }

    /// Whether its bank may be debited for what it owes.
    pub fn may_be_debited(&self) -> bool {
        !matches!(self.kind, Some(AccountKind::Custom))
    }

    /// Whether it pays for processing itself.
    pub fn pays_processing(&self) -> bool {
        matches!(self.kind, Some(AccountKind::Standard))
    }
}

fn person(
    name: &'static str,
    kind: Option<AccountKind>,
    country: &str,
    coin: Coin,
    ready: bool,
) -> Person {
    Person {
        name,
        kind,
        country: country.parse().expect("a country"),
        coin,
        ready,
    }
}

/// Everyone, the platform first.
pub fn everyone() -> Vec<Person> {
    use AccountKind::{Custom, Express, Standard};
    vec![
        person("platform", None, "US", Coin::Usd, true),
        person("express", Some(Express), "US", Coin::Usd, true),
        person("standard", Some(Standard), "US", Coin::Usd, true),
        person("custom", Some(Custom), "US", Coin::Usd, true),
        person("yen", Some(Express), "JP", Coin::Jpy, true),
        person("dinar", Some(Express), "KW", Coin::Kwd, true),
        person("forint", Some(Express), "HU", Coin::Huf, true),
        person("newcomer", Some(Express), "US", Coin::Usd, false),
    ]
}
