//! The types of events, as they are documented and as they are written.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

use domain::event::EventKind;

#[test]
fn the_document_names_every_type_of_event_and_no_other() {
    let document = include_str!("../../../docs/API.md");
    let (_, section) = document.split_once("\n## Types of events\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let names = section.lines().filter_map(|line| {
        let (name, _) = line.strip_prefix("| `")?.split_once("` |")?;
        Some(name)
    });
    let documented: Vec<&str> = names.collect();
    let told: BTreeSet<&str> = EventKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(documented.iter().copied().collect::<BTreeSet<_>>(), told);
    assert_eq!(documented.len(), told.len(), "a type stands there twice");
}

#[test]
fn a_type_is_stored_under_its_name_and_read_back() {
    for kind in EventKind::ALL {
        assert_eq!(kind.name().parse(), Ok(*kind));
        let stored = serde_json::to_string(kind).unwrap();
        assert_eq!(stored, format!("\"{}\"", kind.name()));
        assert_eq!(serde_json::from_str::<EventKind>(&stored).unwrap(), *kind);
    }
    let unknown = serde_json::from_str::<EventKind>("\"topup.exploded\"").unwrap_err();
    assert!(unknown.to_string().contains("topup.exploded"), "{unknown}");
}

/// `~` ends the range of a group in the store.
#[test]
fn names_are_made_of_letters_underscores_and_dots() {
    for kind in EventKind::ALL {
        let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '_' | '.');
        assert!(kind.name().chars().all(plain), "{kind}");
    }
}
