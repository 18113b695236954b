use super::*;
use crate::{
    error::tests::{pair, refused},
    form,
};

fn params(text: &str) -> Params {
    Params::new(form::decode(&[text.as_bytes()]).unwrap().root)
}

#[test]
fn what_is_not_read_is_unknown() {
    let mut some = params("a=1&b=2");
    assert_eq!(some.optional("a").unwrap().as_deref(), Some("1"));
    assert_eq!(refused(some.finish()), pair("parameter_unknown", "b"));
    let inner = params("company[colour]=red").hash("company", |_| Ok(()));
    assert_eq!(refused(inner), pair("parameter_unknown", "company[colour]"));
}

#[test]
fn absent_and_empty_are_told_apart() {
    assert_eq!(
        refused(params("").required("amount")),
        pair("parameter_missing", "amount")
    );
    let empty = params("amount=").required("amount");
    assert_eq!(refused(empty), pair("parameter_invalid_empty", "amount"));
    assert_eq!(params("a=").optional("a").unwrap(), None);
    assert_eq!(params("").change("a").unwrap(), Change::Keep);
    assert_eq!(params("a=").change("a").unwrap(), Change::Clear);
    assert_eq!(
        params("a=x").change("a").unwrap(),
        Change::Set("x".to_owned())
    );
}

#[test]
fn whole_numbers_are_ascii_digits() {
    assert_eq!(params("n=-12").integer("n").unwrap(), Some(-12));
    for bad in [
        "1.5",
        "1e3",
        "+1",
        "0x10",
        "%20",
        "٣",
        "-",
        "--1",
        "9223372036854775808",
        "1,000",
    ] {
        let got = params(&format!("n={bad}")).integer("n");
        assert_eq!(
            refused(got),
            pair("parameter_invalid_integer", "n"),
            "{bad}"
        );
    }
}

#[test]
fn truth_values_are_spelled_out() {
    assert_eq!(params("b=true").boolean("b").unwrap(), Some(true));
    assert_eq!(params("b=false").boolean("b").unwrap(), Some(false));
    for bad in ["1", "TRUE", "yes"] {
        let got = params(&format!("b={bad}")).boolean("b");
        assert_eq!(refused(got), pair("parameter_invalid", "b"), "{bad}");
    }
}

#[test]
fn arrays_may_be_numbered_or_not() {
    for text in ["x[]=a&x[]=b", "x[0]=a&x[1]=b", "x[1]=b&x[0]=a"] {
        assert_eq!(params(text).array("x").unwrap(), ["a", "b"], "{text}");
    }
    for text in ["x=a", "x[k]=a"] {
        let got = params(text).array("x");
        assert_eq!(refused(got), pair("parameter_invalid", "x"), "{text}");
    }
}

#[test]
fn an_empty_list_is_as_good_as_absent() {
    for text in ["", "x=", "x", "x[]=", "x[]", "x[0]="] {
        let mut sent = params(text);
        assert!(sent.array("x").unwrap().is_empty(), "{text}");
        sent.finish().unwrap();
    }
    assert_eq!(params("x[]=&x[]=a").array("x").unwrap(), ["", "a"]);
    let blank = params("x=%20").array("x");
    assert_eq!(refused(blank), pair("parameter_invalid", "x"));
}

#[test]
fn more_than_ten_items_stay_in_order() {
    let text: String = (0..12).map(|n| format!("x[]={n}&")).collect();
    let expected: Vec<String> = (0..12).map(|n| n.to_string()).collect();
    assert_eq!(params(&text).array("x").unwrap(), expected);
}

#[test]
fn metadata_merges_and_clears() {
    let merged = params("metadata[a]=1&metadata[b]=").metadata().unwrap();
    let expected = [("a", "1"), ("b", "")].map(|(k, v)| (k.to_owned(), v.to_owned()));
    assert_eq!(merged, Patch::Merge(expected.into()));
    assert_eq!(params("metadata=").metadata().unwrap(), Patch::Clear);
    assert_eq!(refused(params("metadata=x").metadata()).1, "metadata");
    assert_eq!(
        refused(params("metadata[a][b]=x").metadata()).1,
        "metadata[a]"
    );
}

#[test]
fn a_value_where_a_hash_belongs_is_named() {
    assert_eq!(
        refused(params("company=x").hash("company", |_| Ok(()))).1,
        "company"
    );
    assert_eq!(
        refused(params("amount[x]=1").required("amount")).1,
        "amount"
    );
}
