//! Which column means what.

use std::collections::BTreeMap;

use anyhow::bail;
use domain::metadata::{MAX_KEY, MAX_KEYS, MAX_VALUE, Metadata};

use super::fault::{Fault, Question, Questions, option};
use super::file::Header;
use super::importer::Reading;

/// Longest id of a row, in characters.
const MAX_ID: usize = 255;

/// What was said about columns that become metadata.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keep<'a> {
    /// Columns that do not.
    pub leave_out: &'a [String],
    /// Whether names and values that are too long are cut.
    pub shorten: bool,
}

/// The columns of a file by what they mean.
pub struct Columns {
    header: Header,
    id: Vec<usize>,
    /// What columns are used as, by their place.
    uses: BTreeMap<usize, Vec<&'static str>>,
    /// Under which key a column is kept as metadata; `None` where it is not.
    keys: Vec<Option<String>>,
    shorten: bool,
    questions: Questions,
    shortened: u64,
}

impl Columns {
    /// `id` are the columns that identify a row.
    pub fn new(header: &Header, id: &[String]) -> anyhow::Result<Self> {
        let mut columns = Self {
            header: header.clone(),
            id: Vec::new(),
            uses: BTreeMap::new(),
            keys: Vec::new(),
            shorten: false,
            questions: Questions::default(),
            shortened: 0,
        };
        for name in id {
            let place = columns.find("--id", name)?;
            columns.id.push(place);
            columns.uses.entry(place).or_default().push("id");
        }
        Ok(columns)
    }

    /// The name of a column.
    fn name(&self, place: usize) -> &str {
        let column = self.header.columns().get(place);
        column.map_or("", |column| column.name.as_str())
    }

    /// The place of a column that an option names, used as `used_as`.
    pub fn use_as(
        &mut self,
        option: &str,
        name: &str,
        used_as: &'static str,
    ) -> anyhow::Result<usize> {
        let place = self.find(option, name)?;
        self.uses.entry(place).or_default().push(used_as);
        Ok(place)
    }

