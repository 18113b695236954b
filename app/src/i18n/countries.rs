//! The names of countries. The domain knows the English ones.

use super::Locale;
use domain::country::Country;

/// Spanish names, by code.
const SPANISH: &[(&str, &str)] = &[
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
pub fn country_name(locale: Locale, country: Country) -> &'static str {
    match locale {
        Locale::En => country.name(),
        Locale::Es => SPANISH
            .iter()
            .find(|(code, _)| *code == country.code())
            .map_or(country.name(), |(_, name)| name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_spanish_name() {
        for country in Country::all() {
            assert!(
                SPANISH.iter().any(|(code, _)| *code == country.code()),
                "{country:?}"
            );
        }
        assert_eq!(SPANISH.len(), Country::all().count());
    }
}
