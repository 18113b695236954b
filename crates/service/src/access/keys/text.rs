//! How the text of a key looks.

/// Longest text that is looked at: nothing longer can be a key.
const MAX_TEXT: usize = 255;

/// Whether a text with the form of a key says to be secret, and live.
pub(super) fn shape(text: &str) -> Option<(bool, bool)> {
    let prefixes = [
        ("sk_test_", (true, false)),
        ("sk_live_", (true, true)),
        ("pk_test_", (false, false)),
        ("pk_live_", (false, true)),
    ];
    if text.len() > MAX_TEXT {
        return None;
    }
    prefixes.into_iter().find_map(|(prefix, says)| {
        let rest = text.strip_prefix(prefix)?;
        let random = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        (!rest.is_empty() && rest.bytes().all(random)).then_some(says)
    })
}

/// What lists show of a key: `sk_test_…AbCd`.
pub(super) fn hint(text: &str) -> String {
    let prefix: String = text.chars().take(8).collect();
    let rest = text.get(8..).unwrap_or_default();
    let end = rest.get(rest.len().saturating_sub(4)..).unwrap_or_default();
    format!("{prefix}…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_looks_like_a_key_is_looked_up() {
        assert_eq!(shape("sk_test_abc123"), Some((true, false)));
        assert_eq!(shape("pk_live_abc123"), Some((false, true)));
        for bad in [
            "",
            "sk_test_",
            "sk_test_a b",
            "rk_test_abc",
            "sk_prod_abc",
            "sk_test_ä",
        ] {
            assert_eq!(shape(bad), None, "{bad}");
        }
        assert_eq!(shape(&format!("sk_test_{}", "a".repeat(MAX_TEXT))), None);
    }

    #[test]
    fn a_hint_shows_prefix_and_end() {
        assert_eq!(hint("sk_test_0123456789AbCd"), "sk_test_…AbCd");
        assert_eq!(hint("pk_live_x"), "pk_live_…x");
    }
}
