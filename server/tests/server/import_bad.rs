use crate::import::{SELLERS, accounts, payments};
use crate::support::Office;

#[tokio::test]
async fn bad_rows_go_to_a_file_with_line_and_reason_and_the_others_come_in() {
    let office = Office::new().await;
    let sellers = office.file("sellers.csv", SELLERS);
    accounts(&office, sellers.to_str().unwrap());
    let mut rows = b"order,item,seller,price,at,note\no,1,s1,10.00,2018-01-01,good\n".to_vec();
    for row in [
        "o,2,s1,10.00,2018-01-01",
        "o,3,s1,ten,2018-01-01,",
        "o,4,s1,-5,2018-01-01,",
        "o,5,s1,0,2018-01-01,",
        "o,6,s1,1e3,2018-01-01,",
        "o,7,s1,1.0001,2018-01-01,",
        "o,8,s1,99999999999,2018-01-01,",
        "o,9,s1,10,soon,",
        "o,10,s1,10,2199-01-01,",
        "o,11,nobody,10,2018-01-01,",
        "o,,s1,10,2018-01-01,",
        "o,13,,10,2018-01-01,",
    ] {
        rows.extend_from_slice(row.as_bytes());
        rows.push(b'\n');
    }
    rows.extend_from_slice(b"o,14,s1,10,2018-01-01,caf\xe9\n");
    rows.extend_from_slice(b"o,15,s2,2.50,2018-01-01,good\n");
    let orders = office.file("orders.csv", rows);
    let utf8 = ["--encoding", "utf-8"];
    let said = payments(&office, orders.to_str().unwrap(), &utf8).partly();
    assert_eq!(said["read"], 15);
    assert_eq!(said["imported"], 2);
    assert_eq!(said["rejected"], 13);
    assert_eq!(said["amount"], 1_250);

    let file = office.folder.path().join("orders.csv.rejected.csv");
    assert_eq!(said["rejected_file"], file.to_str().unwrap());
    let bytes = std::fs::read(&file).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some(
            "\u{feff}\"tributary_line\",\"tributary_reason\",\"order\",\"item\",\"seller\",\
             \"price\",\"at\",\"note\""
        )
    );
    let told: Vec<&str> = lines.collect();
    for (place, start) in [
        "3,\"5 fields instead of 6",
        "4,\"column `price`: Enter the amount in digits",
        "5,\"column `price`: The amount must be greater than zero.",
        "6,\"column `price`: The amount must be greater than zero.",
        "7,\"column `price`: Enter the amount in digits",
        "8,\"column `price`: The amount has too many decimals: BRL has 2.",
        "9,\"column `price`: The amount is too large",
        "10,\"column `at` is not a time",
        "11,\"column `at`: The payment lies in the future.",
        "12,\"column `seller`: there is no account `nobody`; import the accounts first",
        "13,\"column `item` is empty",
        "14,\"column `seller` is empty",
        "15,\"column `note` is not UTF-8",
    ]
    .iter()
    .enumerate()
    {
        assert!(
            told[place].starts_with(start),
            "{} should start with {start}",
            told[place]
        );
    }
    assert!(
        bytes.windows(4).any(|it| it == b"caf\xe9"),
        "rows are kept as they were"
    );

    // Mended and run again, the rest comes in and nothing twice.
    let mended = office.file(
        "orders.csv",
        "order,item,seller,price,at,note\n\
        o,1,s1,10.00,2018-01-01,good\no,3,s1,10.00,2018-01-01,\n",
    );
    let said = payments(&office, mended.to_str().unwrap(), &[]).json();
    assert_eq!(
        (said["imported"].as_u64(), said["skipped"].as_u64()),
        (Some(1), Some(1))
    );
    assert!(!file.exists(), "nothing is rejected any more");
}

