//! Looking at a file, and the two databases.

use serde_json::json;

use crate::import::{SELLERS, accounts, office, orders, owed, rejected, run_line};
use crate::support::Office;

#[tokio::test]
async fn a_dry_run_says_what_is_in_a_file_and_writes_nothing() {
    let office = office().await;
    orders(&office, "o0,1,s1,1.00,2018-01-01,\n", &[]).json();
    let rows = "o0,1,s1,1.00,2018-01-01,\no1,1,s1,10.00,2018-01-01,longer\no2,1,s1,ten,2018-01-01,a\n\
        o3,1,nobody,10.00,2018-01-01,a\no4,1,s1,1,2018-01-01,\no4,1,s1,2,2018-01-01,\no1,1,s1,10,2018-01-01,longer\n";
    let said = orders(&office, rows, &["--dry-run"]).partly();
    assert_eq!((&said["dry_run"], &said["rows"]), (&json!(true), &json!(7)));
    let expected = &said["expected"];
    for (name, value) in [
        ("imported", 1),
        ("skipped", 1),
        ("repeated", 1),
        ("rejected", 4),
        ("amount", 1_000),
    ] {
        assert_eq!(expected[name], value, "{name}: {expected}");
    }
    assert_eq!(
        said["columns"][5],
        json!({ "name": "note", "used_as": "metadata", "filled": 4, "longest": 6, "longest_on_line": 3 })
    );
    assert_eq!(said["columns"][0]["used_as"], "id, metadata");
    assert_eq!(said["columns"][3]["used_as"], "amount");
    assert_eq!(owed(&office), 100);
    assert!(
        !office
            .folder
            .path()
            .join("orders.csv.rejected.csv")
            .exists()
    );

    assert!(!run_line(&said["run"][0]), "four rows are rejected");
    assert_eq!(owed(&office), 1_100);
    let done = orders(&office, rows, &[]).partly();
    assert_eq!(done["reasons"], expected["reasons"]);

    let database = office.database();
    let file = office.folder.path().join("orders.csv");
    let columns = [
        "--id",
        "order,item",
        "--account",
        "seller",
        "--amount",
        "price",
        "--time",
        "at",
    ];
    let more = [
        "--currency",
        "BRL",
        "--application-fee-percent",
        "12",
        "--dry-run",
    ];
    let place = [
        "import",
        "payments",
        file.to_str().unwrap(),
        "--database",
        database.to_str().unwrap(),
    ];
    let text = crate::support::run([&place[..], &columns, &more].concat()).out;
    for part in [
        "7 rows\nColumns:\n  order   id, metadata",
        "Read as:\n  UTF-8 (assumed; --encoding changes it)\n  `,` between columns",
        "column `price` as amounts in BRL such as 1,204.50 (assumed; --decimal and --grouping change it)",
        "column `at` as times, those without a zone (",
        "Of these, 0 payments would be imported, 2 skipped (imported before), 4 rejected.",
        "Rejected:\n  line 4: column `price`: Enter the amount",
        "Nothing was written. To import, run:\n  ",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let last = text.lines().last().unwrap();
    assert!(
        last.contains("import payments") && !last.contains("--dry-run"),
        "{last}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_gives_the_same_on_both_databases() {
    let mut came_out = Vec::new();
    let postgres = testkit::Database::postgres().await;
    let places = [Some(testkit::Database::sqlite()), postgres];
    for database in places.iter().flatten() {
        let office = Office::at(database.address()).await;
        let sellers = office.file("sellers.csv", format!("{SELLERS}s3,Łódź,no address,x\n"));
        let sellers = sellers.to_str().unwrap();
        let mut said = vec![accounts(&office, sellers).partly()];
        let rows = "o1,1,s1,10.00,2018-01-01,=x\no1,1,s1,12.00,2018-01-01,\no2,1,s2,5,2018-01-01 10:00,é\n\
            o2,1,s2,5.00,2018-01-01 10:00,é\no3,1,nobody,7,2018-01-01,\n\u{feff}o4,1,s1,1,2018-01-01,\n";
        said.push(orders(&office, rows, &["--dry-run"]).partly()["expected"].clone());
        said.push(orders(&office, rows, &[]).partly());
        said.push(orders(&office, rows, &["--zone", "Asia/Tokyo"]).partly());
        said.push(office.total("brl"));
        let said = serde_json::to_string(&said).unwrap();
        let text = said + &rejected(&office, "orders.csv");
        let folder = office.folder.path().to_str().unwrap();
        came_out.push(without_ids(
            &text.replace(folder, "").replace(&office.platform, ""),
        ));
    }
    for database in places.iter().flatten() {
        database.remove().await;
    }
    if let [sqlite, postgres] = &came_out[..] {
        assert_eq!(sqlite, postgres);
    }
}

/// Ids of payments are made anew each time.
fn without_ids(text: &str) -> String {
    let mut parts = text.split("py_");
    let mut all = parts.next().unwrap().to_owned();
    for part in parts {
        all.push_str(part.trim_start_matches(|c: char| c.is_ascii_alphanumeric()));
    }
    all
}
