//! How often a task is tried.

use crate::time::{MINUTE, Timestamp};

/// How often a task is tried, with pauses that double.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    /// The most tries.
    pub tries: i64,
    /// The pause after the first, in seconds.
    pub first: i64,
}

impl Retry {
    /// For what can wait: after two minutes, and given up after some hours.
    pub const PATIENT: Self = Self {
        tries: 8,
        first: 2 * MINUTE,
    };
    /// For what somebody waits for: after seconds, and given up after some minutes.
    pub const SOON: Self = Self { tries: 8, first: 5 };

    /// When it is tried again, after `tried` tries of which the last one failed at `now`. `None`
    /// when it is given up.
    pub fn again(self, tried: i64, now: Timestamp) -> Option<Timestamp> {
        let doublings = tried.saturating_sub(1).clamp(0, 20);
        let pause = self.first.saturating_mul(1 << doublings);
        (tried < self.tries).then(|| now.plus(pause))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_until_it_is_given_up() {
        let retry = Retry {
            tries: 4,
            first: 10,
        };
        let now = Timestamp::from_unix(1_000);
        let pauses: Vec<_> = (1..=5)
            .map(|tried| retry.again(tried, now).map(|at| at.since(now)))
            .collect();
        assert_eq!(pauses, [Some(10), Some(20), Some(40), None, None]);
    }

    #[test]
    fn a_code_is_tried_again_while_it_works() {
        let now = Timestamp::from_unix(0);
        let again: Vec<_> = (1..8)
            .filter_map(|tried| Retry::SOON.again(tried, now))
            .collect();
        let last: i64 = again.iter().map(|at| at.unix()).sum();
        assert_eq!(again.first().map(|at| at.unix()), Some(5));
        assert!(last >= crate::login::CODE_TTL, "until it has expired");
    }
}
