//! Why a use case said no.

use service::Error;

/// Code and parameter of an error, as the caller is told them.
pub fn refusal(error: &Error) -> (&str, Option<&str>) {
    (error.code(), error.param())
}

/// Demands that `result` is an error with this code, about this parameter.
#[track_caller]
pub fn refused<'a, T>(result: Result<T, Error>, code: &str, param: impl Into<Option<&'a str>>) {
    match result {
        Ok(_) => panic!("it was done, and {code} was to refuse it"),
        Err(error) => assert_eq!(refusal(&error), (code, param.into()), "{error}"),
    }
}
