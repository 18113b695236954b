//! Countries in the order in which people look for them.

use crate::i18n::{Locale, country_name};
use domain::country::Country;

/// Every supported country, in order of the name.
pub fn countries(locale: Locale) -> Vec<(Country, &'static str)> {
    let mut all: Vec<_> = Country::all()
        .map(|it| (it, country_name(locale, it)))
        .collect();
    all.sort_unstable_by_key(|(_, name)| *name);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_in_order_of_the_name() {
        assert_eq!(countries(Locale::En)[0].1, "Australia");
        assert_eq!(countries(Locale::Es)[0].1, "Alemania");
    }
}
