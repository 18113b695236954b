//! What went wrong, as callers see it: the one place that maps errors to statuses and bodies.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use domain::actor::Permission;
use http::{
    HeaderValue, StatusCode,
    header::{RETRY_AFTER, WWW_AUTHENTICATE},
};
use serde_json::{Map, Value, json};

use crate::{form::FormError, idempotency};

/// The result of answering a call.
pub type Result<T> = std::result::Result<T, Problem>;

/// The types that SDKs know errors by.
#[derive(Clone, Copy, Debug)]
enum Type {
    Card,
    InvalidRequest,
    Idempotency,
    Ours,
}

impl Type {
    const fn name(self) -> &'static str {
        match self {
            Self::Card => "card_error",
            Self::InvalidRequest => "invalid_request_error",
            Self::Idempotency => "idempotency_error",
            Self::Ours => "api_error",
        }
    }
}

/// Why a call was not done.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    kind: Type,
    code: Option<String>,
    message: String,
    param: Option<String>,
    /// The id of an object that is not there: whether a parameter named it decides the status.
    missing: Option<String>,
    /// Fields beside the usual ones: what a declined card says more.
    details: Box<Map<String, Value>>,
    /// What to write to the log.
    cause: Option<Box<service::Error>>,
    /// Whether the same call may work in a moment.
    retry: bool,
    /// Whether this was answered before to the same idempotency key.
    replayed: bool,
}

impl Problem {
    fn new(status: StatusCode, kind: Type, message: impl Into<String>) -> Self {
        Self {
            status,
            kind,
            code: None,
            message: message.into(),
            param: None,
            missing: None,
            details: Box::default(),
            cause: None,
            retry: false,
            replayed: false,
        }
    }

    fn code(mut self, code: &str) -> Self {
        self.code = Some(code.to_owned());
        self
    }

    fn param(mut self, param: &str) -> Self {
        self.param = Some(param.to_owned());
        self
    }

    fn retry(mut self) -> Self {
        self.retry = true;
        self
    }

    /// The same, answered before to the same idempotency key or not.
    pub fn replayed(mut self, replayed: bool) -> Self {
        self.replayed = replayed;
        self
    }

    /// A request that cannot be understood, without a parameter to blame.
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, Type::InvalidRequest, message)
    }

    /// A parameter that cannot be understood.
    pub fn invalid(param: &str, code: &str, message: impl Into<String>) -> Self {
        Self::bad_request(message).code(code).param(param)
    }

    /// A card that cannot be charged: 402.
    pub fn card(code: &str, param: Option<&str>, message: impl Into<String>) -> Self {
        let problem = Self::new(StatusCode::PAYMENT_REQUIRED, Type::Card, message).code(code);
        param
            .into_iter()
            .fold(problem, |problem, param| problem.param(param))
    }

    /// The same with a field more, unless it is null.
    pub fn detail(mut self, name: &str, value: Value) -> Self {
        if !value.is_null() {
            self.details.insert(name.to_owned(), value);
        }
        self
    }

    /// A parameter that must be there.
    pub fn missing(param: &str) -> Self {
        Self::invalid(
            param,
            "parameter_missing",
            format!("Missing required param: {param}."),
        )
    }

    /// A parameter that is known, and does nothing here yet.
    pub fn unsupported(param: &str) -> Self {
        let message = format!("The parameter `{param}` is not supported by this server.");
        Self::invalid(param, "parameter_unknown", message)
    }

    /// An object that a parameter names and that is not there.
    pub fn no_such_param(kind: &str, id: &str, param: &str) -> Self {
        let message = format!("No such {kind}: '{}'", shown(id));
        Self::invalid(param, "resource_missing", message)
    }

    /// An object that the path names and that is not there.
    pub fn no_such(kind: &str, id: &str) -> Self {
        let message = format!("No such {kind}: '{}'", shown(id));
        Self::new(StatusCode::NOT_FOUND, Type::InvalidRequest, message)
            .code("resource_missing")
            .param("id")
    }

    /// A path, or a method on it, that means nothing here.
    pub fn unknown_url(method: &str, path: &str) -> Self {
        let message = format!(
            "Unrecognized request URL ({method}: {}). See docs/API.md for what this server answers.",
            shown(path)
        );
        Self::new(StatusCode::NOT_FOUND, Type::InvalidRequest, message)
    }

    /// A search for objects that can only be listed.
    pub fn no_search(lists: &str) -> Self {
        let message = format!(
            "Searching is not supported by this server. List with filters instead: GET {lists}."
        );
        Self::bad_request(message)
    }

    /// A body of more than `most` bytes.
    pub fn too_large(most: usize) -> Self {
        let most = most / 1024;
        let message = format!("The request body is too large: the most is {most} KiB.");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, Type::InvalidRequest, message)
    }

    /// The server has too much to do; the same call may work in a moment.
    pub fn unavailable(message: &str) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, Type::Ours, message).retry()
    }

    /// No valid key.
    pub fn unauthorized(message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, Type::InvalidRequest, message)
    }

    /// A key that may not make the call.
    pub fn secret_key_required() -> Self {
        let message = "This call needs a secret key; a publishable key cannot make it.";
        Self::unauthorized(message).code("secret_key_required")
    }

    /// An account that the key has no access to.
    pub fn account_invalid(message: String) -> Self {
        Self::new(StatusCode::FORBIDDEN, Type::InvalidRequest, message).code("account_invalid")
    }

    /// Our own fault, without telling what.
    pub fn internal() -> Self {
        let message = "Something went wrong on our side. Quote the request id when you ask.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, Type::Ours, message)
    }

    /// The HTTP status.
    #[cfg(test)]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// What belongs in the log, for our own faults.
    pub fn cause(&self) -> Option<&service::Error> {
        self.cause.as_deref()
    }

    /// Settles whether a missing object was named by a parameter (400) or by the path (404).
    /// `pairs` are the parameters of the request.
    pub fn resolve(mut self, pairs: &[(String, String)]) -> Self {
        let Some(id) = self.missing.take() else {
            return self;
        };
        let named = |name: &str| pairs.iter().find(|(it, _)| it == name);
        if self.param.as_deref() == Some("starting_after") {
            let cursor = named("starting_after").or_else(|| named("ending_before"));
            return match cursor {
                Some((name, value)) => Self::no_such_param("object", value, name),
                None => self,
            };
        }
        let names = |(name, value): &&(String, String)| *value == id && may_name(name);
        match pairs.iter().find(names) {
            Some((name, _)) => {
                self.status = StatusCode::BAD_REQUEST;
                self.param = Some(name.clone());
            }
            None => self.param = Some("id".to_owned()),
        }
        self
    }

    /// The body.
    pub fn body(&self) -> Value {
        let mut error = json!({ "type": self.kind.name(), "message": self.message });
        if let Some(error) = error.as_object_mut() {
            if let Some(code) = &self.code {
                error.insert("code".into(), json!(code));
            }
            if let Some(param) = &self.param {
                error.insert("param".into(), json!(param));
            }
            error.extend((*self.details).clone());
        }
        json!({ "error": error })
    }
}

