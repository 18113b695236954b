//! Which column means what.

use anyhow::bail;
use domain::metadata::{Metadata, MetadataError, Patch};

/// Longest id of a row, in characters.
const MAX_ID: usize = 255;

/// The columns of a file by what they mean.
pub struct Columns {
    header: Vec<String>,
    id: Vec<usize>,
}

impl Columns {
    /// `id` are the columns that identify a row.
    pub fn new(header: &[String], id: &[String]) -> anyhow::Result<Self> {
        let mut columns = Self {
            header: header.to_vec(),
            id: Vec::new(),
        };
        for name in id {
            let place = columns.find("--id", name)?;
            columns.id.push(place);
        }
        Ok(columns)
    }

    /// The place of a column that an option names.
    pub fn find(&self, option: &str, name: &str) -> anyhow::Result<usize> {
        match self.header.iter().position(|column| column == name) {
            Some(place) => Ok(place),
            None => bail!(
                "{option}: the file has no column `{name}`; it has {}",
                self.header
                    .iter()
                    .map(|it| format!("`{it}`"))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        }
    }

    /// The place of a column that an option may name.
    pub fn find_opt(&self, option: &str, name: Option<&str>) -> anyhow::Result<Option<usize>> {
        name.map(|name| self.find(option, name)).transpose()
    }

    /// The id of a row: the values of its id columns, joined so that two different rows never
    /// have the same one.
    pub fn id(&self, fields: &[String]) -> Result<String, String> {
        let mut parts = Vec::with_capacity(self.id.len());
        for place in &self.id {
            let value = fields.get(*place).map_or("", |value| value.trim());
            if value.is_empty() {
                let name = self.header.get(*place).map_or("", String::as_str);
                return Err(format!("column `{name}` is empty"));
            }
            parts.push(value);
        }
        let joined = match parts.as_slice() {
            [only] => (*only).to_owned(),
            several => {
                let escaped = several
                    .iter()
                    .map(|part| part.replace('\\', "\\\\").replace(':', "\\:"));
                escaped.collect::<Vec<_>>().join(":")
            }
        };
        if joined.chars().count() > MAX_ID {
            return Err(format!("the id is longer than {MAX_ID} characters"));
        }
        Ok(joined)
    }

    /// Every column but `used` as metadata.
    pub fn metadata(&self, fields: &[String], used: &[usize]) -> Result<Metadata, String> {
        Metadata::from_pairs(self.others(fields, used))
            .map_err(|error: MetadataError| error.to_string())
    }

    /// The same as a change of metadata, checked.
    pub fn patch(&self, fields: &[String], used: &[usize]) -> Result<Patch, String> {
        self.metadata(fields, used)?;
        Ok(Patch::Merge(self.others(fields, used).collect()))
    }

    fn others<'a>(
        &'a self,
        fields: &'a [String],
        used: &'a [usize],
    ) -> impl Iterator<Item = (String, String)> + 'a {
        let pairs = self.header.iter().zip(fields).enumerate();
        pairs
            .filter(|(place, _)| !used.contains(place))
            .map(|(_, (name, value))| (name.clone(), value.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| text.to_string()).collect()
    }

    #[test]
    fn several_columns_make_one_id_that_cannot_be_mistaken() {
        let columns = Columns::new(&owned(&["a", "b", "c"]), &owned(&["a", "b"])).unwrap();
        assert_eq!(columns.id(&owned(&["1", "2", "x"])), Ok("1:2".into()));
        let left = columns.id(&owned(&["1:2", "3", ""])).unwrap();
        let right = columns.id(&owned(&["1", "2:3", ""])).unwrap();
        assert_ne!(left, right);
        assert_eq!(
            columns.id(&owned(&["1", " ", "x"])),
            Err("column `b` is empty".into())
        );
        let single = Columns::new(&owned(&["a"]), &owned(&["a"])).unwrap();
        assert_eq!(single.id(&owned(&["x:y"])), Ok("x:y".into()));
        assert_eq!(
            single.id(&owned(&[&"x".repeat(256)])),
            Err("the id is longer than 255 characters".into())
        );
    }

    #[test]
    fn a_missing_column_is_named_with_those_that_are_there() {
        let told = Columns::new(&owned(&["a", "b"]), &owned(&["z"]))
            .err()
            .unwrap()
            .to_string();
        assert_eq!(told, "--id: the file has no column `z`; it has `a`, `b`");
    }

    #[test]
    fn other_columns_are_kept_within_limits() {
        let columns = Columns::new(&owned(&["id", "city", "note"]), &owned(&["id"])).unwrap();
        let kept = columns.metadata(&owned(&["1", "Natal", ""]), &[]).unwrap();
        assert_eq!(
            kept.iter().collect::<Vec<_>>(),
            [("city", "Natal"), ("id", "1")]
        );
        let long = columns.metadata(&owned(&["1", &"x".repeat(501), ""]), &[]);
        let told = MetadataError::Value("city".into()).to_string();
        assert_eq!(long, Err(told));
    }
}
