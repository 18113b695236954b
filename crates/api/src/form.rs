//! Form-encoded text with brackets for nesting, decoded into a tree.
//!
//! Strict where other decoders guess: a parameter that comes twice, a broken percent sequence or
//! a bracket out of place is an error, because a guess could move the wrong amount.

use std::collections::{BTreeMap, btree_map::Entry};

/// Largest body, in bytes.
pub const MAX_BODY: usize = 256 * 1024;
/// Deepest nesting: brackets behind one name.
pub const MAX_DEPTH: usize = 10;
/// Most parameters in one request.
pub const MAX_PAIRS: usize = 500;

/// The parameters below one name, in order of their own names.
pub type Hash = BTreeMap<String, Node>;

/// A parameter: a text, or parameters below it. Arrays are hashes with the indexes as names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A value.
    Text(String),
    /// Further parameters.
    Hash(Hash),
}

/// A decoded form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Full names and values as they came.
    pub pairs: Vec<(String, String)>,
    /// The same as a tree.
    pub root: Hash,
}

/// Why a form cannot be decoded. `0` is the parameter's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// A percent sign without two hexadecimal digits, or text that is not UTF-8.
    #[error("The parameters are not valid form encoding: percent sequences must decode to UTF-8.")]
    Encoding,
    /// A name that is empty or has brackets out of place.
    #[error("Malformed parameter name: `{0}`. Nest parameters as in `a[b]=value`.")]
    Name(String),
    /// More than [`MAX_DEPTH`] brackets.
    #[error("The parameter `{0}` is nested too deeply: the most is 10 levels.")]
    TooDeep(String),
    /// More than [`MAX_PAIRS`].
    #[error("Too many parameters: the most is 500.")]
    TooMany,
    /// The same name twice.
    #[error("The parameter `{0}` was sent more than once.")]
    Twice(String),
    /// Both a value and a hash.
    #[error("The parameter `{0}` was sent both as a value and as a hash.")]
    Mixed(String),
    /// A NUL character, which no text needs and databases refuse.
    #[error("The parameter `{0}` contains a NUL character.")]
    Nul(String),
}

impl FormError {
    /// The parameter that is to blame, where there is one.
    pub fn param(&self) -> Option<&str> {
        match self {
            Self::Encoding | Self::TooMany => None,
            Self::Name(name)
            | Self::TooDeep(name)
            | Self::Twice(name)
            | Self::Mixed(name)
            | Self::Nul(name) => Some(name),
        }
    }
}

/// Decodes `parts` (a query string, a body) as one form.
pub fn decode(parts: &[&[u8]]) -> Result<Form, FormError> {
    let mut form = Form::default();
    let pairs = parts
        .iter()
        .flat_map(|part| part.split(|byte| *byte == b'&'));
    for pair in pairs.filter(|pair| !pair.is_empty()) {
        let mut sides = pair.splitn(2, |byte| *byte == b'=');
        let name = unescape(sides.next().unwrap_or_default())?;
        let value = unescape(sides.next().unwrap_or_default())?;
        form.add(name, value)?;
    }
    Ok(form)
}

impl Form {
    /// Adds a parameter.
    pub fn add(&mut self, name: String, value: String) -> Result<(), FormError> {
        if self.pairs.len() == MAX_PAIRS {
            return Err(FormError::TooMany);
        }
        if name.contains('\0') || value.contains('\0') {
            return Err(FormError::Nul(shown(&name)));
        }
        put(&mut self.root, &segments(&name)?, &name, value.clone())?;
        self.pairs.push((name, value));
        Ok(())
    }
}

/// A name cut to a length that fits in a message.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(100).collect()
}

fn unescape(text: &[u8]) -> Result<String, FormError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter().copied();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let high = rest.next().and_then(hex).ok_or(FormError::Encoding)?;
                let low = rest.next().and_then(hex).ok_or(FormError::Encoding)?;
                high << 4 | low
            }
            other => other,
        });
    }
    String::from_utf8(bytes).map_err(|_| FormError::Encoding)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

/// `a[b][]` as `a`, `b` and an empty text, which stands for the next free index.
fn segments(name: &str) -> Result<Vec<&str>, FormError> {
    let malformed = || FormError::Name(shown(name));
    let (first, mut rest) = match name.find('[') {
        Some(at) => name.split_at(at),
        None => (name, ""),
    };
    if first.is_empty() || first.contains(']') {
        return Err(malformed());
    }
    let mut found = vec![first];
    while !rest.is_empty() {
        let inside = rest.strip_prefix('[').ok_or_else(malformed)?;
        let (segment, after) = inside.split_once(']').ok_or_else(malformed)?;
        if segment.contains('[') || (segment.is_empty() && !after.is_empty()) {
            return Err(malformed());
        }
        found.push(segment);
        rest = after;
    }
    if found.len() > MAX_DEPTH + 1 {
        return Err(FormError::TooDeep(shown(name)));
    }
    Ok(found)
}

fn put(hash: &mut Hash, path: &[&str], name: &str, value: String) -> Result<(), FormError> {
    let Some((head, rest)) = path.split_first() else {
        return Ok(());
    };
    let key = if head.is_empty() {
        hash.len().to_string()
    } else {
        (*head).to_owned()
    };
    match (hash.entry(key), rest.is_empty()) {
        (Entry::Vacant(entry), true) => {
            entry.insert(Node::Text(value));
            Ok(())
        }
        (Entry::Vacant(entry), false) => match entry.insert(Node::Hash(Hash::new())) {
            Node::Hash(inner) => put(inner, rest, name, value),
            Node::Text(_) => Err(FormError::Mixed(shown(name))),
        },
        (Entry::Occupied(mut entry), last) => match (entry.get_mut(), last) {
            (Node::Hash(inner), false) => put(inner, rest, name, value),
            (Node::Text(_), true) => Err(FormError::Twice(shown(name))),
            _ => Err(FormError::Mixed(shown(name))),
        },
    }
}

#[cfg(test)]
mod tests;
