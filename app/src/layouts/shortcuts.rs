//! Keyboard shortcuts: one table drives both the keys and the help sheet.

mod keys;
mod sheet;

pub use keys::SEARCH_ID;
pub use sheet::{OpenShortcuts, ShortcutSheet};

use crate::i18n::CommonTexts;
use crate::routes::paths;

/// What a shortcut does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Goes to a page.
    Go(&'static str),
    /// Puts the cursor into the search box.
    Search,
    /// Opens the help sheet.
    Help,
}

/// One shortcut: `g` and then a key, or a key alone.
#[derive(Clone, Copy, Debug)]
pub struct Shortcut {
    /// Whether `g` comes first.
    pub after_g: bool,
    /// The key, as the browser names it.
    pub key: &'static str,
    /// What it does.
    pub act: Act,
}

const fn go(key: &'static str, path: &'static str) -> Shortcut {
    Shortcut {
        after_g: true,
        key,
        act: Act::Go(path),
    }
}

const fn alone(key: &'static str, act: Act) -> Shortcut {
    Shortcut {
        after_g: false,
        key,
        act,
    }
}

/// Every shortcut of the Connect Dashboard.
pub const SHORTCUTS: &[Shortcut] = &[
    go("h", paths::CONNECT),
    go("a", paths::ACCOUNTS),
    go("b", paths::BALANCES),
    go("t", paths::TRANSFERS),
    go("u", paths::TOPUPS),
    go("d", paths::DEVELOPERS),
    alone("c", Act::Go(paths::NEW_TRANSFER)),
    alone("/", Act::Search),
    alone("?", Act::Help),
];

impl Shortcut {
    /// What it does, in words.
    pub fn label(self, texts: CommonTexts) -> String {
        match self.act {
            Act::Search => texts.focus_search().to_owned(),
            Act::Help => texts.show_shortcuts().to_owned(),
            Act::Go(paths::NEW_TRANSFER) => texts.new_transfer().to_owned(),
            Act::Go(path) => texts.go_to(place(texts, path)),
        }
    }
}

fn place(texts: CommonTexts, path: &str) -> &'static str {
    match path {
        paths::ACCOUNTS => texts.accounts(),
        paths::BALANCES => texts.balances(),
        paths::TRANSFERS => texts.transfers(),
        paths::TOPUPS => texts.top_ups(),
        paths::DEVELOPERS => texts.developers(),
        _ => texts.home(),
    }
}

/// The shortcut that a key means, given whether `g` was pressed just before.
pub fn find(after_g: bool, key: &str) -> Option<Act> {
    SHORTCUTS
        .iter()
        .find(|shortcut| shortcut.after_g == after_g && shortcut.key == key)
        .map(|shortcut| shortcut.act)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_depend_on_g() {
        assert_eq!(find(true, "t"), Some(Act::Go(paths::TRANSFERS)));
        assert_eq!(find(false, "t"), None);
        assert_eq!(find(false, "/"), Some(Act::Search));
    }

    #[test]
    fn no_key_means_two_things() {
        for (index, one) in SHORTCUTS.iter().enumerate() {
            let twice = SHORTCUTS
                .iter()
                .skip(index + 1)
                .any(|other| other.key == one.key && other.after_g == one.after_g);
            assert!(!twice, "{one:?}");
        }
    }
}
