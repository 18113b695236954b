//! Chance, the same on every machine.

use service::ids::{Ids, SeededIds};

/// Seeded dice.
pub struct Dice(SeededIds);

impl Dice {
    /// The same seed throws the same numbers.
    pub fn new(seed: u64) -> Self {
        Self(SeededIds::new(seed))
    }

    /// From 0 up to but not including `limit`.
    pub fn below(&self, limit: u32) -> u32 {
        self.0.below(limit)
    }

    /// From `low` to `high`, both included; small numbers are twice as likely as large ones.
    pub fn between(&self, low: i64, high: i64) -> i64 {
        let span = u32::try_from(high.saturating_sub(low)).unwrap_or(u32::MAX - 1);
        let throw = || self.below(span.saturating_add(1));
        // The lower of two throws, most of the time: many small orders, few large ones.
        let drawn = if self.below(3) == 0 {
            throw()
        } else {
            throw().min(throw())
        };
        low.saturating_add(i64::from(drawn))
    }

    /// How often something happens that happens `millionths` of a time on average.
    pub fn times(&self, millionths: u64) -> u64 {
        let whole = millionths / 1_000_000;
        let rest = u32::try_from(millionths % 1_000_000).unwrap_or_default();
        whole + u64::from(self.below(1_000_000) < rest)
    }

    /// One of several.
    pub fn pick<'a, T>(&self, from: &'a [T]) -> Option<&'a T> {
        let place = self.below(u32::try_from(from.len()).unwrap_or(1));
        from.get(usize::try_from(place).unwrap_or_default())
    }
}
