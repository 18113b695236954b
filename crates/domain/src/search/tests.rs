use super::*;
use crate::search::cut::Piece;

/// The words that a text is stored under.
fn stored(text: &str) -> BTreeSet<String> {
    let mut stored = Stored::default();
    stored.text(text);
    stored.finish()
}

/// Whether something that says `text` is found by `query`.
fn finds(text: &str, query: &str) -> bool {
    found_in(&stored(text), query)
}

fn found_in(words: &BTreeSet<String>, query: &str) -> bool {
    let wanted = wanted(query);
    let begins = |with: &str| words.iter().any(|word| word.starts_with(with));
    !wanted.is_empty()
        && wanted
            .iter()
            .all(|it| begins(&it.begins) || it.ends.as_deref().is_some_and(begins))
}

#[test]
fn accents_case_and_width_do_not_matter() {
    assert_eq!(fold("Ateliê BARRO"), "atelie barro");
    assert_eq!(fold("ＡＢＣ"), "abc");
}

#[test]
fn letters_are_found_by_those_that_a_keyboard_has() {
    for (text, query) in [
        ("Łódź Ceramics", "lodz"),
        ("Søren Ø", "soren"),
        ("Søren Ø", "soren o"),
        ("Straßencafé Weiß", "strasse"),
        ("STRASSENCAFÉ WEISS", "straße"),
        ("Straßencafé Weiß", "weiss"),
        ("Œuvres", "oeuvres"),
        ("Ærø Farm", "aero"),
        ("Ærø Farm", "Ærø"),
        ("Đorđe", "dorde"),
        ("Þór Guðmundsson", "thor gudmundsson"),
        ("Işık Kahve", "isik"),
        ("İstanbul", "istanbul"),
        ("Müller", "muller"),
        ("Müller", "mueller"),
        ("Ŀlull Ñandú", "nandu"),
        ("Ελλάς", "ελλας"),
        ("ΕΛΛΑΣ", "ελλάς"),
        ("Ёлка", "елка"),
        ("مُحَمَّد", "محمد"),
        ("شَرِكة", "شركه"),
        ("שָׁלוֹם", "שלום"),
        ("ﬁne Goods", "fine"),
    ] {
        assert!(finds(text, query), "{text} by {query}");
    }
}

#[test]
fn marks_that_are_letters_tell_words_apart() {
    for (text, query) in [
        ("कला", "कली"),
        ("कला", "कि"),
        ("กา", "กี"),
        ("がらす", "からす"),
        ("தமிழ்", "தமழ்"),
    ] {
        assert!(!finds(text, query), "{text} by {query}");
        assert!(finds(text, text) && finds(query, query));
    }
    assert!(finds("कला केंद्र", "केंद्र"));
    assert!(finds("क़लम", "कलम"), "the dot of a borrowed letter");
}

#[test]
fn store_and_query_are_cut_by_one_rule() {
    for query in [
        "O’Brien",
        "O'Brien",
        "o`brien",
        "Oʼbrien",
        "OBRIEN",
        "brien",
        "brien,",
        "(brien)",
        "o brien & sons",
        "sons - o'brien",
        "  \"O'Brien & Sons\"  ",
    ] {
        assert!(finds("O'Brien & Sons", query), "{query}");
        assert!(finds("O\u{2019}Brien & Sons", query), "{query}");
    }
    for query in [
        "heron-works.example",
        "@heron-works.example",
        "works",
        "ola@heron",
        "ola@",
    ] {
        assert!(finds("ola@heron-works.example", query), "{query}");
    }
    for query in [
        "2026-0042",
        "ORD-2026-0042",
        "ord 2026",
        "0042",
        "ord20",
        "2026 0042",
    ] {
        let found = finds("ORD-2026-0042", query);
        assert_eq!(found, query != "ord20", "{query}");
    }
    for query in [
        "order:ORD-2026",
        "order:0042",
        "order: 0042",
        "https://heron:8443/",
    ] {
        assert!(finds("ORD-2026-0042 order heron 8443", query), "{query}");
    }
    assert!(finds("L'Atelier d'Or", "atelier dor"));
    assert!(finds("می\u{200C}خواهم", "میخواهم"));
    assert!(!finds("O'Brien & Sons", "brian"));
    assert!(!finds("O'Brien & Sons", "brien zz"));
}

#[test]
fn signs_alone_look_for_nothing() {
    for query in ["", "   ", "@", "&", "'", "\u{200B}", "%", "_", "\"*"] {
        assert!(wanted(query).is_empty(), "{query}");
    }
}

#[test]
fn numbers_are_found_however_they_are_grouped() {
    for query in [
        "+44 20 7946 0018",
        "+44 (0)20 7946 0018",
        "0044 20 7946 0018",
        "020 7946 0018",
        "02079460018",
        "7946-0018",
        "7946.0018",
        "+4420",
        "0018",
    ] {
        assert!(finds("+442079460018", query), "{query}");
        assert!(finds("+44 20 7946 0018", query), "{query}");
    }
    assert!(!finds("+442079460018", "7946 0019"));
    assert!(finds("7946 0018 Heron", "heron 79460018"));
    assert_eq!(
        cut::cut("7946 0018 Heron"),
        [
            Piece::Number(vec!["7946".into(), "0018".into()]),
            Piece::Word(vec!["heron".into()]),
        ]
    );
}

#[test]
fn ids_are_found_by_both_ends() {
    let mut stored = Stored::default();
    stored.id("acct_1NxQ7hBvWz3kTfYp");
    let words = stored.finish();
    for query in [
        "acct_1NxQ7hBvWz3kTfYp",
        "acct_1nxq",
        "1NxQ7hBvWz3kTfYp",
        "kTfYp",
        "…3kTfYp",
        "acct_…kTfYp",
    ] {
        assert!(found_in(&words, query), "{query}");
    }
    assert!(
        !found_in(&words, "fYp"),
        "an end of three letters is a beginning"
    );
    assert!(!found_in(&words, "vWz3"), "and the middle is neither");
    assert!(finds("ORD20260042", "0042"));
}

#[test]
fn scripts_without_blanks_are_found_from_any_letter() {
    for (text, query) in [
        ("株式会社山田商店", "山田"),
        ("株式会社山田商店", "商店"),
        ("株式会社山田商店", "株式会社"),
        ("ＡＢＣ商店", "商店"),
        ("山田ceramics", "ceramics"),
        ("ﾔﾏﾀﾞ", "ヤマダ"),
        ("한강도예", "한강"),
        ("ร้านกาแฟ", "กาแฟ"),
    ] {
        assert!(finds(text, query), "{text} by {query}");
    }
    assert!(!finds("株式会社山田商店", "田山"));
}

#[test]
fn what_is_stored_has_a_limit_and_no_beginning_of_another_word() {
    let text: String = (0..2 * MAX_STORED).map(|n| format!("w{n:05} ")).collect();
    assert!(stored(&text).len() <= MAX_STORED);
    let long = "x".repeat(100);
    assert!(finds(&long, &long));
    assert_eq!(
        stored("Hero Heron heron-works")
            .into_iter()
            .collect::<Vec<_>>(),
        ["heron", "works"]
    );
    assert_eq!(wanted("a b c d e f g h").len(), MAX_WORDS);
}
