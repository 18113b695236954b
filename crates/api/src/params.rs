//! Typed reading of parameters. What is read is taken out of the tree, so that what is left at
//! the end is what nobody knows, and is refused.

mod money;
mod values;

use domain::{account::Change, metadata::Patch};

use crate::{
    error::{Problem, Result},
    form::{Hash, Node},
};

pub use values::{enumeration, integer};

/// Parameters, or those below one of them.
#[derive(Clone, Debug, Default)]
pub struct Params {
    /// The name that leads here: `company[address]`; empty at the top.
    path: String,
    nodes: Hash,
}

impl Params {
    /// The parameters of a request.
    pub fn new(nodes: Hash) -> Self {
        Self {
            path: String::new(),
            nodes,
        }
    }

    /// The full name of a parameter here: `company[address][line1]`.
    pub fn name(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}[{name}]", self.path)
        }
    }

    /// Whether the parameter was sent.
    pub fn has(&self, name: &str) -> bool {
        self.nodes.contains_key(name)
    }

    /// Whether the parameter was sent as a single value.
    pub fn is_text(&self, name: &str) -> bool {
        matches!(self.nodes.get(name), Some(Node::Text(_)))
    }

    /// The names of what has not been read yet.
    pub fn names(&self) -> Vec<String> {
        self.nodes.keys().cloned().collect()
    }

    /// The value as it was sent, perhaps empty.
    pub fn text(&mut self, name: &str) -> Result<Option<String>> {
        match self.nodes.remove(name) {
            None => Ok(None),
            Some(Node::Text(text)) => Ok(Some(text)),
            Some(Node::Hash(_)) => {
                let name = self.name(name);
                let message = format!("Invalid value for `{name}`: a single value is expected.");
                Err(Problem::invalid(&name, "parameter_invalid", message))
            }
        }
    }

    /// A value for something new: empty is as good as absent.
    pub fn optional(&mut self, name: &str) -> Result<Option<String>> {
        Ok(self.text(name)?.filter(|text| !text.is_empty()))
    }

    /// A value that may be absent but not empty.
    pub fn given(&mut self, name: &str) -> Result<Option<String>> {
        match self.text(name)? {
            Some(text) if text.is_empty() => Err(empty(&self.name(name))),
            other => Ok(other),
        }
    }

    /// A value that must be there.
    pub fn required(&mut self, name: &str) -> Result<String> {
        self.given(name)?
            .ok_or_else(|| Problem::missing(&self.name(name)))
    }

    /// A change of a field: empty unsets it.
    pub fn change(&mut self, name: &str) -> Result<Change<String>> {
        Ok(match self.text(name)? {
            None => Change::Keep,
            Some(text) if text.is_empty() => Change::Clear,
            Some(text) => Change::Set(text),
        })
    }

    /// The id of an object of `kind`, or absent. What is not an id names nothing that is there.
    pub fn id<T: std::str::FromStr>(&mut self, name: &str, kind: &str) -> Result<Option<T>> {
        let full = self.name(name);
        self.given(name)?
            .map(|text| {
                text.parse()
                    .map_err(|_| Problem::no_such_param(kind, &text, &full))
            })
            .transpose()
    }

    /// A whole number that may be absent.
    pub fn integer(&mut self, name: &str) -> Result<Option<i64>> {
        let full = self.name(name);
        self.given(name)?
            .map(|text| integer(&full, &text))
            .transpose()
    }

    /// `true` or `false`, or absent.
    pub fn boolean(&mut self, name: &str) -> Result<Option<bool>> {
        let full = self.name(name);
        self.given(name)?
            .map(|text| values::boolean(&full, &text))
            .transpose()
    }

    /// One of several names, or absent.
    pub fn one_of<T>(
        &mut self,
        name: &str,
        find: impl Fn(&str) -> Option<T>,
        names: &str,
    ) -> Result<Option<T>> {
        let full = self.name(name);
        self.given(name)?
            .map(|text| enumeration(&full, &text, find, names))
            .transpose()
    }

    /// Texts in order, from `a[0]=x` or `a[]=x`. A list without items, which clients send as `a=` or
    /// `a[]=`, is as good as absent.
    pub fn array(&mut self, name: &str) -> Result<Vec<String>> {
        let full = self.name(name);
        match self.nodes.remove(name) {
            None => Ok(Vec::new()),
            Some(Node::Hash(hash)) => values::array(&full, hash),
            Some(Node::Text(text)) if text.is_empty() => Ok(Vec::new()),
            Some(Node::Text(_)) => Err(values::not_an_array(&full)),
        }
    }

    /// Reads the parameters below `name`, and refuses those that `read` leaves over.
    pub fn hash<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<Option<T>> {
        let path = self.name(name);
        match self.nodes.remove(name) {
            None => Ok(None),
            Some(Node::Hash(nodes)) => {
                let mut inner = Self { path, nodes };
                let value = read(&mut inner)?;
                inner.finish()?;
                Ok(Some(value))
            }
            Some(Node::Text(text)) if text.is_empty() => Err(empty(&path)),
            Some(Node::Text(_)) => {
                let message = format!("Invalid value for `{path}`: a hash is expected.");
                Err(Problem::invalid(&path, "parameter_invalid", message))
            }
        }
    }

    /// A change of what is below `name`: an empty value unsets it.
    pub fn hash_change<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<Change<T>> {
        if matches!(self.nodes.get(name), Some(Node::Text(text)) if text.is_empty()) {
            self.nodes.remove(name);
            return Ok(Change::Clear);
        }
        Ok(self.hash(name, read)?.map_or(Change::Keep, Change::Set))
    }

    /// A change to one of several names: an empty value unsets it.
    pub fn change_one_of<T>(
        &mut self,
        name: &str,
        find: impl Fn(&str) -> Option<T>,
        names: &str,
    ) -> Result<Change<T>> {
        let full = self.name(name);
        Ok(match self.change(name)? {
            Change::Keep => Change::Keep,
            Change::Clear => Change::Clear,
            Change::Set(text) => Change::Set(enumeration(&full, &text, find, names)?),
        })
    }

    /// A change of metadata: an empty value removes its key, empty metadata removes all.
    pub fn metadata(&mut self) -> Result<Patch> {
        let full = self.name("metadata");
        match self.nodes.remove("metadata") {
            None => Ok(Patch::default()),
            Some(Node::Hash(hash)) => values::metadata(&full, hash),
            Some(Node::Text(text)) if text.is_empty() => Ok(Patch::Clear),
            Some(Node::Text(_)) => {
                let message = "Metadata must be a hash of texts, as in `metadata[key]=value`.";
                Err(Problem::invalid(&full, "parameter_invalid", message))
            }
        }
    }

    /// Refuses parameters that Stripe has and that do nothing here.
    pub fn unsupported(&self, names: &[&str]) -> Result<()> {
        match names.iter().find(|name| self.has(name)) {
            Some(name) => Err(Problem::unsupported(&self.name(name))),
            None => Ok(()),
        }
    }

    /// Refuses what was not read.
    pub fn finish(&self) -> Result<()> {
        let Some(first) = self.nodes.keys().next() else {
            return Ok(());
        };
        let param = self.name(first);
        let names: Vec<String> = self
            .nodes
            .keys()
            .take(10)
            .map(|name| self.name(name))
            .collect();
        let plural = if names.len() > 1 { "s" } else { "" };
        let listed = values::shown(&names.join(", "));
        let message = format!("Received unknown parameter{plural}: {listed}");
        Err(Problem::invalid(&param, "parameter_unknown", message))
    }
}

fn empty(param: &str) -> Problem {
    let message =
        format!("You passed an empty string for '{param}'. Send a value, or leave it out.");
    Problem::invalid(param, "parameter_invalid_empty", message)
}

#[cfg(test)]
mod tests;
