//! Rows that come twice, and rows that come back after they were rejected.

use serde_json::json;

use crate::import::{SELLERS, accounts, content, office, orders, owed, payments, rejected};

#[tokio::test]
async fn rows_with_one_id_and_different_values_are_named_with_both_lines() {
    let office = office().await;
    let rows = "o1,1,s1,10.00,2018-01-01,\no1,1,s1,12.00,2018-01-01,\no2,1,s1,5,2018-01-01,x\n\
        o2,1,s1,5.00,2018-01-01,x\no3,1,s1,7,2018-01-01,\n";
    let said = orders(&office, rows, &[]).partly();
    assert_eq!(
        (&said["imported"], &said["repeated"], &said["rejected"]),
        (&json!(2), &json!(1), &json!(2))
    );
    assert_eq!(owed(&office), 1_200);
    let reasons = said["reasons"].as_array().unwrap();
    assert_eq!(reasons[0]["line"], 2);
    let first = "line 3 has the same id: `price` is `10.00 BRL` here and `12.00 BRL` there";
    assert!(
        reasons[0]["reason"].as_str().unwrap().starts_with(first),
        "{reasons:?}"
    );
    let second = "line 2 has the same id: `price` is `12.00 BRL` here and `10.00 BRL` there";
    assert!(
        reasons[1]["reason"].as_str().unwrap().starts_with(second),
        "{reasons:?}"
    );
    let file = rejected(&office, "orders.csv");
    assert!(
        file.contains("\n2,\"line 3 has") && file.contains("\n3,\"line 2 has"),
        "{file}"
    );

    // The wrong row is taken out of the file of rejected rows, and the right one comes in.
    let kept: Vec<&str> = file
        .lines()
        .filter(|line| !line.starts_with("2,"))
        .collect();
    let said = content(&office, kept.join("\n").as_bytes(), &[]).json();
    assert_eq!(
        (&said["imported"], &said["amount"]),
        (&json!(1), &json!(1_200))
    );
}

