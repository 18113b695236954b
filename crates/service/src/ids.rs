//! Where ids and secrets come from.

use std::sync::Mutex;

use rand::{Rng, RngCore, SeedableRng, distr::Alphanumeric, rngs::StdRng};

/// A source of ids and secrets, passed in so that tests and the demo world are repeatable.
pub trait Ids: Send + Sync {
    /// `length` characters of A-Z, a-z, 0-9.
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

/// The same ids in the same order for the same seed.
#[derive(Debug)]
pub struct SeededIds(Mutex<StdRng>);

impl SeededIds {
    /// Starts from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }

    fn with<T>(&self, draw: impl FnOnce(&mut StdRng) -> T) -> T {
        let mut rng = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        draw(&mut rng)
    }
}

impl Ids for SeededIds {
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
