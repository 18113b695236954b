//! What has two readings, and what looks like another kind of file.

use std::path::Path;

use serde_json::json;

use crate::import::{content, office, orders, owed, run_line};
use crate::support::{Office, Said};

#[tokio::test]
async fn an_amount_with_two_readings_is_asked_about_and_read_as_was_said() {
    let office = Office::new().await;
    let sellers = office.file("sellers.csv", "seller\ns1\n");
    let japan = [
        "--country",
        "JP",
        "--currency",
        "JPY",
        "--platform",
        &office.platform,
    ];
    let made = office.run(
        &[
            &[
                "import",
                "accounts",
                sellers.to_str().unwrap(),
                "--id",
                "seller",
            ],
            &japan[..],
        ]
        .concat(),
    );
    assert_eq!(made.json()["imported"], 1);

    let rows = "order,seller,price,at\no1,s1,50.000,2018-01-01\no2,s1,75.500,2018-01-01\no3,s1,125.750,2018-01-01\n";
    let file = office.file("orders.csv", rows);
    let refused = payments_of(&office, &file, &[]);
    assert!(!refused.ok);
    for part in [
        "column `price`, 3 rows, first on line 2: `50.000` has two readings",
        "--decimal ','",
    ] {
        assert!(refused.err.contains(part), "{part}: {}", refused.err);
    }
    assert_eq!(office.total("jpy"), json!(null), "nothing was written");

    let partly = payments_of(&office, &file, &["--decimal", "."]).partly();
    assert_eq!(
        (&partly["imported"], &partly["amount"]),
        (&json!(1), &json!(50))
    );
    assert_eq!(partly["read_as"]["amounts"], "1,204.50");

    let file = office.file("orders.csv", rows.replace("o1", "o4"));
    let said = payments_of(&office, &file, &["--decimal", ","]).json();
    assert_eq!(
        (&said["imported"], &said["amount"]),
        (&json!(3), &json!(50_000 + 75_500 + 125_750))
    );
    assert_eq!(said["read_as"]["amounts"], "1.204,50");
}

fn payments_of(office: &Office, file: &Path, more: &[&str]) -> Said {
    let columns = [
        "--id",
        "order",
        "--account",
        "seller",
        "--amount",
        "price",
        "--time",
        "at",
    ];
    let fee = ["--currency", "JPY", "--application-fee-percent", "0"];
    office.run(
        &[
            &["import", "payments", file.to_str().unwrap()],
            &columns[..],
            &fee,
            more,
        ]
        .concat(),
    )
}

#[tokio::test]
async fn the_wrong_currency_is_refused_before_anything_is_written() {
    let office = office().await;
    let file = office.file(
        "orders.csv",
        "order,seller,price,at\no1,s1,50,2018-01-01\no2,s2,75,2018-01-01\n",
    );
    let refused = payments_of(&office, &file, &[]);
    assert!(!refused.ok);
    let told = "every row, 2 rows, first on line 2: --currency JPY: The account settles in BRL";
    assert!(refused.err.contains(told), "{}", refused.err);
    assert_eq!(office.total("jpy"), json!(null));
    let dry = payments_of(&office, &file, &["--dry-run"]).partly();
    assert_eq!(dry["expected"]["rejected"], 2);
}

/// What was refused, by what it says and what was proposed; nothing may have been written.
fn asked(office: &Office, bytes: &[u8]) -> Said {
    let said = content(office, bytes, &[]);
    assert!(!said.ok && said.out.is_empty(), "{said:?}");
    assert!(
        said.err.contains("nothing of ") && said.err.contains("was imported"),
        "{}",
        said.err
    );
    assert_eq!(owed(office), 0);
    said
}