#[tokio::test]
async fn lines_are_counted_whatever_ends_them() {
    for end in ["\n", "\r\n"] {
        let office = Office::new().await;
        let sellers = office.file("sellers.csv", SELLERS);
        accounts(&office, sellers.to_str().unwrap());
        let rows = [
            "order,item,seller,price,\"a",
            "t\",at",
            "o,1,s1,1,x,2018-01-01",
            "bad",
            "\"o",
            "o\",2,s1,bad,x,2018-01-01",
        ];
        let orders = office.file("orders.csv", rows.join(end) + end);
        let said = payments(&office, orders.to_str().unwrap(), &[]).partly();
        assert_eq!(said["rejected"], 2, "{end:?}");
        let file = office.folder.path().join("orders.csv.rejected.csv");
        let told = std::fs::read_to_string(file).unwrap();
        assert!(
            told.contains("\n4,\"1 fields instead of 6"),
            "{end:?}: {told}"
        );
        assert!(told.contains("\n5,\"column `price`"), "{end:?}: {told}");
    }
}

#[tokio::test]
async fn a_row_that_a_rule_forbids_does_not_keep_others_out() {
    let office = Office::new().await;
    let sellers = "seller_id,name,email\ns1,One,one@example.com\ns2,Two,not-an-address\n";
    let sellers = office.file("sellers.csv", sellers);
    let said = accounts(&office, sellers.to_str().unwrap()).partly();
    assert_eq!(
        (said["imported"].as_u64(), said["rejected"].as_u64()),
        (Some(1), Some(1))
    );
    let file = office.folder.path().join("sellers.csv.rejected.csv");
    let text = std::fs::read_to_string(file).unwrap();
    assert!(
        text.contains("3,\"column `email`: Enter an email address"),
        "{text}"
    );
}

#[tokio::test]
async fn a_file_that_cannot_be_imported_is_refused_at_once() {
    let office = Office::new().await;
    let refusal = |name: &str, content: &[u8]| {
        let file = office.file(name, content);
        let said = payments(&office, file.to_str().unwrap(), &[]);
        assert!(!said.ok, "{name}");
        said.err
    };
    assert!(refusal("empty.csv", b"").contains("is empty; it needs a header row"));
    let missing = refusal("column.csv", b"order,item,seller,at\n");
    assert!(
        missing.contains("--amount: the file has no column `price`; it has `order`"),
        "{missing}"
    );
    assert!(refusal("twice.csv", b"order,item,item,seller\n").contains("names `item` twice"));
    let latin = refusal("latin.csv", b"order,pre\xe7o\n");
    assert!(latin.contains("the header: not UTF-8"), "{latin}");
    assert!(latin.contains("--encoding windows-1252"), "{latin}");

    let open = format!(
        "order,item,seller,price,at\n\"{}",
        "o,1,s1,1,2018-01-01\n".repeat(200_000)
    );
    let told = refusal("open.csv", open.as_bytes());
    assert!(
        told.contains("reading the row at line 2") && told.contains("quote"),
        "{told}"
    );

    let gone = payments(&office, "/no/such/file.csv", &[]);
    assert!(gone.err.contains("/no/such/file.csv"), "{}", gone.err);
    let folder = office.folder.path().to_str().unwrap();
    assert!(payments(&office, folder, &[]).err.contains("is a folder"));

    let orders = office.file("orders.csv", "order,item,seller,price,at\nbad\n");
    let orders = orders.to_str().unwrap();
    let nowhere = payments(&office, orders, &["--rejected", "/no/such/folder/r.csv"]);
    assert!(nowhere.err.contains("--rejected"), "{}", nowhere.err);
    let other = payments(&office, orders, &["--platform", "acct_other"]);
    assert!(
        other.err.contains("there is no platform acct_other"),
        "{}",
        other.err
    );
    for (option, bad) in [
        ("--currency", "XYZ"),
        ("--application-fee-percent", "101"),
        ("--platform", "tr_1"),
    ] {
        let args = [
            "import",
            "payments",
            orders,
            "--id",
            "order",
            "--account",
            "seller",
        ];
        let more = ["--amount", "price", "--time", "at", "--currency", "BRL"];
        let fee = [
            "--application-fee-percent",
            "1",
            "--platform",
            &office.platform,
        ];
        let mut all: Vec<&str> = [&args[..], &more[..], &fee[..]].concat();
        let place = all.iter().position(|it| *it == option).unwrap();
        all[place + 1] = bad;
        let said = office.run(&all);
        assert!(
            !said.ok && said.err.contains(bad),
            "{option} {bad}: {}",
            said.err
        );
    }
}
