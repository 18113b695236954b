//! The names of the columns.

use super::super::cell::unguarded;
use super::super::trim::trim;
use super::{LINE, REASON};

/// The columns of a file. Those that an earlier import wrote for people, the line and the reason
/// of a rejected row, do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    columns: Vec<Column>,
    /// How many columns the file has, our own included.
    width: usize,
    /// Where our own are.
    own: Vec<usize>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name; `column 3` where it has none.
    pub name: String,
    /// Whether the header names it.
    pub named: bool,
}

impl Header {
    /// From the fields of the first row.
    pub fn new(fields: &[&str]) -> Result<Self, String> {
        let cleaned: Vec<&str> = fields.iter().map(|name| trim(name)).collect();
        let written = [LINE, REASON].iter().all(|name| cleaned.contains(name));
        let is_own = |name: &str| written && (name == LINE || name == REASON);
        let own: Vec<usize> = (0..)
            .zip(&cleaned)
            .filter(|(_, name)| is_own(name))
            .map(|it| it.0)
            .collect();
        let mut columns: Vec<Column> = Vec::new();
        for name in cleaned.iter().filter(|name| !is_own(name)) {
            let name = if written {
                unguarded(name.as_bytes())
            } else {
                name.as_bytes()
            };
            let name = String::from_utf8_lossy(name).into_owned();
            if name.is_empty() {
                columns.push(Column {
                    name: format!("column {}", columns.len() + 1),
                    named: false,
                });
                continue;
            }
            if columns
                .iter()
                .any(|other| other.named && other.name == name)
            {
                return Err(format!(
                    "the header names `{name}` twice; rename one of them"
                ));
            }
            columns.push(Column { name, named: true });
        }
        if !columns.iter().any(|column| column.named) {
            return Err("the header names no column".to_owned());
        }
        Ok(Self {
            columns,
            width: fields.len(),
            own,
        })
    }

    /// The columns, in their order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Whether an import wrote the file: the rows that it rejected.
    pub fn is_of_rejected_rows(&self) -> bool {
        !self.own.is_empty()
    }

    /// The place of a column: by its name, else as `column 3`.
    pub fn place(&self, name: &str) -> Option<usize> {
        let named = self.columns.iter().position(|column| column.name == name);
        named.or_else(|| {
            let number: usize = name.strip_prefix("column ")?.parse().ok()?;
            number
                .checked_sub(1)
                .filter(|place| *place < self.columns.len())
        })
    }

    /// The cells of a row without those of our own columns.
    pub fn without_own<'a>(&self, cells: impl Iterator<Item = &'a [u8]>) -> Vec<Vec<u8>> {
        let others = cells
            .enumerate()
            .filter(|(place, _)| !self.own.contains(place));
        match self.is_of_rejected_rows() {
            true => others.map(|(_, cell)| unguarded(cell).to_vec()).collect(),
            false => others.map(|(_, cell)| cell.to_vec()).collect(),
        }
    }

    /// Makes a row as wide as the header, where what it has too much is empty and what it has too
    /// little has no name. Otherwise the answer is how many cells it should have.
    pub fn fit(&self, mut cells: Vec<String>) -> Result<Vec<String>, usize> {
        let expected = self.width - self.own.len();
        let beyond = cells.get(expected..).unwrap_or_default();
        let missing = self.columns.get(cells.len()..).unwrap_or_default();
        if beyond.iter().any(|cell| !cell.is_empty()) || missing.iter().any(|it| it.named) {
            return Err(expected);
        }
        cells.resize(expected, String::new());
        Ok(cells)
    }

    /// Whether a row is the header once more, as in files that were joined.
    pub fn is_repeated_by(&self, cells: &[String]) -> bool {
        let pairs = self.columns.iter().zip(cells);
        pairs.into_iter().all(|(column, cell)| {
            if column.named {
                column.name == *cell
            } else {
                cell.is_empty()
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| text.to_string()).collect()
    }

    #[test]
    fn names_lose_what_cannot_be_seen() {
        let header = Header::new(&["\u{feff}order ", " item\u{a0}", "", "\u{200b}"]).unwrap();
        let names: Vec<&str> = header.columns().iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["order", "item", "column 3", "column 4"]);
        assert_eq!(header.place("item"), Some(1));
        assert_eq!(header.place("column 3"), Some(2));
        assert_eq!(header.place("column 1"), Some(0));
        assert_eq!(header.place("column 5"), None);
        assert_eq!(header.place("column 0"), None);
        assert!(
            Header::new(&["a", "b", "a "])
                .unwrap_err()
                .contains("`a` twice")
        );
        let nameless = Header::new(&["", " "]).map(|_| ());
        nameless.expect_err("no column has a name");
    }

    #[test]
    fn what_an_earlier_import_wrote_for_people_is_not_read() {
        let header = Header::new(&[LINE, REASON, "order", "'=sum"]).unwrap();
        assert!(header.is_of_rejected_rows());
        assert_eq!(header.place("order"), Some(0));
        assert_eq!(header.place("=sum"), Some(1));
        let cells: [&[u8]; 4] = [b"12", b"why", b"'-5", b"x"];
        assert_eq!(
            header.without_own(cells.into_iter()),
            [b"-5".to_vec(), b"x".to_vec()]
        );
        // Whoever has a column of that name has it.
        let other = Header::new(&["line", "reason", LINE]).unwrap();
        assert!(!other.is_of_rejected_rows());
        assert_eq!(other.columns().len(), 3);
    }

    #[test]
    fn a_comma_too_many_or_too_few_at_the_end_does_no_harm() {
        let header = Header::new(&["a", "b", ""]).unwrap();
        for cells in [&["1", "2"][..], &["1", "2", ""], &["1", "2", "", "", ""]] {
            assert_eq!(
                header.fit(owned(cells)),
                Ok(owned(&["1", "2", ""])),
                "{cells:?}"
            );
        }
        assert_eq!(header.fit(owned(&["1"])), Err(3));
        assert_eq!(header.fit(owned(&["1", "2", "", "x"])), Err(3));
        assert_eq!(
            header.fit(owned(&["1", "2", "x"])),
            Ok(owned(&["1", "2", "x"]))
        );
    }

    #[test]
    fn a_header_in_the_middle_is_recognised() {
        let header = Header::new(&["a", "b", ""]).unwrap();
        assert!(header.is_repeated_by(&owned(&["a", "b", ""])));
        assert!(!header.is_repeated_by(&owned(&["a", "c", ""])));
    }
}
