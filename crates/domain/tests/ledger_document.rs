//! Every recipe as T-accounts in `docs/LEDGER.md`: the document is rendered from the code.
//!
//! Run with `UPDATE_DOCS=1` to write it anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "ledger_document/examples.rs"]
mod examples;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::Path,
};

use domain::{
    ledger::{LedgerAccount, LedgerKind, Owner, recipes},
    money::Currency,
};
use examples::examples;

const BEGIN: &str = "<!-- recipes: rendered by crates/domain/tests/ledger_document.rs -->\n";
const END: &str = "<!-- end of recipes -->\n";

#[test]
fn every_recipe_has_an_example() {
    let drawn: BTreeSet<&str> = examples().iter().map(|it| it.recipe).collect();
    assert_eq!(drawn, recipes::NAMES.iter().copied().collect());
}

fn title(account: &LedgerAccount) -> String {
    let owner = match &account.owner {
        Owner::Account(id) if id.as_str() == "acct_platform" => "Platform",
        Owner::Account(_) => "Seller",
        Owner::World => "Outside",
    };
    let kind = match account.kind {
        LedgerKind::Pending => "pending",
        LedgerKind::Available => "available",
        LedgerKind::InTransit => "in transit",
        LedgerKind::ClearingBank => "clearing bank",
        LedgerKind::CardNetwork => "card network",
        LedgerKind::Reserve => "reserve",
        LedgerKind::Prefunding => "prefunding",
        LedgerKind::Fees => "processing fees",
    };
    format!("{owner}: {kind}")
}

fn t_account(name: &str, lines: &[(bool, String)]) -> String {
    let mut text = format!("{}\n{}\n", format!("{name:^55}").trim_end(), "─".repeat(55));
    for (debit, line) in lines {
        let (left, right) = if *debit {
            (line.as_str(), "")
        } else {
            ("", line.as_str())
        };
        let row = format!("{left:<26} │ {right:<26}");
        let _ = writeln!(text, "{}", row.trim_end());
    }
    text
}

fn render() -> String {
    let mut text = String::new();
    for example in examples() {
        let case = match example.case {
            "" => String::new(),
            case => format!(", {case}"),
        };
        let (recipe, event) = (example.recipe, example.event);
        let _ = write!(text, "### `{recipe}{case}`\n\n{event}\n\n");
        let mut accounts: BTreeMap<String, Vec<(bool, String)>> = BTreeMap::new();
        text.push_str("| Code | Debit | Credit | Amount |\n| --- | --- | --- | ---: |\n");
        for posting in &example.postings {
            let (debit, credit) = (title(posting.debit()), title(posting.credit()));
            let (code, amount) = (posting.code(), posting.amount().money());
            // What must be covered is refused when it is not.
            let covered = if posting.is_guarded() {
                ", must cover it"
            } else {
                ""
            };
            let _ = writeln!(
                text,
                "| `{code}` | {debit}{covered} | {credit} | {amount} |"
            );
            let plain = Currency::USD.to_decimal(amount.minor());
            accounts
                .entry(debit)
                .or_default()
                .push((true, format!("{code:<15} {plain:>10}")));
            accounts
                .entry(credit)
                .or_default()
                .push((false, format!("{code:<15} {plain:>10}")));
        }
        text.push_str("\n```text\n");
        let drawn: Vec<String> = accounts
            .iter()
            .map(|(name, lines)| t_account(name, lines))
            .collect();
        text.push_str(&drawn.join("\n"));
        text.push_str("```\n\n");
    }
    text
}

#[test]
fn the_ledger_document_shows_every_recipe_as_the_code_has_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/LEDGER.md");
    let document = std::fs::read_to_string(&path).expect("docs/LEDGER.md");
    let (head, rest) = document
        .split_once(BEGIN)
        .expect("the start of the recipes");
    let (found, tail) = rest.split_once(END).expect("the end of the recipes");
    let wanted = format!("\n{}", render());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, format!("{head}{BEGIN}{wanted}{END}{tail}")).expect("written");
        return;
    }
    assert_eq!(
        found, wanted,
        "run this test with UPDATE_DOCS=1 to render the document anew"
    );
}
