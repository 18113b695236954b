use domain::{actor::Permission, time::Timestamp};
use service::Error;

use super::*;

fn seen(problem: &Problem) -> (u16, String, Option<String>, Option<String>) {
    let error = problem.body()["error"].clone();
    let text = |name: &str| error[name].as_str().map(str::to_owned);
    (
        problem.status.as_u16(),
        text("type").unwrap(),
        text("code"),
        text("param"),
    )
}

/// Code and parameter of a refusal.
pub(crate) fn refused<T: std::fmt::Debug>(result: Result<T>) -> (String, String) {
    let error = result.unwrap_err().body()["error"].clone();
    let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
    (text("code"), text("param"))
}

/// The same as it is expected.
pub(crate) fn pair(code: &str, param: &str) -> (String, String) {
    (code.to_owned(), param.to_owned())
}

fn expect(error: Error, status: u16, kind: &str, code: Option<&str>, param: Option<&str>) {
    let shown = format!("{error:?}");
    let expected = (
        status,
        kind.to_owned(),
        code.map(str::to_owned),
        param.map(str::to_owned),
    );
    assert_eq!(
        seen(&Problem::from(error).resolve(&[])),
        expected,
        "{shown}"
    );
}

#[test]
fn every_error_has_its_status_type_code_and_parameter() {
    let ir = "invalid_request_error";
    let invalid = Error::invalid("limit", "parameter_invalid_integer", "no");
    expect(
        invalid,
        400,
        ir,
        Some("parameter_invalid_integer"),
        Some("limit"),
    );
    let refused = Error::refused("balance_insufficient", Some("amount"), "no");
    expect(
        refused,
        400,
        ir,
        Some("balance_insufficient"),
        Some("amount"),
    );
    let absent = Error::not_found("transfer", "tr_1", "transfer");
    expect(absent, 404, ir, Some("resource_missing"), Some("id"));
    let forbidden = Error::Forbidden(Permission::SendFunds);
    expect(forbidden, 403, ir, Some("permission_missing"), None);
    let context = Error::WrongContext("no");
    expect(context, 400, ir, Some("platform_account_required"), None);
    expect(Error::Unauthenticated("no"), 401, ir, None, None);
    let many = Error::TooMany {
        retry_at: Timestamp::from_unix(0),
    };
    expect(many, 429, ir, Some("rate_limit"), None);
    expect(
        Error::IdempotencyMismatch,
        400,
        "idempotency_error",
        None,
        None,
    );
    let code = Some("idempotency_key_in_use");
    expect(
        Error::IdempotencyInUse,
        409,
        "idempotency_error",
        code,
        None,
    );
    expect(Error::LockTimeout, 429, ir, Some("lock_timeout"), None);
    expect(Error::Busy, 503, "api_error", None, None);
    expect(Error::Outside("no".into()), 424, "api_error", None, None);
}

#[test]
fn an_object_that_a_parameter_names_is_a_bad_request_at_that_parameter() {
    let pairs = [("destination".to_owned(), "acct_1".to_owned())];
    let problem = Problem::from(Error::not_found("account", "acct_1", "account")).resolve(&pairs);
    let (status, _, code, param) = seen(&problem);
    assert_eq!((status, code.as_deref()), (400, Some("resource_missing")));
    assert_eq!(param.as_deref(), Some("destination"));
}

#[test]
fn a_missing_cursor_is_named_as_it_was_sent() {
    for name in ["starting_after", "ending_before"] {
        let pairs = [(name.to_owned(), "tr_gone".to_owned())];
        let problem = Problem::from(Error::not_found("object", "", "starting_after"));
        let problem = problem.resolve(&pairs);
        let (status, _, code, param) = seen(&problem);
        assert_eq!((status, code.as_deref()), (400, Some("resource_missing")));
        assert_eq!(param.as_deref(), Some(name));
        assert!(
            problem.body()["error"]["message"]
                .as_str()
                .unwrap()
                .contains("tr_gone")
        );
    }
}

#[test]
fn texts_of_callers_are_repeated_only_in_part() {
    let long = "x".repeat(5_000);
    let body = Problem::no_such("account", &long).body().to_string();
    assert!(body.len() < 300);
}

#[test]
fn our_own_faults_and_what_cannot_be_done_now_are_told_whole() {
    let told = |problem: Problem| (problem.status.as_u16(), problem.body());
    let all = [
        told(Problem::internal()),
        told(Error::IdempotencyInUse.into()),
        told(Error::LockTimeout.into()),
    ];
    let busy = "This object cannot be accessed right now because another request is changing it. Try again.";
    let expected = json!([
        [500, { "error": {
            "message": "Something went wrong on our side. Quote the request id when you ask.",
            "type": "api_error",
        } }],
        [409, { "error": {
            "code": "idempotency_key_in_use",
            "message": "There is another request in progress with this idempotency key.",
            "type": "idempotency_error",
        } }],
        [429, { "error": {
            "code": "lock_timeout", "message": busy, "type": "invalid_request_error",
        } }],
    ]);
    assert_eq!(json!(all), expected);
}

#[test]
fn what_may_work_in_a_moment_says_when() {
    for error in [Error::Busy, Error::LockTimeout, Error::IdempotencyInUse] {
        let response = Problem::from(error).into_response();
        assert_eq!(response.headers()["retry-after"], "1");
    }
    let response = Problem::internal().into_response();
    assert!(!response.headers().contains_key("retry-after"));
}
