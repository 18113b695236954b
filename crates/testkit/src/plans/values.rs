//! Values for a call: the owner who has most, and else what is rare.

use super::Statement;

/// For each placeholder its type and a value; what was absent is absent.
pub(super) fn of(statement: &Statement) -> Vec<(&'static str, String)> {
    let words: Vec<&str> = statement
        .text
        .split([' ', '(', ')', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let value = |(place, letter): (usize, char)| {
        let name = format!("${}", place + 1);
        let column = words
            .windows(3)
            .find_map(|it| match it {
                [_, ">=", value] if *value == name => Some("from"),
                [column, "=" | "IN", value] if *value == name => Some(*column),
                [_, "LIMIT", value] if *value == name => Some("LIMIT"),
                _ => None,
            })
            .map(|column| column.rsplit('.').next().unwrap_or(column));
        match letter {
            'i' => ("bigint", integer(column)),
            't' => ("text", text(column)),
            'I' => ("bigint", "NULL".to_owned()),
            _ => ("text", "NULL".to_owned()),
        }
    };
    statement.types.chars().enumerate().map(value).collect()
}

fn integer(column: Option<&str>) -> String {
    match column {
        Some("livemode" | "is_platform" | "deleted") => "0",
        Some("available") => "1",
        Some("LIMIT") => "21",
        Some("from") => "0",
        _ => "90000",
    }
    .to_owned()
}

fn text(column: Option<&str>) -> String {
    match column {
        Some("platform_id" | "account_id" | "owner" | "destination") => {
            "'acct_platform'".to_owned()
        }
        Some("kind" | "status" | "purpose" | "origin" | "source_type") => "'rare'".to_owned(),
        Some(other) => format!("'{other}'"),
        None => "'m'".to_owned(),
    }
}
