//! Currencies whose amounts are rounder than the unit that they are counted in.
//!
//! From Stripe's list of special cases, <https://docs.stripe.com/currencies#special-cases>.

use super::{AmountError, Currency, Money};

/// Without decimals, though amounts are sent with two: these are always 00.
const WHOLE: &[&str] = &["isk", "ugx"];

/// With decimals in every amount but that of a payout.
const WHOLE_PAYOUTS: &[&str] = &["huf", "twd"];

impl Currency {
    /// What every amount is a multiple of, in minor units.
    pub fn step(self) -> i64 {
        if WHOLE.contains(&self.code()) { 100 } else { 1 }
    }

    /// What an amount on a card is a multiple of: card networks take no third decimal.
    pub fn card_step(self) -> i64 {
        if self.exponent() == 3 {
            10
        } else {
            self.step()
        }
    }

    /// What a payout is a multiple of.
    pub fn payout_step(self) -> i64 {
        if WHOLE_PAYOUTS.contains(&self.code()) {
            100
        } else {
            self.step()
        }
    }

    /// How many decimals people write: 0, 2 or 3. Amounts travel with [`Self::exponent`].
    pub fn decimals(self) -> u32 {
        if self.step() == 1 { self.exponent() } else { 0 }
    }
}

impl Money {
    /// Refuses an amount that is no multiple of `step`.
    pub fn check_step(self, step: i64) -> Result<(), AmountError> {
        match self.over_step(step) {
            0 => Ok(()),
            _ => Err(AmountError::Uneven(self, step)),
        }
    }

    /// The nearest multiple of `step`; from the middle, the one that is further from zero.
    pub fn to_step(self, step: i64) -> Self {
        let over = self.over_step(step);
        let down = self.minor().saturating_sub(over);
        let near = match over.saturating_abs().saturating_mul(2) >= step {
            true => down.saturating_add(over.signum().saturating_mul(step)),
            false => down,
        };
        Self::new(near, self.currency())
    }

    /// What is left of it beyond a multiple of `step`, in minor units.
    pub fn over_step(self, step: i64) -> i64 {
        self.minor().checked_rem(step).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_multiples_of_the_step_of_their_currency() {
        // In minor units: any amount, on a card, paid out.
        for (code, any, card, payout) in [
            ("usd", 1, 1, 1),
            ("jpy", 1, 1, 1),
            ("isk", 100, 100, 100),
            ("ugx", 100, 100, 100),
            ("huf", 1, 1, 100),
            ("twd", 1, 1, 100),
            ("bhd", 1, 10, 1),
            ("jod", 1, 10, 1),
            ("kwd", 1, 10, 1),
            ("omr", 1, 10, 1),
            ("tnd", 1, 10, 1),
        ] {
            let it: Currency = code.parse().unwrap();
            let found = (it.step(), it.card_step(), it.payout_step());
            assert_eq!(found, (any, card, payout), "{code}");
        }
    }

    #[test]
    fn an_amount_is_rounded_to_the_nearest_multiple() {
        let isk: Currency = "isk".parse().unwrap();
        for (minor, step, expected) in [
            (149, 100, 100),
            (150, 100, 200),
            (-150, 100, -200),
            (-149, 100, -100),
            (200, 100, 200),
            (0, 100, 0),
            (7, 1, 7),
        ] {
            assert_eq!(
                Money::new(minor, isk).to_step(step).minor(),
                expected,
                "{minor}"
            );
        }
    }

    #[test]
    fn what_is_no_multiple_is_refused_with_the_step() {
        for (code, minor, step, expected) in [
            ("ugx", 500, 100, Ok(())),
            ("ugx", 550, 100, Err("multiple of 100, such as 500 or 600")),
            (
                "isk",
                4_010,
                100,
                Err("multiple of 100, such as 4000 or 4100: amounts in ISK end in 00"),
            ),
            ("kwd", 5_120, 10, Ok(())),
            (
                "kwd",
                5_124,
                10,
                Err("multiple of 10, such as 5120 or 5130: amounts in KWD end in 0 "),
            ),
            ("kwd", 5_124, 1, Ok(())),
            ("twd", 50, 100, Err("such as 100 or 200")),
            ("huf", 1_234_500, 100, Ok(())),
        ] {
            let money = Money::new(minor, code.parse().unwrap());
            let found = money.check_step(step).map_err(|error| error.to_string());
            match (found, expected) {
                (Ok(()), Ok(())) => {}
                (Err(found), Err(part)) => assert!(found.contains(part), "{found}"),
                other => panic!("{minor} {code}: {other:?}"),
            }
        }
    }
}
