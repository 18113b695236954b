use proptest::prelude::*;

use super::*;

fn text(value: &str) -> Node {
    Node::Text(value.to_owned())
}

fn hash<const N: usize>(pairs: [(&str, Node); N]) -> Hash {
    pairs
        .into_iter()
        .map(|(name, node)| (name.to_owned(), node))
        .collect()
}

fn root(input: &str) -> Result<Hash, FormError> {
    decode(&[input.as_bytes()]).map(|form| form.root)
}

#[test]
fn names_with_brackets_make_a_tree() {
    let nested = hash([("a", Node::Hash(hash([("b", text("1")), ("c", text("2"))])))]);
    let array = hash([("x", Node::Hash(hash([("0", text("p")), ("1", text("q"))])))]);
    let table = [
        ("", hash([])),
        ("a=1&b=2", hash([("a", text("1")), ("b", text("2"))])),
        ("a", hash([("a", text(""))])),
        ("a=", hash([("a", text(""))])),
        ("a=b=c", hash([("a", text("b=c"))])),
        ("&&a=1&", hash([("a", text("1"))])),
        ("a[b]=1&a[c]=2", nested.clone()),
        ("a%5Bb%5D=1&a%5bc%5d=2", nested),
        ("x[]=p&x[]=q", array.clone()),
        ("x[0]=p&x[1]=q", array),
        ("a=caf%C3%A9+au+lait", hash([("a", text("café au lait"))])),
        ("a=1%2B1", hash([("a", text("1+1"))])),
    ];
    for (input, expected) in table {
        assert_eq!(root(input), Ok(expected), "{input}");
    }
}

#[test]
fn broken_forms_are_refused() {
    use FormError::*;
    let table = [
        ("a=%ZZ", Encoding),
        ("a=%2", Encoding),
        ("a=%", Encoding),
        ("%FF%FE=1", Encoding),
        ("a=%C3", Encoding),
        ("=1", Name(String::new())),
        ("a[=1", Name("a[".into())),
        ("a]=1", Name("a]".into())),
        ("[a]=1", Name("[a]".into())),
        ("a[b]c=1", Name("a[b]c".into())),
        ("a[b[c]]=1", Name("a[b[c]]".into())),
        ("a[][b]=1", Name("a[][b]".into())),
        ("a=1&a=2", Twice("a".into())),
        ("a[b]=1&a[b]=1", Twice("a[b]".into())),
        ("a=1&a[b]=2", Mixed("a[b]".into())),
        ("a[b]=2&a=1", Mixed("a".into())),
        ("a=x%00y", Nul("a".into())),
    ];
    for (input, expected) in table {
        assert_eq!(root(input), Err(expected), "{input}");
    }
}

#[test]
fn size_has_limits() {
    let deep = |levels: usize| format!("a{}=1", "[b]".repeat(levels));
    assert!(root(&deep(MAX_DEPTH)).is_ok());
    assert!(matches!(
        root(&deep(MAX_DEPTH + 1)),
        Err(FormError::TooDeep(_))
    ));
    let many = |count: usize| (0..count).map(|n| format!("p{n}=1&")).collect::<String>();
    assert!(root(&many(MAX_PAIRS)).is_ok());
    assert_eq!(root(&many(MAX_PAIRS + 1)), Err(FormError::TooMany));
}

#[test]
fn query_and_body_are_one_form() {
    let form = decode(&[b"a=1", b"b=2"]).unwrap();
    assert_eq!(form.root, hash([("a", text("1")), ("b", text("2"))]));
    assert_eq!(decode(&[b"a=1", b"a=2"]), Err(FormError::Twice("a".into())));
}

proptest! {
    // That it ends, whatever is sent; what it comes to stands in the tables above.
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode(&[&bytes]);
    }

    #[test]
    fn no_brackets_make_it_panic(input in "[a-c\\[\\]=&%0-9]{0,60}") {
        let _ = root(&input);
    }

    #[test]
    fn encoding_and_decoding_are_inverse(value in "[^\0]{0,40}") {
        let encoded: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
        prop_assert_eq!(root(&format!("v={encoded}")), Ok(hash([("v", text(&value))])));
    }
}
