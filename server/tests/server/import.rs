use serde_json::{Value, json};

use crate::support::{Office, Said};

pub const SELLERS: &str = "seller_id,name,email,city\n\
    s1,Ipê Amarelo,ola@ipe.example,São Paulo\n\
    s2,\"Maré, Recife\",ola@mare.example,Recife\n";

pub fn accounts(office: &Office, file: &str) -> Said {
    let options = ["--id", "seller_id", "--country", "BR", "--currency", "BRL"];
    let columns = [
        "--email",
        "email",
        "--name",
        "name",
        "--platform",
        &office.platform,
    ];
    office.run(&[&["import", "accounts", file], &options[..], &columns[..]].concat())
}

pub fn payments(office: &Office, file: &str, more: &[&str]) -> Said {
    let options = [
        "--id",
        "order,item",
        "--account",
        "seller",
        "--amount",
        "price",
    ];
    let columns = [
        "--time",
        "at",
        "--currency",
        "BRL",
        "--application-fee-percent",
        "12",
    ];
    office.run(
        &[
            &["import", "payments", file],
            &options[..],
            &columns[..],
            more,
        ]
        .concat(),
    )
}

/// Imports the payments of a file with these cells; the header has what [`payments`] names.
pub fn orders(office: &Office, rows: &str, more: &[&str]) -> Said {
    let rows = format!("order,item,seller,price,at,note\n{rows}");
    content(office, rows.as_bytes(), more)
}

/// The same of a file with these bytes, header and all.
pub fn content(office: &Office, bytes: &[u8], more: &[&str]) -> Said {
    let file = office.file("orders.csv", bytes);
    payments(office, file.to_str().unwrap(), more)
}

/// A platform with the sellers of [`SELLERS`].
pub async fn office() -> Office {
    let office = Office::new().await;
    let sellers = office.file("sellers.csv", SELLERS);
    accounts(&office, sellers.to_str().unwrap());
    office
}

/// What the platform owes in reais, in cents.
pub fn owed(office: &Office) -> i64 {
    office.total("brl")["owed"].as_i64().unwrap_or(0)
}

/// The rejected rows of that file.
pub fn rejected(office: &Office, name: &str) -> String {
    let file = office.folder.path().join(format!("{name}.rejected.csv"));
    String::from_utf8(std::fs::read(file).unwrap()).unwrap()
}

/// Runs a line that the program proposes.
pub fn run_line(line: &Value) -> bool {
    let line = line.as_str().unwrap();
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", line]).output().unwrap().status.success()
}

#[tokio::test]
async fn accounts_and_payments_come_in_once() {
    let office = Office::new().await;
    let sellers = office.file("sellers.csv", SELLERS);
    let first = accounts(&office, sellers.to_str().unwrap()).json();
    assert_eq!(
        first,
        json!({
            "read": 2, "imported": 2, "skipped": 0, "repeated": 0, "rejected": 0, "amount": 0,
            "application_fee": 0, "currency": "brl", "rejected_file": null, "reasons": [],
            "read_as": { "encoding": "UTF-8", "separator": "," },
        })
    );
    let again = accounts(&office, sellers.to_str().unwrap()).json();
    assert_eq!(
        (&again["imported"], &again["skipped"]),
        (&json!(0), &json!(2))
    );

    // A byte order mark, line ends of Windows, quotes with a comma, a quote and a line break.
    let orders = "\u{feff}order,item,seller,price,at,note\r\n\
        o1,1,s1,49.99,2018-03-04T05:06:07Z,plain\r\n\
        o1,2,s2,0.04,2018-03-04,\"a, \"\"b\"\"\r\nc\"\r\n\
        o2,1,s1,\"1,204.50\",2018-03-05 10:00:00,\r\n";
    let orders = office.file("orders.csv", orders);
    let first = payments(&office, orders.to_str().unwrap(), &[]).json();
    // 12 % of 49.99, 0.04 and 1,204.50, each rounded half-up: 6.00, 0.00 and 144.54.
    assert_eq!(first["amount"], 4_999 + 4 + 120_450);
    assert_eq!(first["application_fee"], 600 + 14_454);
    assert_eq!((&first["read"], &first["imported"]), (&json!(3), &json!(3)));
    let again = payments(&office, orders.to_str().unwrap(), &[]).json();
    assert_eq!(
        (&again["skipped"], &again["amount"]),
        (&json!(3), &json!(0))
    );
    assert_eq!(office.total("brl")["owed"], 4_999 + 4 + 120_450);
    assert!(
        !office
            .folder
            .path()
            .join("orders.csv.rejected.csv")
            .exists()
    );
}

#[tokio::test]
async fn live_and_test_data_do_not_meet() {
    let office = Office::new().await;
    let sellers = office.file("sellers.csv", SELLERS);
    accounts(&office, sellers.to_str().unwrap());
    let orders = office.file(
        "orders.csv",
        "order,item,seller,price,at\no,1,s1,1,2018-01-01\n",
    );
    let live = payments(&office, orders.to_str().unwrap(), &["--livemode"]).partly();
    assert_eq!(
        (&live["imported"], &live["rejected"]),
        (&json!(0), &json!(1))
    );
}

#[tokio::test]
async fn an_account_is_named_by_our_id_too() {
    let office = Office::new().await;
    let sellers = office.file("sellers.csv", SELLERS);
    accounts(&office, sellers.to_str().unwrap());
    let ctx = crate::support::context_on(&office.database()).await;
    let platform = office.platform.parse().unwrap();
    let actor = domain::actor::Actor::System {
        tenant: domain::actor::Tenant {
            platform,
            livemode: false,
        },
    };
    let id = service::accounts::imported(&ctx, &actor, "s2")
        .await
        .unwrap()
        .unwrap();
    let rows = format!("order,item,seller,price,at\no,1,{id},10,2018-01-01\n");
    let orders = office.file("orders.csv", rows);
    assert_eq!(
        payments(&office, orders.to_str().unwrap(), &[]).json()["imported"],
        1
    );
    let balances = service::balances::of_account(&ctx, &actor, &id)
        .await
        .unwrap();
    assert_eq!(
        balances
            .iter()
            .map(|it| it.available + it.pending)
            .sum::<i64>(),
        880
    );
    let account = service::accounts::retrieve(&ctx, &actor, &id)
        .await
        .unwrap();
    assert_eq!(account.metadata.get("seller_id"), Some("s2"));
    assert_eq!(account.metadata.get("city"), Some("Recife"));
    assert_eq!(account.display_name().as_deref(), Some("Maré, Recife"));
}
