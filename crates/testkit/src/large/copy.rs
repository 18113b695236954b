//! Rows as expressions of SQL.

/// A text of the templates, and the expression that stands in its place in a copy.
pub(super) type Needle = (String, String);

/// The text of a row with the needles' expressions in it.
pub(super) fn text(value: &str, needles: &[Needle]) -> String {
    let mut parts = Vec::new();
    let mut rest = value;
    while let Some((at, (found, with))) = first(rest, needles) {
        if at > 0 {
            parts.push(quoted(&rest[..at]));
        }
        parts.push(with.clone());
        rest = &rest[at + found.len()..];
    }
    if !rest.is_empty() || parts.is_empty() {
        parts.push(quoted(rest));
    }
    parts.join(" || ")
}

fn first<'a>(text: &str, needles: &'a [Needle]) -> Option<(usize, &'a Needle)> {
    let found = |it: &'a Needle| text.find(&it.0).map(|at| (at, it));
    needles.iter().filter_map(found).min_by_key(|(at, _)| *at)
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A column of several rows, which are told apart by `i`.
pub(super) fn column(values: &[String], is_text: bool) -> String {
    let kind = if is_text { "TEXT" } else { "BIGINT" };
    let same = values.iter().all(|it| *it == values[0]);
    if let (true, Some(value)) = (same, values.first()) {
        return format!("CAST({value} AS {kind})");
    }
    let cases: Vec<_> = values
        .iter()
        .enumerate()
        .map(|(row, value)| format!("WHEN {row} THEN {value}"))
        .collect();
    format!("CAST(CASE i {} END AS {kind})", cases.join(" "))
}

/// The end of an id, which is another one in every copy: that of the templates, and its length.
pub(super) const TAIL: usize = 13;

/// The needles of an id: its end gives way to two digits of its own and eleven of the copy.
pub(super) fn of_id(id: &str, number: usize, code: &str) -> [Needle; 2] {
    let tail = &id[id.len() - TAIL..];
    let with = format!("('{:02}' || {code})", number % 100);
    [(tail.to_owned(), with.clone()), (tail.to_lowercase(), with)]
}
