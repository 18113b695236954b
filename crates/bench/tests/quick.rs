//! The whole bench, as little of it as there can be.

use std::process::Command;

use bench::Section;

/// How the rows of each table begin.
fn rows(section: Section) -> &'static [&'static str] {
    match section {
        Section::Transfers => &["| 1 |", "| 8 |", "| 64 |"],
        Section::Balance => &["| 8 |"],
        Section::Payday => &[
            "| SQLite | made | 40 |",
            "| SQLite | sent | 40 |",
            "| SQLite | arrived | 40 |",
            "| SQLite | all three | 40 |",
        ],
        Section::Imports => &["| SQLite | 400 accounts |", "| SQLite | 400 payments |"],
        Section::Start => &["| 8 accounts |", "| larger |"],
        Section::Pages => &["| /connect |", "| /connect/accounts |", "| /v1/events |"],
    }
}

#[test]
fn a_quick_run_prints_every_row_of_every_table() {
    let output = Command::new(env!("CARGO_BIN_EXE_tributary-bench"))
        .arg("--quick")
        .output()
        .unwrap();
    let (said, wrong) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{said}\n{wrong}");
    for section in Section::ALL {
        let head = format!("## {}\n", section.title());
        let (_, rest) = said.split_once(&head).unwrap_or_else(|| panic!("{said}"));
        let table = rest.split("\n## ").next().unwrap_or_default();
        // The binary lies beside the program once something built it.
        if table.trim_start().starts_with("SKIPPED: no `tributary`") {
            continue;
        }
        for row in rows(section) {
            assert!(table.contains(row), "{row} is missing: {table}");
        }
    }
}