/// Whether a parameter may hold the id of an object, and not just a text that looks like one.
fn may_name(param: &str) -> bool {
    let free = [
        "description",
        "expand",
        "external_id",
        "metadata",
        "name",
        "transfer_group",
    ];
    let mut parts = param.split(['[', ']']).filter(|part| !part.is_empty());
    !parts.any(|part| free.contains(&part))
}

/// Texts of callers are repeated only in part.
fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(100).collect()
}

impl Problem {
    /// A key without the right that the call needs.
    fn forbidden(permission: Permission) -> Self {
        let message = format!(
            "The provided key does not have the required permissions for this endpoint. Having \
             the '{}' permission would allow this request to continue.",
            permission.name()
        );
        Self::new(StatusCode::FORBIDDEN, Type::InvalidRequest, message)
    }
}

impl From<service::Error> for Problem {
    fn from(error: service::Error) -> Self {
        use service::Error;
        let code = error.code().to_owned();
        let message = error.to_string();
        match error {
            Error::Invalid { param, .. } => Self::invalid(&param, &code, message),
            Error::Refused {
                param, replayed, ..
            } => Self {
                param,
                ..Self::bad_request(message).code(&code).replayed(replayed)
            },
            Error::NotFound { kind, id, param } => {
                let mut problem = Self::no_such(kind, &id).param(param);
                problem.missing = Some(id);
                problem
            }
            Error::Forbidden(permission) => Self::forbidden(permission).code(&code),
            Error::ProofNeeded(_) => {
                Self::new(StatusCode::FORBIDDEN, Type::InvalidRequest, message).code(&code)
            }
            Error::WrongContext(_) => Self::bad_request(message).code("platform_account_required"),
            Error::Unauthenticated(_) => Self::unauthorized(message),
            Error::TooMany { .. } => {
                Self::new(StatusCode::TOO_MANY_REQUESTS, Type::InvalidRequest, message).code(&code)
            }
            Error::IdempotencyMismatch | Error::IdempotencyForgotten => {
                Self::new(StatusCode::BAD_REQUEST, Type::Idempotency, message)
            }
            Error::IdempotencyInUse => Self::new(StatusCode::CONFLICT, Type::Idempotency, message)
                .code(&code)
                .retry(),
            Error::LockTimeout => {
                let status = StatusCode::TOO_MANY_REQUESTS;
                Self::new(status, Type::InvalidRequest, message)
                    .code(&code)
                    .retry()
            }
            Error::Busy => Self::unavailable(&message),
            Error::Outside(_) => {
                Self::new(StatusCode::FAILED_DEPENDENCY, Type::Ours, message).retry()
            }
            Error::Internal(_) => Self {
                cause: Some(Box::new(error)),
                ..Self::internal()
            },
        }
    }
}

impl From<FormError> for Problem {
    fn from(error: FormError) -> Self {
        let problem = Self::bad_request(error.to_string());
        let problem = match error {
            FormError::Nul(_) => problem.code("invalid_characters"),
            _ => problem,
        };
        match error.param() {
            Some(param) => problem.param(param),
            None => problem,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.body())).into_response();
        let headers = response.headers_mut();
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(
                WWW_AUTHENTICATE,
                HeaderValue::from_static("Basic realm=\"Tributary\""),
            );
        }
        if self.replayed {
            idempotency::mark(headers);
        }
        if self.retry {
            headers.insert("stripe-should-retry", HeaderValue::from_static("true"));
            headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

#[cfg(test)]
pub(crate) mod tests;