#[tokio::test]
async fn what_looks_like_another_kind_of_file_is_said_with_the_line_that_brings_it_in() {
    let wide: Vec<String> = (1..=56).map(|number| format!("c{number}")).collect();
    let (wide, full) = (wide.join(","), vec!["x"; 56].join(","));
    let long = "é".repeat(600);
    let utf16 = |text: &str, mark: &str| -> Vec<u8> {
        let units = format!("{mark}{text}");
        units.encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    let plain = "order,item,seller,price,at\no1,1,s1,10.50,2018-01-01\n";
    let cases: [(&str, Vec<u8>, &str); 9] = [
        (
            "60 columns",
            format!("order,item,seller,price,at,{wide}\no1,1,s1,10.50,2018-01-01,{full}\n").into(),
            "61 columns, line 2: an object can have 50 keys of metadata, and this row fills 58",
        ),
        (
            "brackets",
            "order,item,seller,price,at,Price [EUR]\no1,1,s1,10.50,2018-01-01,2\n".into(),
            "column `Price [EUR]`: metadata cannot have such a name",
        ),
        (
            "a long note",
            format!("order,item,seller,price,at,note\no1,1,s1,10.50,2018-01-01,{long}\n").into(),
            "column `note`, line 2: a value of metadata can have 500 characters, and this one has 600",
        ),
        (
            "semicolons and decimal commas",
            "order;item;seller;price;at\no1;1;s1;10,50;2018-01-01\n".into(),
            "it looks as if `;` stood between them: add --separator ';'",
        ),
        (
            "tabs",
            plain.replace(',', "\t").into(),
            "it looks as if `tab` stood between them",
        ),
        (
            "UTF-16 without a mark",
            utf16(plain, ""),
            "it looks like UTF-16 without a mark that says so: add --encoding utf-16le",
        ),
        (
            "Windows-1252",
            b"order,item,seller,price,at,note\no1,1,s1,10.50,2018-01-01,caf\xe9\n".to_vec(),
            "column `note`, line 2: not UTF-8. It looks like windows-1252",
        ),
        (
            "a row of numbers before the first column",
            ",order,item,seller,price,at\n0,o1,1,s1,10.50,2018-01-01\n".into(),
            "column 1, line 2: it has no name in the header and is not empty",
        ),
        (
            "spaces between thousands",
            "order,item,seller,price,at\no1,1,s1,\"1\u{a0}010,50\",2018-01-01\n".into(),
            "column `price`, line 2: `1\u{a0}010,50` is not written as 1,204.50 is",
        ),
    ];
    for (name, bytes, told) in cases {
        let office = office().await;
        let said = asked(&office, &bytes);
        assert!(said.err.contains(told), "{name}: {}", said.err);
        let dry = content(&office, &bytes, &["--dry-run"]).partly();
        assert_eq!(owed(&office), 0);
        let line = &dry["run"][0];
        let shown = line.as_str().unwrap().replace(" --dry-run", "");
        assert!(
            said.err
                .trim_end()
                .ends_with(shown.split(" import ").last().unwrap()),
            "{name}: {}",
            said.err
        );
        assert!(run_line(line), "{name}: {line}");
        assert!([1_050, 101_050].contains(&owed(&office)), "{name}");
    }
}

#[tokio::test]
async fn what_a_file_says_of_itself_needs_no_option() {
    let plain = "order,item,seller,price,at,note\no1,1,s1,10.50,2018-01-01,Köln\n";
    let utf16 = |big: bool| -> Vec<u8> {
        let units = format!("\u{feff}{plain}")
            .encode_utf16()
            .collect::<Vec<u16>>();
        let bytes = |unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        units.into_iter().flat_map(bytes).collect()
    };
    for (name, bytes, encoding) in [
        ("UTF-16LE", utf16(false), "UTF-16LE"),
        ("UTF-16BE", utf16(true), "UTF-16BE"),
        (
            "UTF-8 with a mark",
            format!("\u{feff}{plain}").into(),
            "UTF-8",
        ),
        (
            "a comma at the end of the header",
            plain.replace("note\n", "note,\n").into(),
            "UTF-8",
        ),
        (
            "commas at all ends",
            plain.replace('\n', ",,\n").into(),
            "UTF-8",
        ),
        (
            "Windows line ends",
            plain.replace('\n', "\r\n").into(),
            "UTF-8",
        ),
    ] {
        let office = office().await;
        let said = content(&office, &bytes, &[]).json();
        assert_eq!(
            (&said["imported"], owed(&office)),
            (&json!(1), 1_050),
            "{name}"
        );
        assert_eq!(said["read_as"]["encoding"], encoding, "{name}");
    }
    let office = office().await;
    let more = [
        "--encoding",
        "windows-1252",
        "--separator",
        ";",
        "--decimal",
        ",",
    ];
    let bytes = b"order;item;seller;price;at;note\no1;1;s1;1.010,50;2018-01-01;K\xf6ln \x80\n";
    assert_eq!(content(&office, bytes, &more).json()["amount"], 101_050);
    let ctx = crate::support::context_on(&office.database()).await;
    let tenant = domain::actor::Tenant {
        platform: office.platform.parse().unwrap(),
        livemode: false,
    };
    let actor = domain::actor::Actor::System { tenant };
    let seller = service::accounts::imported(&ctx, &actor, "s1")
        .await
        .unwrap()
        .unwrap();
    let page = domain::list::PageRequest::first(1);
    let made = service::payments::list(&ctx, &actor, &seller, &Default::default(), &page)
        .await
        .unwrap();
    assert_eq!(made.items[0].metadata.get("note"), Some("Köln €"));
}

#[tokio::test]
async fn times_without_a_zone_are_of_the_one_that_is_said_and_the_summary_says_which() {
    let office = office().await;
    let row = "o1,1,s1,10.50,2018-06-01 22:00:00,\no2,1,s1,1,2018-06-01T22:00:00Z,\n";
    let said = orders(&office, row, &["--zone", "America/Sao_Paulo"]).json();
    assert_eq!(said["read_as"]["zone"], "America/Sao_Paulo");
    let utc = orders(&office, "o1,1,s1,10.50,2018-06-02 01:00:00,\n", &[]).json();
    assert_eq!(
        (&utc["skipped"], &utc["read_as"]["zone"]),
        (&json!(1), &json!("UTC"))
    );
    let offset = orders(&office, row, &["--zone", "-03:00"]).json();
    assert_eq!(offset["skipped"], 2);
    let wrong = orders(&office, row, &["--zone", "Sao Paulo"]);
    assert!(wrong.err.contains("is not a time zone"), "{}", wrong.err);

    let day_first = "o3,1,s1,10.50,01/06/2018,\no4,1,s1,10.50,02/06/2018,\n";
    let said = orders(&office, day_first, &[]);
    let told = "every row, 2 rows, first on line 2: column `at` is not a time such as";
    assert!(said.err.contains(told), "{}", said.err);
}
