//! Every object whole, in the two states that differ most, and an error of each type: a change of
//! the wire shows as a change of a file in `shown/wire/`, which `cargo insta review` takes over.

mod accounts;
mod errors;
mod funds;
mod sales;

use std::collections::BTreeMap;

use serde_json::Value;

/// Fails unless `value` is the one in the file of that name, ids numbered in order.
#[track_caller]
pub fn shown(name: &str, value: &Value) {
    let value = Numbered::default().all(value.clone());
    insta::with_settings!({
        sort_maps => true,
        prepend_module_to_snapshot => false,
        omit_expression => true,
        snapshot_path => "shown/wire",
    }, {
        insta::assert_json_snapshot!(name, value);
    });
}

/// Ids by the order in which they are met: which characters they have is chance.
#[derive(Default)]
struct Numbered(BTreeMap<String, String>);

impl Numbered {
    fn all(&mut self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(&text)),
            Value::Array(items) => items.into_iter().map(|item| self.all(item)).collect(),
            // In the order of the file, so that the numbers are.
            Value::Object(fields) => {
                let sorted: BTreeMap<String, Value> = fields.into_iter().collect();
                sorted
                    .into_iter()
                    .map(|(name, value)| (name, self.all(value)))
                    .collect()
            }
            other => other,
        }
    }

    /// The text with every id in it by its number.
    fn text(&mut self, text: &str) -> String {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let mut told = String::new();
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            let (head, tail) =
                rest.split_at(word.max(rest.chars().next().map_or(0, char::len_utf8)));
            told.push_str(&self.word(head));
            rest = tail;
        }
        told
    }

    /// Such as `ch_p90TxBkQq4SAJMRg` or `pi_…_secret_…`.
    fn word(&mut self, word: &str) -> String {
        let parts: Vec<String> = word.split('_').map(|part| self.part(part)).collect();
        parts.join("_")
    }

    fn part(&mut self, part: &str) -> String {
        let has = |is: fn(&u8) -> bool| part.bytes().any(|byte| is(&byte));
        let by_chance = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase);
        if part.len() < 16 || !by_chance {
            return part.to_owned();
        }
        let next = self.0.len() + 1;
        let number = self.0.entry(part.to_owned());
        number.or_insert_with(|| next.to_string()).clone()
    }
}