#[tokio::test]
async fn a_file_that_says_something_else_than_before_is_told_of() {
    let office = office().await;
    orders(
        &office,
        "o1,1,s1,10.00,2018-01-01,a\no2,1,s1,5,2018-01-01,\n",
        &[],
    )
    .json();
    let rows = "o1,1,s2,12.00,2018-01-02,b\no2,1,s1,5,2018-01-01,\n";
    for _ in 0..2 {
        let said = orders(&office, rows, &[]).partly();
        assert_eq!(
            (&said["skipped"], &said["rejected"]),
            (&json!(1), &json!(1))
        );
        let reason = said["reasons"][0]["reason"].as_str().unwrap();
        assert!(reason.starts_with("imported before as py_"), "{reason}");
        for part in [
            "`seller` is `acct_",
            "`price` is `12.00 BRL` here and `10.00 BRL` there",
            "`at` is `2018-01-02T00:00:00Z` here and `2018-01-01T00:00:00Z` there",
            "`note` is `b` here and `a` there",
        ] {
            assert!(reason.contains(part), "{part}: {reason}");
        }
        assert!(rejected(&office, "orders.csv").contains("imported before as py_"));
    }
    assert_eq!(owed(&office), 1_500);

    let other = office.file(
        "sellers.csv",
        SELLERS
            .replace("ola@mare", "oi@mare")
            .replace("São Paulo", "Santos"),
    );
    let said = accounts(&office, other.to_str().unwrap()).partly();
    let told: Vec<&str> = said["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["reason"].as_str().unwrap())
        .collect();
    assert!(
        told[0].ends_with(": `city` is `Santos` here and `São Paulo` there"),
        "{told:?}"
    );
    assert!(
        told[1].ends_with(": `email` is `oi@mare.example` here and `ola@mare.example` there"),
        "{told:?}"
    );
}

#[tokio::test]
async fn files_that_were_joined_come_in_without_what_stands_between_them() {
    let office = office().await;
    let rows = "o1,1,s1,10.00,2018-01-01,\n\u{feff}order,item,seller,price,at,note\n\
        \u{feff}o2,1,s1,5,2018-01-01,\n\u{200b}o3\u{a0},1,\u{2066}s2\u{2069},7,\u{200e}2018-01-01,\n,,,,,\n\n";
    let said = orders(&office, rows, &[]).partly();
    assert_eq!((&said["read"], &said["imported"]), (&json!(4), &json!(3)));
    assert_eq!(
        said["reasons"][0],
        json!({ "reason": "the row repeats the header", "rows": 1, "line": 3 })
    );
    let again = orders(
        &office,
        "o2,1,s1,5,2018-01-01,\no3,1,s2,7,2018-01-01,\n",
        &[],
    )
    .json();
    assert_eq!(again["skipped"], 2, "ids are without what cannot be seen");

    let sellers = "seller_id,name,email,city\ns3,Três,,\n\u{feff}seller_id,name,email,city\n\u{feff}s4,Quatro,,\n";
    let file = office.file("sellers.csv", sellers);
    let said = accounts(&office, file.to_str().unwrap()).partly();
    assert_eq!(
        (&said["imported"], &said["rejected"]),
        (&json!(2), &json!(1))
    );
}

#[tokio::test]
async fn rejected_rows_are_safe_in_a_spreadsheet_and_come_in_without_traces_once_they_are_mended() {
    let office = office().await;
    let cells = [
        "=1+1",
        "+44 20",
        "-5",
        "@SUM(A1)",
        "'=1",
        "plain; =x",
        "\"a, \"\"b\"\"\"",
    ];
    let rows: String = cells
        .iter()
        .enumerate()
        .map(|(number, cell)| format!("=o{number},1,s1,ten,2018-01-01,{cell}\n"))
        .collect();
    let rows = format!("{rows}o9,1,s1,3.00,2018-01-01,\n");
    let said = orders(&office, &rows, &[]).partly();
    assert_eq!(said["rejected"], cells.len());

    // Mended by half, rejected again, mended.
    let mut name = "orders.csv".to_owned();
    for (mended, left) in [(3, cells.len() - 3), (cells.len(), 0)] {
        let text = rejected(&office, &name);
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let own = |name: &&str| name.contains("tributary_");
        assert_eq!(header.iter().filter(own).count(), 2, "{header:?}");
        for record in reader.records() {
            for cell in &record.unwrap() {
                assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
            }
        }
        assert!(text.contains(",\"plain; =x\""), "cells are quoted: {text}");
        name = format!("mended-{left}.csv");
        let file = office.file(&name, text.replacen("\"ten\"", "2.50", mended));
        let said = payments(&office, file.to_str().unwrap(), &[]);
        match left {
            0 => assert_eq!(said.json()["imported"], cells.len() - 3),
            _ => assert_eq!(said.partly()["rejected"], left),
        }
    }

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
    let wanted = Default::default();
    let page = domain::list::PageRequest::first(20);
    let made = service::payments::list(&ctx, &actor, &seller, &wanted, &page)
        .await
        .unwrap();
    let mut notes: Vec<String> = Vec::new();
    for payment in made
        .items
        .iter()
        .filter(|it| it.metadata.get("order") != Some("o9"))
    {
        let keys: Vec<&str> = payment.metadata.iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["item", "note", "order"]);
        assert!(payment.metadata.get("order").unwrap().starts_with("=o"));
        notes.push(payment.metadata.get("note").unwrap().to_owned());
    }
    notes.sort();
    let mut expected = [
        "=1+1",
        "+44 20",
        "-5",
        "@SUM(A1)",
        "'=1",
        "plain; =x",
        "a, \"b\"",
    ];
    expected.sort_unstable();
    assert_eq!(notes, expected);
}

#[tokio::test]
async fn the_file_of_rejected_rows_replaces_nothing_that_is_not_one() {
    let office = office().await;
    let file = office.file(
        "orders.csv",
        "order,item,seller,price,at\no1,1,s1,ten,2018-01-01\n",
    );
    let own = file.to_str().unwrap();
    let said = payments(&office, own, &["--rejected", own]);
    assert!(said.err.contains("is the file to import"), "{}", said.err);
    let notes = office.file("notes.txt", "mine");
    let said = payments(&office, own, &["--rejected", notes.to_str().unwrap()]);
    assert!(said.err.contains("is there already"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(&notes).unwrap(), "mine");
    let fine = office.file(
        "orders.csv",
        "order,item,seller,price,at\no1,1,s1,1,2018-01-01\n",
    );
    assert!(
        !payments(
            &office,
            fine.to_str().unwrap(),
            &["--rejected", notes.to_str().unwrap()]
        )
        .ok
    );
    assert_eq!(std::fs::read_to_string(&notes).unwrap(), "mine");
}

#[tokio::test]
async fn the_rejected_rows_of_another_encoding_come_in_with_the_same_options() {
    let office = office().await;
    let more = [
        "--encoding",
        "windows-1252",
        "--separator",
        ";",
        "--decimal",
        ",",
    ];
    let bytes = b"order;item;seller;price;at;note\no1;1;s1;ten;2018-01-01;K\xf6ln\n";
    content(&office, bytes, &more).partly();
    let text = rejected(&office, "orders.csv");
    assert!(text.contains("Köln"), "{text}");
    let said = content(&office, text.replace("ten", "10,50").as_bytes(), &more).json();
    assert_eq!(said["amount"], 1_050);
    assert_eq!(said["read_as"]["encoding"], "UTF-8");
}
