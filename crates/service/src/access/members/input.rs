//! What people type about themselves, checked.

use domain::{
    login::{MAX_PASSWORD, MIN_PASSWORD},
    text,
};

use crate::{Error, Result};

/// Longest name, in characters.
const MAX_NAME: usize = 100;

/// An email as it is kept and looked up: trimmed and in lower case.
pub(crate) fn email(typed: &str) -> Result<String> {
    let email = typed.trim().to_lowercase();
    if email.is_empty() {
        return Err(Error::invalid(
            "email",
            "parameter_missing",
            "Enter an email address.",
        ));
    }
    text::check_email(&email).map_err(|error| Error::text("email", error))?;
    Ok(email)
}

/// A name under the field `param`, trimmed.
pub(crate) fn name(param: &str, typed: &str) -> Result<String> {
    let name = typed.trim();
    if name.is_empty() {
        return Err(Error::invalid(param, "parameter_missing", "Enter a name."));
    }
    text::check(name, MAX_NAME).map_err(|error| Error::text(param, error))?;
    if name.contains(['\n', '\r', '\t']) {
        return Err(Error::text(param, text::TextError::ControlCharacter));
    }
    Ok(name.to_owned())
}

/// A new password of whoever has `email`.
pub(crate) fn password(typed: &str, email: &str) -> Result<()> {
    let length = typed.chars().count();
    if length < MIN_PASSWORD {
        let message = format!("Use at least {MIN_PASSWORD} characters.");
        return Err(Error::invalid("password", "password_too_short", message));
    }
    if length > MAX_PASSWORD {
        let message = format!("Use at most {MAX_PASSWORD} characters.");
        return Err(Error::invalid("password", "password_too_long", message));
    }
    if typed.to_lowercase() == email {
        let message = "Use a password that is not the email address.";
        return Err(Error::invalid("password", "password_is_email", message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn param(error: Error) -> String {
        match error {
            Error::Invalid { param, .. } => param,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn emails_are_kept_in_lower_case() {
        assert_eq!(email(" Jenny@Example.COM ").unwrap(), "jenny@example.com");
        for bad in ["", " ", "jenny", "jenny@example.com\0", "a b@example.com"] {
            assert_eq!(param(email(bad).unwrap_err()), "email", "{bad:?}");
        }
    }

    #[test]
    fn passwords_have_limits_in_characters() {
        assert!(password(&"ñ".repeat(MIN_PASSWORD), "a@b.c").is_ok());
        assert!(password(&"ñ".repeat(MAX_PASSWORD), "a@b.c").is_ok());
        for bad in [
            "",
            "short",
            &"x".repeat(MAX_PASSWORD + 1),
            "Jenny@Example.com",
        ] {
            assert_eq!(
                param(password(bad, "jenny@example.com").unwrap_err()),
                "password"
            );
        }
    }

    #[test]
    fn names_are_one_line() {
        assert_eq!(name("name", " Jenny ").unwrap(), "Jenny");
        for bad in ["", "\t", "two\nlines", "nul\0", &"x".repeat(MAX_NAME + 1)] {
            assert_eq!(
                param(name("platform_name", bad).unwrap_err()),
                "platform_name"
            );
        }
    }
}