    fn find(&self, option: &str, name: &str) -> anyhow::Result<usize> {
        match self.header.place(name) {
            Some(place) => Ok(place),
            None => bail!(
                "{option}: the file has no column `{name}`; it has {}",
                self.header
                    .columns()
                    .iter()
                    .map(|it| format!("`{}`", it.name))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        }
    }

    /// Says which columns become metadata: all but those that are used otherwise than as an id,
    /// and those that are left out.
    pub fn keep(&mut self, keep: Keep<'_>) -> anyhow::Result<()> {
        let left_out = self.left_out(keep.leave_out)?;
        self.shorten = keep.shorten;
        self.keys = Vec::with_capacity(self.header.columns().len());
        for place in 0..self.header.columns().len() {
            let used = self.uses.get(&place);
            let other = used.is_some_and(|uses| uses.iter().any(|it| *it != "id"));
            let key = match other || left_out.contains(&place) {
                true => None,
                false => Some(self.key(place)?),
            };
            self.keys.push(key);
        }
        for place in left_out {
            self.uses.entry(place).or_default().push("left out");
        }
        Ok(())
    }

    /// The places that `--leave-out` names, each time one column or several with commas between.
    fn left_out(&self, named: &[String]) -> anyhow::Result<Vec<usize>> {
        let mut places = Vec::new();
        for text in named {
            if let Some(place) = self.header.place(text) {
                places.push(place);
                continue;
            }
            for name in text.split(',') {
                places.push(self.find("--leave-out", name.trim())?);
            }
        }
        Ok(places)
    }

    /// The key of a column that is kept.
    fn key(&mut self, place: usize) -> anyhow::Result<String> {
        let name = self.name(place).to_owned();
        let about = format!("column `{name}`");
        if name.contains(['[', ']', '\0']) {
            self.questions.ask_of_header(&about, "name", || {
                let text = "metadata cannot have such a name, for its brackets: leave the column out \
                            with --leave-out, or rename it in the header";
                (text.to_owned(), vec![option("--leave-out", &name)])
            });
        }
        if name.chars().count() <= MAX_KEY {
            return Ok(name);
        }
        if !self.shorten {
            self.questions.ask_of_header(&about, "name", || {
                let text = format!(
                    "the name of metadata can have {MAX_KEY} characters: cut what is too long with \
                     --shorten, leave the column out with --leave-out, or rename it in the header"
                );
                (text, vec![vec!["--shorten".to_owned()]])
            });
        }
        let short: String = name.chars().take(MAX_KEY).collect();
        if self.shorten && self.keys.iter().flatten().any(|other| *other == short) {
            bail!("two columns begin with `{short}`; rename one of them in the header");
        }
        Ok(short)
    }

    /// What must be said before the rows can be read.
    pub fn questions(&mut self) -> Vec<Question> {
        std::mem::take(&mut self.questions).into_list()
    }

    /// What a column is used as, in words.
    pub fn used_as(&self, place: usize) -> String {
        let uses = self.uses.get(&place);
        let mut words: Vec<&str> = uses.into_iter().flatten().copied().collect();
        if self.keys.get(place).is_some_and(Option::is_some) {
            words.push("metadata");
        }
        words.join(", ")
    }

    /// What was cut, where something was.
    pub fn reading(&self) -> Option<Reading> {
        (self.shortened > 0).then(|| Reading {
            name: "shortened",
            value: self.shortened.to_string(),
            text: format!("{} values cut to {MAX_VALUE} characters", self.shortened),
        })
    }

    /// The id of a row: the values of its id columns, joined so that two different rows never
    /// have the same one.
    pub fn id(&self, cells: &[String]) -> Result<String, Fault> {
        let mut parts = Vec::with_capacity(self.id.len());
        for place in &self.id {
            let value = cells.get(*place).map_or("", String::as_str);
            if value.is_empty() {
                return Err(Fault::Row(format!(
                    "column `{}` is empty",
                    self.name(*place)
                )));
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
            return Err(Fault::Row(format!(
                "the id is longer than {MAX_ID} characters"
            )));
        }
        Ok(joined)
    }

    /// Every column that is kept, as metadata.
    pub fn metadata(&mut self, cells: &[String], line: u64) -> Result<Metadata, Fault> {
        let mut pairs: BTreeMap<String, String> = BTreeMap::new();
        let mut asked = false;
        for (place, cell) in cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            let Some(Some(key)) = self.keys.get(place) else {
                continue;
            };
            let key = key.clone();
            if self
                .header
                .columns()
                .get(place)
                .is_some_and(|column| !column.named)
            {
                self.ask_for_a_name(place, line);
                asked = true;
            }
            match self.value(place, cell, line) {
                Ok(value) => {
                    pairs.insert(key, value);
                }
                Err(_) => asked = true,
            }
        }
        if pairs.len() > MAX_KEYS {
            self.ask_for_fewer(pairs.len(), line);
            asked = true;
        }
        if asked {
            return Err(Fault::File);
        }
        let made = Metadata::from_pairs(pairs);
        made.map_err(|error| Fault::Row(error.to_string()))
    }

    fn value(&mut self, place: usize, cell: &str, line: u64) -> Result<String, Fault> {
        let length = cell.chars().count();
        if length <= MAX_VALUE {
            return Ok(cell.to_owned());
        }
        if self.shorten {
            self.shortened += 1;
            let start: String = cell.chars().take(MAX_VALUE - 1).collect();
            return Ok(format!("{}…", start.trim_end()));
        }
        let about = format!("column `{}`", self.name(place));
        self.questions.ask(&about, "length", line, || {
            let text = format!(
                "a value of metadata can have {MAX_VALUE} characters, and this one has {length}: cut \
                 what is too long with --shorten, or leave the column out with --leave-out"
            );
            (text, vec![vec!["--shorten".to_owned()]])
        });
        Err(Fault::File)
    }

    fn ask_for_a_name(&mut self, place: usize, line: u64) {
        let name = self.name(place).to_owned();
        self.questions.ask(&name, "unnamed", line, || {
            let text = "it has no name in the header and is not empty: give it one, or leave it out \
                        with --leave-out";
            (text.to_owned(), vec![option("--leave-out", &name)])
        });
    }

    fn ask_for_fewer(&mut self, found: usize, line: u64) {
        let kept = (0..).zip(&self.keys).filter(|(_, key)| key.is_some());
        let beyond = kept.skip(MAX_KEYS).map(|(place, _)| self.name(place));
        let answer: Vec<String> = beyond
            .flat_map(|name| option("--leave-out", name))
            .collect();
        let about = format!("{} columns", self.header.columns().len());
        self.questions.ask(&about, "keys", line, || {
            let text = format!(
                "an object can have {MAX_KEYS} keys of metadata, and this row fills {found}: name \
                 those that are not needed with --leave-out"
            );
            (text, vec![answer])
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| text.to_string()).collect()
    }

    fn columns(header: &[&str], id: &[&str]) -> Columns {
        Columns::new(&Header::new(header).unwrap(), &owned(id)).unwrap()
    }

    fn kept(header: &[&str], leave_out: &[&str], shorten: bool) -> Columns {
        let mut columns = columns(header, &["id"]);
        let leave_out = &owned(leave_out);
        columns.keep(Keep { leave_out, shorten }).unwrap();
        columns
    }

    fn told(columns: &mut Columns) -> Vec<String> {
        columns
            .questions()
            .iter()
            .map(Question::to_string)
            .collect()
    }

    #[test]
    fn several_columns_make_one_id_that_cannot_be_mistaken() {
        let several = columns(&["a", "b", "c"], &["a", "b"]);
        assert_eq!(several.id(&owned(&["1", "2", "x"])), Ok("1:2".into()));
        let left = several.id(&owned(&["1:2", "3", ""])).unwrap();
        let right = several.id(&owned(&["1", "2:3", ""])).unwrap();
        assert_ne!(left, right);
        let empty = Fault::Row("column `b` is empty".into());
        assert_eq!(several.id(&owned(&["1", "", "x"])), Err(empty));
        let single = columns(&["a"], &["a"]);
        assert_eq!(single.id(&owned(&["x:y"])), Ok("x:y".into()));
        let long = Fault::Row("the id is longer than 255 characters".into());
        assert_eq!(single.id(&owned(&[&"x".repeat(256)])), Err(long));
    }

    #[test]
    fn a_missing_column_is_named_with_those_that_are_there() {
        let header = Header::new(&["a", "b"]).unwrap();
        let told = Columns::new(&header, &owned(&["z"]))
            .err()
            .unwrap()
            .to_string();
        assert_eq!(told, "--id: the file has no column `z`; it has `a`, `b`");
    }

    #[test]
    fn other_columns_are_kept_unless_they_are_left_out() {
        let mut all = kept(&["id", "city", "note", "a, b"], &[], false);
        let cells = owned(&["1", "Natal", "", "x"]);
        let found = all.metadata(&cells, 2).unwrap();
        let found: Vec<_> = found.iter().collect();
        assert_eq!(found, [("a, b", "x"), ("city", "Natal"), ("id", "1")]);
        let header = ["id", "city", "note", "a, b"];
        for (leave_out, expected) in [
            (&["city,note"][..], 2),
            (&["city", "a, b"], 1),
            (&["id,city", "a, b"], 0),
            (&["column 2"], 2),
        ] {
            let mut columns = kept(&header, leave_out, false);
            assert_eq!(
                columns.metadata(&cells, 2).unwrap().len(),
                expected,
                "{leave_out:?}"
            );
        }
        let gone = columns(&header, &["id"]).keep(Keep {
            leave_out: &owned(&["zip"]),
            shorten: false,
        });
        assert!(
            gone.unwrap_err()
                .to_string()
                .starts_with("--leave-out: the file has no column `zip`")
        );
    }

    #[test]
    fn a_value_that_is_too_long_is_asked_about_once_per_column_or_cut() {
        let long = "é".repeat(600);
        let cells = owned(&["1", &long]);
        let mut asked = kept(&["id", "note"], &[], false);
        assert_eq!(asked.metadata(&cells, 2), Err(Fault::File));
        assert_eq!(asked.metadata(&cells, 3), Err(Fault::File));
        let told = told(&mut asked);
        assert_eq!(told.len(), 1);
        assert!(
            told[0].starts_with("column `note`, 2 rows, first on line 2: "),
            "{told:?}"
        );
        assert!(told[0].contains("--shorten") && told[0].contains("--leave-out"));

        let mut cut = kept(&["id", "note"], &[], true);
        let found = cut.metadata(&cells, 2).unwrap();
        let value = found.get("note").unwrap();
        assert_eq!(
            (value.chars().count(), value.ends_with("é…")),
            (MAX_VALUE, true)
        );
        let reading = cut.reading().unwrap();
        assert_eq!(reading.text, "1 values cut to 500 characters");
        assert!(
            kept(&["id", "note"], &["note"], false)
                .metadata(&cells, 2)
                .is_ok()
        );
        let fits = owned(&["1", &"é".repeat(500)]);
        assert!(kept(&["id", "note"], &[], false).metadata(&fits, 2).is_ok());
    }

    #[test]
    fn names_that_metadata_cannot_have_are_asked_about_before_any_row() {
        let long = "x".repeat(41);
        let mut asked = kept(&["id", "Price [EUR]", &long], &[], false);
        let told = told(&mut asked);
        assert!(told[0].starts_with("column `Price [EUR]`: "), "{told:?}");
        assert!(
            told[1].starts_with(&format!("column `{long}`: ")),
            "{told:?}"
        );
        let mut mended = kept(&["id", "Price [EUR]", &long], &["Price [EUR]"], true);
        assert!(mended.questions().is_empty());
        let found = mended.metadata(&owned(&["1", "2", "3"]), 2).unwrap();
        assert_eq!(found.get(&"x".repeat(40)), Some("3"));
        let twin = format!("{}y", "x".repeat(40));
        let mut twins = columns(&["id", &long, &twin], &["id"]);
        let shorten = Keep {
            leave_out: &[],
            shorten: true,
        };
        twins
            .keep(shorten)
            .expect_err("both would be called the same");
    }

    #[test]
    fn more_keys_than_metadata_has_are_asked_about_where_a_row_fills_them() {
        let names: Vec<String> = (1..60).map(|number| format!("c{number}")).collect();
        let header: Vec<&str> = ["id"]
            .into_iter()
            .chain(names.iter().map(String::as_str))
            .collect();
        let mut asked = kept(&header, &[], false);
        let full = vec!["x".to_owned(); 60];
        assert_eq!(asked.metadata(&full, 2), Err(Fault::File));
        let question = asked.questions().remove(0);
        assert!(
            question
                .to_string()
                .starts_with("60 columns, line 2: an object can have 50 keys")
        );
        let answer = &question.answers[0];
        assert_eq!((answer.len(), answer[1].as_str()), (20, "c50"));

        let names: Vec<&str> = answer
            .iter()
            .skip(1)
            .step_by(2)
            .map(String::as_str)
            .collect();
        assert_eq!(
            kept(&header, &names, false)
                .metadata(&full, 2)
                .unwrap()
                .len(),
            50
        );
        let mut few = full.clone();
        few[50..].fill(String::new());
        assert!(kept(&header, &[], false).metadata(&few, 2).is_ok());
    }

    #[test]
    fn a_column_without_a_name_is_asked_about_when_it_is_not_empty() {
        let mut asked = kept(&["", "id"], &[], false);
        assert!(asked.metadata(&owned(&["", "1"]), 2).is_ok());
        assert_eq!(asked.metadata(&owned(&["0", "1"]), 3), Err(Fault::File));
        let told = told(&mut asked);
        assert!(
            told[0].starts_with("column 1, line 3: it has no name"),
            "{told:?}"
        );
        let mut left = kept(&["", "id"], &["column 1"], false);
        assert!(left.metadata(&owned(&["0", "1"]), 3).is_ok());
    }
}
