//! Why something that was typed cannot be taken.

use crate::format;
use domain::money::{AmountError, Currency, MAX_AMOUNT, Money};

impl ProblemTexts {
    /// Why an amount that somebody typed cannot be taken.
    pub fn amount(self, error: AmountError, currency: Currency) -> String {
        let locale = self.0;
        match error {
            AmountError::Empty => self.amount_empty().to_owned(),
            AmountError::NotANumber | AmountError::NotWhole => {
                let example = locale.notation().write(120_450, currency.decimals());
                self.amount_not_a_number(example)
            }
            AmountError::TwoReadings(one, other) => self.amount_two_readings(
                format::money(locale, one),
                format::money(locale, other),
                format::amount(locale, one),
                format::amount(locale, other),
            ),
            AmountError::OtherCurrency(it) => self.amount_other_currency(it.upper()),
            AmountError::TooManyDecimals(it) => self.amount_decimals(it.upper(), it.decimals()),
            AmountError::Uneven(..) => self.amount_decimals(currency.upper(), currency.decimals()),
            AmountError::NotPositive => self.amount_not_positive().to_owned(),
            AmountError::TooLarge => {
                self.amount_too_large(format::money(locale, Money::new(MAX_AMOUNT, currency)))
            }
        }
    }
}

catalogue! {
    /// Why something that was typed cannot be taken.
    pub struct ProblemTexts;

    amount_empty { en: "Enter an amount.", es: "Introduce un importe." }
    amount_not_a_number(example) { en: "Enter the amount in digits, such as {example}.", es: "Introduce el importe con cifras, por ejemplo {example}." }
    amount_two_readings(one, other, first, second) { en: "This can be read as {one} or as {other}. Type {first} or {second}.", es: "Esto puede leerse como {one} o como {other}. Escribe {first} o {second}." }
    amount_other_currency(currency) { en: "This amount is written in {currency}. Choose that currency, or leave it out.", es: "Este importe está escrito en {currency}. Elige esa moneda o no la escribas." }
    amount_decimals(currency, exponent) { en: "The amount has too many decimals: {currency} has {exponent}.", es: "El importe tiene demasiados decimales: {currency} tiene {exponent}." }
    amount_not_positive { en: "The amount must be greater than zero.", es: "El importe debe ser mayor que cero." }
    amount_too_large(most) { en: "The amount is too large: the most is {most}.", es: "El importe es demasiado grande: el máximo es {most}." }
    unknown_currency { en: "Choose a currency from the list.", es: "Elige una moneda de la lista." }
    insufficient(available) { en: "The platform has {available} available. Add funds to the balance or send less.", es: "La plataforma tiene {available} disponible. Añade fondos al saldo o envía menos." }
    insufficient_plain { en: "The available balance is less than the amount. Add funds or send less.", es: "El saldo disponible es menor que el importe. Añade fondos o envía menos." }
    wrong_currency(currency) { en: "This account settles in {currency}. Amounts are not converted: send {currency}.", es: "Esta cuenta liquida en {currency}. Los importes no se convierten: envía {currency}." }
    not_capable { en: "This account cannot receive transfers: its transfers capability is not active.", es: "Esta cuenta no puede recibir transferencias: su capacidad de transferencias no está activa." }
    to_itself { en: "The destination must be a connected account.", es: "El destino debe ser una cuenta conectada." }
    unknown_account { en: "There is no such account. Choose one from the search.", es: "No existe esa cuenta. Elige una con la búsqueda." }
    too_long(most) { en: "Use at most {most} characters.", es: "Usa como máximo {most} caracteres." }
    blank { en: "There is nothing to see in this text: write something, or leave it out.", es: "En este texto no hay nada que ver: escribe algo o déjalo vacío." }
    bad_characters { en: "The text contains characters that cannot be stored.", es: "El texto contiene caracteres que no se pueden guardar." }
    bad_email { en: "Enter an email address such as name@example.com.", es: "Introduce una dirección como nombre@example.com." }
    bad_url { en: "Enter a web address that starts with http:// or https://.", es: "Introduce una dirección que empiece por http:// o https://." }
    bad_filter(name) { en: "The value of “{name}” in the address cannot be understood.", es: "El valor de «{name}» en la dirección no se entiende." }
    metadata_key(key) { en: "The key “{key}” must have 1 to 40 characters, without square brackets.", es: "La clave «{key}» debe tener de 1 a 40 caracteres, sin corchetes." }
    metadata_value(key) { en: "The value of “{key}” can have at most 500 characters.", es: "El valor de «{key}» puede tener como máximo 500 caracteres." }
    metadata_keys { en: "Metadata can have at most 50 keys.", es: "Los metadatos pueden tener como máximo 50 claves." }
    metadata_repeated(key) { en: "The key “{key}” is there twice.", es: "La clave «{key}» está repetida." }
    metadata_no_key { en: "Give this value a key.", es: "Dale una clave a este valor." }
    no_permission { en: "Choose at least one permission.", es: "Elige al menos un permiso." }
    required { en: "Fill this in.", es: "Rellena este campo." }
    no_bank { en: "No bank is connected in live mode, so funds cannot be added yet.", es: "En modo real no hay ningún banco conectado, así que todavía no se pueden añadir fondos." }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use domain::money::read_typed;

    #[test]
    fn an_amount_with_two_readings_is_asked_about_in_the_readers_own_marks() {
        for (locale, text, currency, expected) in [
            (
                Locale::Es,
                "1.500",
                Currency::USD,
                "Esto puede leerse como 1.500,00\u{a0}USD o como 1,50\u{a0}USD. Escribe 1.500,00 o 1,50.",
            ),
            (
                Locale::En,
                "1,500",
                Currency::USD,
                "This can be read as 1,500.00\u{a0}USD or as 1.50\u{a0}USD. Type 1,500.00 or 1.50.",
            ),
            (
                Locale::En,
                "1,500",
                Currency::KWD,
                "This can be read as 1,500.000\u{a0}KWD or as 1.500\u{a0}KWD. Type 1,500.000 or 1.500.",
            ),
        ] {
            let error = read_typed(text, locale.notation(), currency).unwrap_err();
            let asked = ProblemTexts(locale).amount(error, currency);
            assert_eq!(asked, expected);
            // What it says to type is what is read then.
            let AmountError::TwoReadings(one, other) = error else {
                panic!("{error:?}");
            };
            for reading in [one, other] {
                let typed = format::amount(locale, reading);
                let read = read_typed(&typed, locale.notation(), currency).unwrap();
                assert_eq!(read.money(), reading, "{typed}");
            }
        }
    }

    #[test]
    fn the_example_is_written_as_the_reader_would_write_it() {
        let say = |locale, currency| ProblemTexts(locale).amount(AmountError::NotANumber, currency);
        assert!(say(Locale::Es, Currency::EUR).ends_with("por ejemplo 1.204,50."));
        assert!(say(Locale::En, Currency::EUR).ends_with("such as 1,204.50."));
        assert!(say(Locale::En, Currency::JPY).ends_with("such as 120,450."));
    }
}
