use super::number::MINUS;
use crate::i18n::Locale;
use domain::money::Money;

/// The amount without its currency: `−84.20`, `804,120` for yen.
pub fn amount(locale: Locale, money: Money) -> String {
    let sign = if money.minor() < 0 { MINUS } else { "" };
    format!("{sign}{}", locale.notation().write_amount(money))
}

/// As [`amount`], with a plus on what came in: `+148.00`.
pub fn amount_signed(locale: Locale, money: Money) -> String {
    let sign = if money.minor() > 0 { "+" } else { "" };
    format!("{sign}{}", amount(locale, money))
}

/// The amount and its currency: `1,204.50 USD`, `1.204,50 USD` in Spanish.
pub fn money(locale: Locale, money: Money) -> String {
    // The space does not break, so that a code never stands alone on a line.
    format!(
        "{}\u{a0}{}",
        amount(locale, money),
        money.currency().upper()
    )
}

/// As [`money`], with a plus on what came in.
pub fn money_signed(locale: Locale, money: Money) -> String {
    format!(
        "{}\u{a0}{}",
        amount_signed(locale, money),
        money.currency().upper()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::money::Currency;

    #[test]
    fn decimals_follow_the_currency() {
        assert_eq!(
            money(Locale::En, Money::new(120_450, Currency::USD)),
            "1,204.50\u{a0}USD"
        );
        assert_eq!(
            money(Locale::En, Money::new(804_120, Currency::JPY)),
            "804,120\u{a0}JPY"
        );
        assert_eq!(
            money(Locale::En, Money::new(1_005, Currency::KWD)),
            "1.005\u{a0}KWD"
        );
        assert_eq!(
            money(Locale::Es, Money::new(120_450, Currency::USD)),
            "1.204,50\u{a0}USD"
        );
    }

    #[test]
    fn signs_are_true_signs() {
        assert_eq!(
            amount(Locale::En, Money::new(-8_420, Currency::USD)),
            "−84.20"
        );
        assert_eq!(amount(Locale::En, Money::new(-5, Currency::USD)), "−0.05");
        assert_eq!(
            amount_signed(Locale::En, Money::new(14_800, Currency::USD)),
            "+148.00"
        );
        assert_eq!(
            amount_signed(Locale::En, Money::zero(Currency::USD)),
            "0.00"
        );
    }

    #[test]
    fn extremes_do_not_overflow() {
        let text = amount(Locale::En, Money::new(i64::MIN, Currency::USD));
        assert_eq!(text, "−92,233,720,368,547,758.08");
    }
}
