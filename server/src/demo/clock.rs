//! Time while the world is made.

use domain::time::Timestamp;
use service::clock::Clock;

/// The moment at which the demo begins: 2026-11-22 14:03 UTC.
pub const ANCHOR: Timestamp = Timestamp::from_unix(1_795_356_180);
/// Thirteen months before: 2025-10-20 08:00 UTC.
pub const START: Timestamp = Timestamp::from_unix(1_760_947_200);

/// A wall clock that stands still, so that only the test clock moves.
pub struct Still(pub Timestamp);

impl Clock for Still {
    fn now(&self) -> Timestamp {
        self.0
    }
}
