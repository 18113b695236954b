//! How statements find one row.

use super::{Rule, literals::texts};
use crate::files::Source;

/// What this file checks.
pub const RULES: &[Rule] = &[Rule {
    says: "a statement that finds a row by its id makes no term of an index of its tenant: write \
           `platform_id || '' = …` and `livemode + 0 = …` (without statistics Postgres takes an \
           index that begins with the tenant to be as good as the key, and reads all of it)",
    broken: tenants,
}];

fn tenants(sources: &[Source]) -> Vec<String> {
    let inside = |source: &&Source| source.path.starts_with("crates/store/src/");
    let code = sources.iter().filter(inside);
    let code = code.filter(|source| source.path.ends_with(".rs"));
    code.flat_map(|source| texts(source, leaves_a_choice))
        .collect()
}

/// Whether an index of the tenant could be taken in place of the one of the id.
fn leaves_a_choice(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(6).any(|it| match it {
        [id, "=", value, "AND", tenant, "="] => {
            let is_id = *id == "id" || id.ends_with(".id");
            let is_value = value.starts_with('$') || value.starts_with("v.column");
            is_id && is_value && (*tenant == "platform_id" || tenant.ends_with(".platform_id"))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_found_by_its_id_alone() {
        let wrong = [
            "SELECT doc FROM topups WHERE id = $1 AND platform_id = $2 AND livemode = $3",
            ") AS v WHERE payments.id = v.column1\n    AND platform_id = v.column2",
        ];
        assert!(wrong.into_iter().all(leaves_a_choice));
        let right = [
            "SELECT doc FROM topups WHERE id = $1 AND platform_id || '' = $2",
            "SELECT doc FROM events WHERE account_id = $1 AND platform_id = $2",
            "SELECT doc FROM topups WHERE platform_id = $1 AND livemode = $2",
        ];
        assert!(!right.into_iter().any(leaves_a_choice));
    }
}
