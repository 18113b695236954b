//! Who is connected to the demo's platform. All of it is invented.

mod brazil;
mod britain;
mod france;
mod germany;
mod japan;
mod states;

/// What became of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Everything works.
    Enabled,
    /// Onboarding was begun and never finished.
    Pending,
    /// A deadline passed.
    Restricted,
    /// A deadline lies ahead.
    RestrictedSoon,
    /// Someone is looking at it.
    InReview,
    /// Rejected for fraud.
    Fraud,
    /// Rejected for a breach of the terms.
    Terms,
}

/// Which preset the account has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Full dashboard.
    Standard,
    /// Express Dashboard.
    Express,
    /// No dashboard.
    Custom,
}

/// One connected account.
#[derive(Clone, Copy, Debug)]
pub struct Cast {
    /// The name that customers know.
    pub name: &'static str,
    /// Its preset.
    pub kind: Kind,
    /// Two letters.
    pub country: &'static str,
    /// City, state or region, postal code, street.
    pub place: [&'static str; 4],
    /// IANA time zone.
    pub zone: &'static str,
    /// First and last name of the owner.
    pub owner: [&'static str; 2],
    /// Whether it is a company; a person otherwise.
    pub company: bool,
    /// Its phone number, from the ranges that are kept for fiction.
    pub phone: &'static str,
    /// What it sells, with the category code.
    pub sells: (&'static str, &'static str),
    /// The name of its site, under `.example`.
    pub site: &'static str,
    /// Days after the start on which it joined.
    pub joined: i64,
    /// What became of it.
    pub fate: Fate,
    /// Payments in a year.
    pub yearly: u64,
    /// The smallest and the largest usual payment, in minor units.
    pub range: (i64, i64),
    /// The platform's share in percent.
    pub fee: &'static str,
    /// What the platform calls its level.
    pub tier: &'static str,
    /// How its order numbers begin.
    pub prefix: &'static str,
}

impl Cast {
    /// Its contact address.
    pub fn email(&self) -> String {
        format!("hello@{}.example", self.site)
    }
}

/// What accounts have unless they say otherwise.
const USUAL: Cast = Cast {
    name: "",
    kind: Kind::Express,
    country: "US",
    place: ["", "", "", ""],
    zone: "America/New_York",
    owner: ["", ""],
    company: true,
    phone: "",
    sells: ("", "5999"),
    site: "",
    joined: 0,
    fate: Fate::Enabled,
    yearly: 0,
    range: (900, 9_000),
    fee: "10",
    tier: "standard",
    prefix: "",
};

/// Everybody, country by country.
pub fn all() -> impl Iterator<Item = &'static Cast> {
    let countries = [
        states::ACCOUNTS,
        britain::ACCOUNTS,
        germany::ACCOUNTS,
        france::ACCOUNTS,
        brazil::ACCOUNTS,
        japan::ACCOUNTS,
    ];
    countries.into_iter().flatten()
}
