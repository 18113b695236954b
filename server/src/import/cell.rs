//! Cells that a spreadsheet does not take for formulas.
//!
//! A cell that begins with `=`, `+`, `-`, `@` or a tab is computed when the file is opened
//! (<https://owasp.org/www-community/attacks/CSV_Injection>). An apostrophe before it makes it a
//! text. Who reads such a file takes that apostrophe away again, and so that a cell that had one
//! from the start is not mistaken, it gets another.

use std::borrow::Cow;

/// What begins a formula in a spreadsheet, also in the wide form of East Asian keyboards.
const STARTS: [&str; 11] = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];

/// The cell as it is written to a file.
pub fn guarded(cell: &[u8]) -> Cow<'_, [u8]> {
    if risky(cell) {
        Cow::Owned([b"'", cell].concat())
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell as it was before it was [`guarded`].
pub fn unguarded(cell: &[u8]) -> &[u8] {
    match cell.strip_prefix(b"'") {
        Some(rest) if risky(rest) => rest,
        _ => cell,
    }
}

fn risky(cell: &[u8]) -> bool {
    let start = cell.iter().take_while(|byte| **byte == b'\'').count();
    let rest = cell.get(start..).unwrap_or_default();
    STARTS.iter().any(|it| rest.starts_with(it.as_bytes()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_begins_a_formula_becomes_a_text() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
            ("+44 20", "'+44 20"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("5", "5"),
            ("a=b", "a=b"),
            ("'tis", "'tis"),
            ("'", "'"),
            ("", ""),
        ] {
            let found = guarded(cell.as_bytes());
            assert_eq!(found.as_ref(), written.as_bytes(), "{cell}");
        }
    }

    proptest! {
        #[test]
        fn every_cell_reads_back_as_it_was(cell in "['=+@a\t\r\n＝-]{0,6}") {
            let written = guarded(cell.as_bytes()).into_owned();
            prop_assert_eq!(unguarded(&written), cell.as_bytes());
            prop_assert!(!STARTS.iter().any(|it| written.starts_with(it.as_bytes())));
        }
    }
}
