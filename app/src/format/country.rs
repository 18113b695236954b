use crate::i18n::Locale;
use domain::country::Country;

/// The names in Spanish; the English ones belong to the country.
const SPANISH: [(&str, &str); 46] = [
    ("AE", "Emiratos Árabes Unidos"),
    ("AT", "Austria"),
    ("AU", "Australia"),
    ("BE", "Bélgica"),
    ("BG", "Bulgaria"),
    ("BR", "Brasil"),
    ("CA", "Canadá"),
    ("CH", "Suiza"),
    ("CY", "Chipre"),
    ("CZ", "Chequia"),
    ("DE", "Alemania"),
    ("DK", "Dinamarca"),
    ("EE", "Estonia"),
    ("ES", "España"),
    ("FI", "Finlandia"),
    ("FR", "Francia"),
    ("GB", "Reino Unido"),
    ("GI", "Gibraltar"),
    ("GR", "Grecia"),
    ("HK", "Hong Kong"),
    ("HR", "Croacia"),
    ("HU", "Hungría"),
    ("IE", "Irlanda"),
    ("IN", "India"),
    ("IT", "Italia"),
    ("JP", "Japón"),
    ("KW", "Kuwait"),
    ("LI", "Liechtenstein"),
    ("LT", "Lituania"),
    ("LU", "Luxemburgo"),
    ("LV", "Letonia"),
    ("MT", "Malta"),
    ("MX", "México"),
    ("MY", "Malasia"),
    ("NL", "Países Bajos"),
    ("NO", "Noruega"),
    ("NZ", "Nueva Zelanda"),
    ("PL", "Polonia"),
    ("PT", "Portugal"),
    ("RO", "Rumanía"),
    ("SE", "Suecia"),
    ("SG", "Singapur"),
    ("SI", "Eslovenia"),
    ("SK", "Eslovaquia"),
    ("TH", "Tailandia"),
    ("US", "Estados Unidos"),
];

/// The name of a country.
pub fn country(locale: Locale, country: Country) -> &'static str {
    let spanish = || SPANISH.iter().find(|(code, _)| *code == country.code());
    match locale {
        Locale::En => country.name(),
        Locale::Es => spanish().map_or(country.name(), |(_, name)| name),
    }
}

/// Every supported country, in order of the name.
pub fn countries(locale: Locale) -> Vec<(Country, &'static str)> {
    let mut all: Vec<_> = Country::all().map(|it| (it, country(locale, it))).collect();
    all.sort_unstable_by_key(|(_, name)| *name);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_name_in_both_languages() {
        for it in Country::all() {
            assert!(SPANISH.iter().any(|(code, _)| *code == it.code()), "{it}");
        }
        assert_eq!(Country::all().count(), SPANISH.len());
    }

    #[test]
    fn countries_are_in_order_of_the_name() {
        assert_eq!(countries(Locale::En)[0].1, "Australia");
        assert_eq!(countries(Locale::Es)[0].1, "Alemania");
    }
}
