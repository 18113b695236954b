//! Why a use case failed. Two edges map it, each in one file: the API and the web app.

mod refusals;

use domain::{
    actor::Permission,
    metadata::MetadataError,
    money::{AmountError, Money, MoneyError},
    statement::{Statement, StatementError},
    text::TextError,
    time::Timestamp,
};

/// The result of a use case.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a use case failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was sent cannot be understood. Nothing was begun, and nothing is remembered under the
    /// idempotency key.
    #[error("{message}")]
    Invalid {
        /// The parameter or form field.
        param: String,
        /// The code on the wire, such as `parameter_invalid_integer`.
        code: &'static str,
        /// In words, fit to stand beside the field.
        message: String,
    },
    /// What was asked for is understood, and a rule forbids it now.
    #[error("{message}")]
    Refused {
        /// The code on the wire, such as `balance_insufficient`.
        code: String,
        /// The parameter or form field that it is about.
        param: Option<String>,
        /// In words, with what to do next.
        message: String,
        /// Whether this was answered before to the same idempotency key.
        replayed: bool,
    },
    /// There is no such object, or it is not the caller's: the two are not told apart.
    #[error("No such {kind}: '{id}'")]
    NotFound {
        /// In words, such as `account`.
        kind: &'static str,
        /// What was asked for.
        id: String,
        /// The parameter that named it.
        param: &'static str,
    },
    /// The actor lacks a right.
    #[error("You do not have permission to do this.")]
    Forbidden(Permission),
    /// The member has the right, and must prove who they are before they use it.
    #[error("Confirm your password to go on.")]
    ProofNeeded(Permission),
    /// The call names a connected account but acts on the platform only, or the other way round.
    #[error("{0}")]
    WrongContext(&'static str),
    /// Signing in failed: wrong, used or expired. The text says what to do next.
    #[error("{0}")]
    Unauthenticated(&'static str),
    /// Too many attempts.
    #[error("Too many attempts. Try again later.")]
    TooMany {
        /// When the next one is taken.
        retry_at: Timestamp,
    },
    /// The idempotency key was used with other parameters.
    #[error(
        "Keys for idempotent requests can only be used with the same parameters they were first used with."
    )]
    IdempotencyMismatch,
    /// A request with the same idempotency key is running.
    #[error("There is another request in progress with this idempotency key.")]
    IdempotencyInUse,
    /// The idempotency key was used before an upgrade of the server, which did not keep the answer.
    #[error(
        "This idempotency key was used before the server was upgraded, and the answer of then is not \
         kept. Nothing was done now. See whether the first request had an effect before you send it \
         again with a new key."
    )]
    IdempotencyForgotten,
    /// Somebody else changes the same thing, and for too long to wait for.
    #[error(
        "This object cannot be accessed right now because another request is changing it. Try again."
    )]
    LockTimeout,
    /// Too much is going on at once. Nothing was done.
    #[error("The server has too much to do right now. Try again in a moment.")]
    Busy,
    /// Something outside did not work and can be tried again.
    #[error("{0}")]
    Outside(String),
    /// Our own fault.
    #[error("Something went wrong on our side.")]
    Internal(#[source] store::Error),
}

impl Error {
    /// A parameter that cannot be understood.
    pub fn invalid(param: &str, code: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid {
            param: param.to_owned(),
            code,
            message: message.into(),
        }
    }

    /// A rule that forbids something now.
    pub fn refused(code: &str, param: Option<&str>, message: impl Into<String>) -> Self {
        Self::Refused {
            code: code.to_owned(),
            param: param.map(str::to_owned),
            message: message.into(),
            replayed: false,
        }
    }

    /// Nothing of that kind with that id.
    pub fn not_found(kind: &'static str, id: impl ToString, param: &'static str) -> Self {
        Self::NotFound {
            kind,
            id: id.to_string(),
            param,
        }
    }

    /// An amount that cannot be moved.
    pub fn amount(param: &str, error: AmountError) -> Self {
        Self::invalid(param, error.code(), error.to_string())
    }

    /// Refuses an amount that is no multiple of `step`, in minor units.
    pub fn check_step(param: &str, amount: impl Into<Money>, step: i64) -> Result<()> {
        let checked = amount.into().check_step(step);
        checked.map_err(|error| Self::amount(param, error))
    }

    /// A text that cannot be taken.
    pub fn text(param: &str, error: TextError) -> Self {
        let code = match error {
            TextError::TooLong(_) => "parameter_invalid_string_length",
            TextError::Blank => "parameter_invalid_empty",
            TextError::ControlCharacter => "invalid_characters",
            TextError::Email => "email_invalid",
            TextError::Url => "url_invalid",
        };
        Self::invalid(param, code, error.to_string())
    }

    /// A text that no statement can show.
    pub fn statement(param: &str, error: StatementError) -> Self {
        let code = match error {
            StatementError::Length(..) => "parameter_invalid_string_length",
            _ => "parameter_invalid",
        };
        Self::invalid(param, code, error.to_string())
    }

    /// Refuses a text that cannot be shown there; an empty one is as good as absent.
    pub fn check_statement(param: &str, text: Option<&str>, place: Statement) -> Result<()> {
        let text = text.filter(|text| !text.is_empty());
        let checked = text.map_or(Ok(()), |text| place.check(text));
        checked.map_err(|error| Self::statement(param, error))
    }

    /// Metadata that cannot be taken.
    pub fn metadata(error: MetadataError) -> Self {
        let param = match &error {
            MetadataError::Value(key) => format!("metadata[{key}]"),
            _ => "metadata".to_owned(),
        };
        Self::Invalid {
            param,
            code: "parameter_invalid",
            message: error.to_string(),
        }
    }

    /// The code of the outcome, for the audit log.
    pub fn code(&self) -> &str {
        match self {
            Self::Invalid { code, .. } => code,
            Self::Refused { code, .. } => code,
            Self::NotFound { .. } => "resource_missing",
            Self::Forbidden(_) => "permission_missing",
            Self::ProofNeeded(_) => "proof_needed",
            Self::WrongContext(_) => "account_invalid",
            Self::Unauthenticated(_) => "unauthenticated",
            Self::TooMany { .. } => "rate_limit",
            Self::IdempotencyMismatch => "idempotency_error",
            Self::IdempotencyInUse => "idempotency_key_in_use",
            Self::IdempotencyForgotten => "idempotency_key_forgotten",
            Self::LockTimeout => "lock_timeout",
            Self::Busy => "busy",
            Self::Outside(_) => "outside",
            Self::Internal(_) => "internal",
        }
    }

    /// The parameter or form field that it is about, where there is one.
    pub fn param(&self) -> Option<&str> {
        match self {
            Self::Invalid { param, .. } => Some(param),
            Self::Refused { param, .. } => param.as_deref(),
            Self::NotFound { param, .. } => Some(param),
            _ => None,
        }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            // The last guard: another unit of work took the funds between check and posting.
            store::Error::Overdraft => Self::refused(
                "balance_insufficient",
                Some("amount"),
                "The available balance is less than the amount. Add funds or send less.",
            ),
            store::Error::MissingCursor => Self::not_found("object", "", "starting_after"),
            store::Error::Overflow => Self::from(MoneyError::Overflow),
            store::Error::Locked => Self::LockTimeout,
            store::Error::Busy(_) => Self::Busy,
            other => Self::Internal(other),
        }
    }
}

impl From<MoneyError> for Error {
    fn from(error: MoneyError) -> Self {
        Self::invalid("amount", "amount_too_large", error.to_string())
    }
}
