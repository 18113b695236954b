use std::path::Path;

use domain::account::{AccountFilter, AccountOrder};
use domain::actor::{Actor, Tenant};
use domain::list::PageRequest;

use crate::support::{Office, context_on};

#[tokio::test]
async fn the_orders_of_a_real_marketplace_come_in() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/marketplace");
    if !data.is_dir() {
        eprintln!("skipped: no marketplace data beside the project");
        return;
    }
    let office = Office::new().await;
    let sellers = data.join("sellers.csv");
    let orders = data.join("order_items.csv");
    let id = ["--id", "seller_id", "--country", "BR", "--currency", "BRL"];
    let rejected = office.folder.path().join("rejected.csv");
    let rejected = ["--rejected", rejected.to_str().unwrap()];
    let args = [
        &["import", "accounts", sellers.to_str().unwrap()],
        &id[..],
        &rejected[..],
    ];
    let said = office.run(&args.concat()).json();
    assert_eq!(
        (said["imported"].as_u64(), said["rejected"].as_u64()),
        (Some(797), Some(0))
    );

    let columns = ["--id", "order_id,order_item_id", "--account", "seller_id"];
    let money = [
        "--amount",
        "price",
        "--time",
        "shipping_limit_date",
        "--currency",
        "BRL",
    ];
    let fee = ["--application-fee-percent", "12"];
    let args = [
        &["import", "payments", orders.to_str().unwrap()],
        &columns[..],
        &money[..],
    ];
    let said = office
        .run(&[&args.concat()[..], &fee[..], &rejected[..]].concat())
        .json();
    assert_eq!(said["imported"], 4_531);
    assert_eq!(said["amount"], 58_539_889);
    assert_eq!(office.total("brl")["owed"], 58_539_889);

    let ctx = context_on(&office.database()).await;
    let tenant = Tenant {
        platform: office.platform.parse().unwrap(),
        livemode: false,
    };
    let actor = Actor::System { tenant };
    let first = std::fs::read_to_string(&sellers).unwrap();
    let seller = first
        .lines()
        .nth(1)
        .unwrap()
        .split(',')
        .next()
        .unwrap()
        .to_owned();
    let filter = AccountFilter {
        query: Some(seller),
        ..Default::default()
    };
    let page = PageRequest::first(10);
    let order = AccountOrder::default();
    let found = service::accounts::search(&ctx, &actor, &filter, order, &page)
        .await
        .unwrap();
    assert_eq!(found.items.len(), 1, "a seller is found by its seller_id");
}
