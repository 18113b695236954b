//! A short name for a number that must not be kept: the same number always has the same one.

const ALPHABET: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// The start and the factor of the 64-bit FNV-1a hash.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0000_0100_0000_01b3;

/// Sixteen letters and digits that stand for `parts` within `kind`.
///
/// It tells equal numbers from different ones and is no secret: account numbers are short enough
/// to be tried one by one. Who stores it in live mode should key it (HMAC) first.
pub(crate) fn of(kind: &str, parts: &[&str]) -> String {
    let mut state = fold(BASIS, kind);
    for part in parts {
        state = fold(state, part);
    }
    let second = mix(state ^ FACTOR);
    [mix(state), second].into_iter().flat_map(eight).collect()
}

/// FNV-1a over the text and a closing byte, so that `ab`, `c` differs from `a`, `bc`.
fn fold(state: u64, text: &str) -> u64 {
    text.bytes().chain([0xff]).fold(state, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(FACTOR)
    })
}

/// The finisher of splitmix64: every bit of the input touches every bit of the result.
fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

fn eight(mut value: u64) -> impl Iterator<Item = char> {
    (0..8).map(move |_| {
        let at = usize::try_from(value % 62).unwrap_or_default();
        value /= 62;
        ALPHABET.get(at).copied().map_or('0', char::from)
    })
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn it_is_stable_and_differs_per_number() {
        let one = of("card", &["4242424242424242"]);
        assert_eq!(one, of("card", &["4242424242424242"]));
        assert_eq!(one.len(), 16);
        assert!(one.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert_ne!(one, of("card", &["4000000000000077"]));
        assert_ne!(one, of("bank", &["4242424242424242"]));
        assert_ne!(of("bank", &["1", "23"]), of("bank", &["12", "3"]));
    }

    #[test]
    fn near_numbers_do_not_share_one() {
        let all: std::collections::BTreeSet<_> = (0..20_000)
            .map(|number| of("bank", &["US", "110000000", &format!("{number:012}")]))
            .collect();
        assert_eq!(all.len(), 20_000);
    }
}
