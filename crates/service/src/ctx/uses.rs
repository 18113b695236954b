//! What this process remembers of keys that were used.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::{
    id::KeyId,
    time::{MINUTE, Timestamp},
};

/// The keys whose use this process wrote down lately, so that a busy key costs one write a minute.
#[derive(Clone, Debug, Default)]
pub struct Uses(Arc<Mutex<HashMap<KeyId, Timestamp>>>);

impl Uses {
    /// Whether the use of `key` at `now` is to be written down; it counts as written then.
    pub(crate) fn is_due(&self, key: &KeyId, now: Timestamp) -> bool {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let recent = noted.get(key).is_some_and(|at| now.since(*at) < MINUTE);
        if !recent {
            noted.insert(key.clone(), now);
        }
        !recent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_is_written_down_once_a_minute_for_each_key() {
        let uses = Uses::default();
        let (one, two) = (KeyId::from_suffix("one"), KeyId::from_suffix("two"));
        let at = Timestamp::from_unix;
        assert!(uses.is_due(&one, at(1_000)) && uses.is_due(&two, at(1_000)));
        assert!(!uses.is_due(&one, at(1_000)) && !uses.is_due(&one, at(1_000 + MINUTE - 1)));
        assert!(uses.is_due(&one, at(1_000 + MINUTE)));
        assert!(
            !uses.clone().is_due(&one, at(1_001 + MINUTE)),
            "clones know the same"
        );
    }
}
