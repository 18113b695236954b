//! The two forms of the page that asks for a code.

use crate::actions::express::{AnswerCode, ResendCode};
use crate::error::{action_error, field_error};
use crate::i18n::SignInTexts;
use crate::ui::{ErrorSummary, SubmitButton, TextField, Variant};
use domain::login::CODE_TRIES;
use domain::time::MINUTE;
use leptos::prelude::*;

/// The code itself.
#[component]
pub fn CodeForm(
    /// Signs in.
    action: ServerAction<AnswerCode>,
    /// How often the current code can still be tried.
    tries_left: i64,
) -> impl IntoView {
    let t = SignInTexts::here();
    let error = action_error(action);
    view! {
        <ActionForm action attr:class="form">
            <ErrorSummary error />
            <TextField
                name="code"
                label=t.code()
                help=tries(t, tries_left)
                error=field_error(error, "code")
                inputmode=Some("numeric")
                autocomplete=Some("one-time-code")
                maxlength=Some(200)
                autofocus=true
            />
            <SubmitButton pending=action.pending() wide=true>
                {t.sign_in()}
            </SubmitButton>
        </ActionForm>
    }
    .into_any()
}

fn tries(t: SignInTexts, left: i64) -> String {
    match left {
        CODE_TRIES.. => t.six_digits().to_owned(),
        1.. => t.tries_left(left),
        _ => t.no_tries().to_owned(),
    }
}

/// Asks for another code, or says when one can be asked for.
#[component]
pub fn ResendForm(
    /// Sends another code.
    action: ServerAction<ResendCode>,
    /// Seconds until it can be sent; 0 when it can be now.
    wait: i64,
) -> impl IntoView {
    let t = SignInTexts::here();
    let hint = (wait > 0).then(|| view! { <p class="auth__note">{waiting(t, wait)}</p> });
    view! {
        <ActionForm action attr:class="form">
            <ErrorSummary error=action_error(action) />
            <SubmitButton pending=action.pending() variant=Variant::Ghost wide=true>
                {t.send_again()}
            </SubmitButton>
            {hint}
        </ActionForm>
    }
    .into_any()
}

fn waiting(t: SignInTexts, seconds: i64) -> String {
    if seconds < 2 * MINUTE {
        t.another_in_seconds(seconds)
    } else {
        t.another_in_minutes((seconds + MINUTE - 1) / MINUTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn tries_are_named_once_some_are_gone() {
        let t = SignInTexts(Locale::En);
        assert_eq!(tries(t, 5), "Six digits");
        assert_eq!(tries(t, 4), "4 tries left for this code.");
        assert_eq!(tries(t, 0), t.no_tries());
    }

    #[test]
    fn waiting_is_told_in_seconds_and_then_in_minutes() {
        let t = SignInTexts(Locale::En);
        assert_eq!(waiting(t, 1), "Another code can be sent in 1 second.");
        assert_eq!(waiting(t, 121), "Another code can be sent in 3 minutes.");
    }
}
