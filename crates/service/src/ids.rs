//! Where ids and secrets come from.

use std::{
    sync::{Mutex, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

use rand::{Rng, RngCore, SeedableRng, distr::Alphanumeric, rngs::StdRng};

/// How many characters of an id are chosen at random: as many as nobody guesses or draws twice.
const RANDOM: usize = 16;

/// How many characters of an id say when it was made.
const DATED: u32 = 8;

/// The digits of dates, in the order in which databases sort them.
const DIGITS: [char; 62] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I',
    'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z', 'a', 'b',
    'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u',
    'v', 'w', 'x', 'y', 'z',
];

/// A source of ids and secrets, passed in so that tests and the demo world are repeatable.
pub trait Ids: Send + Sync {
    /// What the id of an object ends with: 24 characters, which grow with the time at which they
    /// are asked for, so that an index of ids grows at its end.
    fn id(&self) -> String;
    /// `length` characters of A-Z, a-z, 0-9, all of them random.
    fn suffix(&self, length: usize) -> String;
    /// 256 random bits for a token.
    fn secret(&self) -> [u8; 32];
    /// A number below `limit`, evenly spread.
    fn below(&self, limit: u32) -> u32;
}

/// The operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemIds;

impl Ids for SystemIds {
    fn id(&self) -> String {
        let mut id = dated(ticks());
        id.push_str(&self.suffix(RANDOM));
        id
    }

    fn suffix(&self, length: usize) -> String {
        rand::rng()
            .sample_iter(Alphanumeric)
            .take(length)
            .map(char::from)
            .collect()
    }

    fn secret(&self) -> [u8; 32] {
        let mut secret = [0; 32];
        rand::rng().fill_bytes(&mut secret);
        secret
    }

    fn below(&self, limit: u32) -> u32 {
        rand::rng().random_range(0..limit.max(1))
    }
}

/// Twenty microseconds each, since 1970: [`DATED`] characters are enough until the year 2108.
#[allow(
    clippy::disallowed_methods,
    reason = "the order of ids is not a time that anybody reads"
)]
fn ticks() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    u64::try_from(since.unwrap_or_default().as_micros() / 20).unwrap_or(u64::MAX)
}

/// A number as text of [`DATED`] characters. Larger numbers are later in the alphabet.
fn dated(mut number: u64) -> String {
    let mut text: Vec<char> = Vec::with_capacity(24);
    for _ in 0..DATED {
        let digit = usize::try_from(number % 62).unwrap_or_default();
        text.push(DIGITS.get(digit).copied().unwrap_or('0'));
        number /= 62;
    }
    text.iter().rev().collect()
}

/// The same ids in the same order for the same seed. They are dated by their number.
#[derive(Debug)]
pub struct SeededIds(Mutex<(StdRng, u64)>);

impl SeededIds {
    /// Starts from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new((StdRng::seed_from_u64(seed), 0)))
    }

    fn with<T>(&self, draw: impl FnOnce(&mut StdRng) -> T) -> T {
        draw(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner).0)
    }
}

impl Ids for SeededIds {
    fn id(&self) -> String {
        let number = {
            let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            state.1 = state.1.saturating_add(1);
            state.1
        };
        let mut id = dated(number);
        id.push_str(&self.suffix(RANDOM));
        id
    }

    fn suffix(&self, length: usize) -> String {
        self.with(|rng| {
            rng.sample_iter(Alphanumeric)
                .take(length)
                .map(char::from)
                .collect()
        })
    }

    fn secret(&self) -> [u8; 32] {
        self.with(|rng| {
            let mut secret = [0; 32];
            rng.fill_bytes(&mut secret);
            secret
        })
    }

    fn below(&self, limit: u32) -> u32 {
        self.with(|rng| rng.random_range(0..limit.max(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_24_letters_and_digits_and_comes_after_those_that_were_made_before() {
        for ids in [&SystemIds as &dyn Ids, &SeededIds::new(1)] {
            let mut last = String::new();
            for _ in 0..20 {
                let id = ids.id();
                assert_eq!(id.len(), 24, "{id}");
                assert!(id.chars().all(|c| c.is_ascii_alphanumeric()), "{id}");
                assert!(id.get(..8) >= last.get(..8), "{last} {id}");
                assert_ne!(id.get(8..), last.get(8..), "the rest is random");
                last = id;
            }
        }
    }

    #[test]
    fn a_later_date_is_later_in_the_alphabet() {
        let numbers = [
            0,
            1,
            9,
            10,
            35,
            36,
            61,
            62,
            63,
            3_843,
            3_844,
            88_000_000_000_000,
        ];
        let texts = numbers.map(dated);
        assert!(texts.is_sorted(), "{texts:?}");
        assert_eq!(texts.first().map(String::as_str), Some("00000000"));
    }
}
