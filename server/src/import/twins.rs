//! Rows of one file that have the same id.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use super::file::Input;
use super::importer::{Fact, Importer, differences};

/// The ids of a file, while it is looked at: a file can have millions of them, so each is a number
/// of 64 bits that was made of it.
#[derive(Default)]
pub struct Ids {
    numbers: RandomState,
    /// By id, what its first row says.
    first: HashMap<u64, u64>,
    repeats: HashSet<u64>,
    disputed: HashSet<u64>,
}

/// Rows that have the id of another one.
#[derive(Debug, Default)]
pub struct Twins {
    /// The lines of those that say the same as a row above.
    repeats: HashSet<u64>,
    /// By line, why a row is not taken: others have its id and say something else.
    disputed: HashMap<u64, String>,
}

impl Ids {
    /// Notes a row.
    pub fn note(&mut self, line: u64, id: &str, facts: &[Fact]) {
        let (id, says) = (self.numbers.hash_one(id), self.numbers.hash_one(facts));
        match self.first.get(&id) {
            None => {
                self.first.insert(id, says);
            }
            Some(first) if *first == says => {
                self.repeats.insert(line);
            }
            Some(_) => {
                self.disputed.insert(id);
            }
        }
    }

    /// Which rows have the id of another one, once all were noted. Where rows with one id say
    /// different things, the file is read once more to tell what; which of them is right nobody
    /// knows, so that none of them is taken.
    pub async fn compare<I: Importer>(
        self,
        input: &Input,
        importer: &mut I,
    ) -> anyhow::Result<Twins> {
        let mut twins = Twins {
            repeats: self.repeats,
            disputed: HashMap::new(),
        };
        if self.disputed.is_empty() {
            return Ok(twins);
        }
        let mut first: HashMap<String, (u64, Vec<Fact>)> = HashMap::new();
        let mut rows = input.rows()?;
        while let Some(row) = rows.next()? {
            let Ok(cells) = &row.cells else { continue };
            let Ok(item) = importer.read(cells, row.line).await? else {
                continue;
            };
            let id = I::id(&item);
            if !self.disputed.contains(&self.numbers.hash_one(id)) {
                continue;
            }
            let facts = importer.facts(&item);
            match first.get(id) {
                None => {
                    first.insert(id.to_owned(), (row.line, facts));
                }
                Some((line, there)) => {
                    twins
                        .disputed
                        .entry(*line)
                        .or_insert_with(|| told(row.line, there, &facts));
                    twins.disputed.insert(row.line, told(*line, &facts, there));
                }
            }
        }
        Ok(twins)
    }
}

/// What is said of a row that has the id of the row on line `other`.
fn told(other: u64, here: &[Fact], there: &[Fact]) -> String {
    let differences = differences(here, there);
    match differences.is_empty() {
        true => format!("line {other} has the same id, and another row says something else"),
        false => format!("line {other} has the same id: {}", differences.join("; ")),
    }
}

impl Twins {
    /// Whether the row on that line says the same as one above it.
    pub fn repeats(&self, line: u64) -> bool {
        self.repeats.contains(&line) && !self.disputed.contains_key(&line)
    }

    /// Why the row on that line is not taken.
    pub fn disputed(&self, line: u64) -> Option<&str> {
        self.disputed.get(&line).map(String::as_str)
    }
}
