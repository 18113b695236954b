//! Every text a person reads, in English and Spanish.
//!
//! A catalogue is a small `Copy` struct with one method per text. A text that lacks a language, or
//! names an argument it does not use, does not compile. One that no page uses is dead code, and
//! does not pass the lints.

mod locale;
#[macro_use]
mod macros;

pub mod auth;
pub mod common;
pub mod connect;
pub mod countries;
pub mod errors;
pub mod express;
pub mod payouts;
pub mod permissions;
pub mod roles;
pub mod status;

pub use auth::AuthTexts;
pub use common::CommonTexts;
pub use connect::{
    AccountTexts, ConnectTexts, DeveloperTexts, MoneyTexts, PaymentTexts, ProblemTexts,
    RequirementTexts,
};
pub use countries::country_name;
pub use errors::ErrorTexts;
pub use express::{ExpressTexts, SignInTexts};
pub use locale::{Locale, use_locale};
pub use payouts::PayoutTexts;
pub use permissions::PermissionTexts;
pub use roles::RoleTexts;
pub use status::StatusTexts;

#[cfg(test)]
mod tests {
    use super::Locale;

    catalogue! {
        struct Sample;
        plain { en: "Send funds", es: "Enviar fondos" }
        sent(amount, to) { en: "Sent {amount} to {to}", es: "{to}: {amount} enviados" }
        results[count] { en: "{count} result" | "{count} results", es: "{count} resultado" | "{count} resultados" }
    }

    #[test]
    fn texts_follow_the_locale() {
        assert_eq!(Sample(Locale::En).plain(), "Send funds");
        assert_eq!(
            Sample(Locale::Es).sent("1,00 USD", "Ana"),
            "Ana: 1,00 USD enviados"
        );
    }

    #[test]
    fn plurals_group_digits() {
        assert_eq!(Sample(Locale::En).results(1), "1 result");
        assert_eq!(Sample(Locale::En).results(1574), "1,574 results");
        assert_eq!(Sample(Locale::Es).results(15740), "15.740 resultados");
    }
}
