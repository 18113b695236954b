use std::process::Stdio;

use crate::import::{SELLERS, accounts, payments};
use crate::support::{Office, tributary};

const ROWS: u64 = 3_000;

#[tokio::test]
async fn an_import_that_is_killed_is_completed_by_the_next_one() {
    let office = Office::new().await;
    let sellers = office.file("sellers.csv", SELLERS);
    accounts(&office, sellers.to_str().unwrap());
    let mut rows = String::from("order,item,seller,price,at\n");
    let mut sum = 0;
    for row in 0..ROWS {
        let cents = 100 + row % 977;
        sum += cents;
        let seller = if row % 3 == 0 { "s1" } else { "s2" };
        rows.push_str(&format!(
            "o{row},1,{seller},{}.{:02},2018-01-01\n",
            cents / 100,
            cents % 100
        ));
    }
    let orders = office.file("orders.csv", rows);

    let mut child = tributary()
        .args([
            "import",
            "payments",
            orders.to_str().unwrap(),
            "--id",
            "order,item",
        ])
        .args([
            "--account",
            "seller",
            "--amount",
            "price",
            "--time",
            "at",
            "--currency",
            "BRL",
        ])
        .args(["--application-fee-percent", "12", "--database"])
        .arg(office.database())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while office.total("brl")["owed"].as_i64().unwrap_or_default() == 0 {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    assert!(
        !child.wait().unwrap().success(),
        "it was in the middle of its work"
    );

    let rest = payments(&office, orders.to_str().unwrap(), &[]).json();
    let (imported, skipped) = (
        rest["imported"].as_u64().unwrap(),
        rest["skipped"].as_u64().unwrap(),
    );
    assert!(imported > 0 && skipped > 0, "{rest}");
    assert_eq!(imported + skipped, ROWS);
    assert_eq!(office.total("brl")["owed"].as_u64(), Some(sum));
}
