//! Keys that were checked a moment ago.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use domain::key::Key;

/// How long a key counts as checked. A key that another server ends still works here for this long
/// at most; one that ends here ends at once.
const MOMENT: Duration = Duration::from_millis(900);
/// Most keys that are remembered: more than one platform has, and little memory.
const MOST: usize = 1_000;

/// What this process remembers of keys, by the hash of their text.
#[derive(Clone, Debug, Default)]
pub struct KnownKeys(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    keys: HashMap<String, (Instant, Key)>,
    /// How often all of it was forgotten.
    forgotten: u64,
}

/// When somebody began to look a key up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    at: Instant,
    forgotten: u64,
}

impl KnownKeys {
    /// The key under this hash, if it was checked a moment ago.
    pub(crate) fn get(&self, hash: &str) -> Option<Key> {
        let known = self.lock();
        let (at, key) = known.keys.get(hash)?;
        (at.elapsed() < MOMENT).then(|| key.clone())
    }

    /// To be called before the database is asked for a key that is to be remembered.
    pub(crate) fn asking(&self) -> Asked {
        Asked {
            at: Instant::now(),
            forgotten: self.lock().forgotten,
        }
    }

    /// Remembers a key as it was when it was asked for, unless a key ended meanwhile.
    pub(crate) fn remember(&self, asked: Asked, hash: String, key: &Key) {
        let mut known = self.lock();
        if asked.forgotten != known.forgotten {
            return;
        }
        if known.keys.len() >= MOST {
            known.keys.clear();
        }
        known.keys.insert(hash, (asked.at, key.clone()));
    }

    /// Forgets all, since a key ended or somebody's roles changed.
    pub(crate) fn forget(&self) {
        let mut known = self.lock();
        known.keys.clear();
        known.forgotten += 1;
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        actor::{Rights, Tenant},
        id::{AccountId, KeyId},
        time::Timestamp,
    };

    use super::*;

    fn key() -> Key {
        Key {
            id: KeyId::from_suffix("one"),
            tenant: Tenant {
                platform: AccountId::from_suffix("platform"),
                livemode: false,
            },
            secret: true,
            hint: String::new(),
            name: String::new(),
            rights: Rights::ALL,
            maker: None,
            created: Timestamp::from_unix(0),
            last_used: None,
        }
    }

    #[test]
    fn a_key_is_known_for_a_moment() {
        let known = KnownKeys::default();
        let now = known.asking();
        known.remember(now, "hash".to_owned(), &key());
        assert_eq!(
            known.clone().get("hash"),
            Some(key()),
            "clones know the same"
        );
        assert_eq!(known.get("other"), None);
        let Some(at) = now.at.checked_sub(MOMENT) else {
            return; // The machine was started a moment ago.
        };
        known.remember(Asked { at, ..now }, "hash".to_owned(), &key());
        assert_eq!(known.get("hash"), None);
    }

    #[test]
    fn when_a_key_ends_all_are_forgotten_and_what_was_read_before_is_not_remembered() {
        let known = KnownKeys::default();
        known.remember(known.asking(), "hash".to_owned(), &key());
        let before = known.asking();
        known.forget();
        assert_eq!(known.get("hash"), None);
        known.remember(before, "hash".to_owned(), &key());
        assert_eq!(known.get("hash"), None);
        known.remember(known.asking(), "hash".to_owned(), &key());
        assert_eq!(known.get("hash"), Some(key()));
    }
}
