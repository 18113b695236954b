//! Limits and shapes of texts that people and programs send.

mod direction;
mod invisible;

pub use direction::{isolated, turns};
pub use invisible::{compact, is_blank, is_dash, is_invisible};

/// Why a text was refused; fit to stand beside the field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Longer than allowed. `0` is the most characters.
    #[error("Use at most {0} characters.")]
    TooLong(usize),
    /// Has characters, of which none can be seen.
    #[error("There is nothing to see in this text: write something, or leave it out.")]
    Blank,
    /// Contains a NUL or another control character that no text needs.
    #[error("The text contains characters that cannot be stored.")]
    ControlCharacter,
    /// Not an e-mail address.
    #[error("Enter an email address such as name@example.com.")]
    Email,
    /// Not a web address.
    #[error("Enter a web address that starts with http:// or https://.")]
    Url,
}

/// Checks length and characters; line breaks and tabs may stay. A text that is not empty must show
/// something.
pub fn check(text: &str, most: usize) -> Result<(), TextError> {
    if text.chars().count() > most {
        return Err(TextError::TooLong(most));
    }
    let unwanted = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if text.chars().any(unwanted) {
        Err(TextError::ControlCharacter)
    } else if is_blank(text) && !text.is_empty() {
        Err(TextError::Blank)
    } else {
        Ok(())
    }
}

/// Checks the shape of an e-mail address: one `@`, something before it, a dotted name behind.
pub fn check_email(text: &str) -> Result<(), TextError> {
    check(text, 254)?;
    let well_formed = text.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty()
            && !host.contains('@')
            && host.split('.').count() > 1
            && host.split('.').all(|label| !label.is_empty())
            && !text.contains(char::is_whitespace)
    });
    if well_formed {
        Ok(())
    } else {
        Err(TextError::Email)
    }
}

/// Checks that a web address is absolute http(s).
pub fn check_url(text: &str) -> Result<(), TextError> {
    check(text, 2_048)?;
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let well_formed = rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace)
    });
    if well_formed {
        Ok(())
    } else {
        Err(TextError::Url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn email_addresses() {
        assert!(check_email("jenny@example.com").is_ok());
        for bad in [
            "", "jenny", "@a.b", "a@b", "a b@c.d", "a@b@c.d", "a@.b", "a@b.",
        ] {
            assert_eq!(check_email(bad), Err(TextError::Email), "{bad}");
        }
    }

    #[test]
    fn control_characters_are_refused_and_line_breaks_kept() {
        assert!(check("two\nlines", 20).is_ok());
        assert_eq!(check("nul\0", 20), Err(TextError::ControlCharacter));
        assert_eq!(check("ééé", 2), Err(TextError::TooLong(2)));
    }

    #[test]
    fn a_text_shows_something_or_is_empty() {
        assert!(check("", 20).is_ok());
        assert!(check("\u{200B}a", 20).is_ok());
        for blank in [" ", "\n", "\u{200B}", "\u{3164}", "\u{2800}", "\u{200F}"] {
            assert_eq!(check(blank, 20), Err(TextError::Blank), "{blank:?}");
            check_email(blank).expect_err(blank);
            check_url(blank).expect_err(blank);
        }
    }
}
