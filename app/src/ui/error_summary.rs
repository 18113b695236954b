use super::{Icon, IconName, written};
use crate::error::ActionError;
use crate::i18n::{CommonTexts, ErrorTexts};
use leptos::prelude::*;

/// What stands at the top of a form that was refused. Where a field is at fault, it links there.
#[component]
pub fn ErrorSummary(
    /// The error of the form's action, from `action_error`.
    #[prop(into)]
    error: ActionError,
) -> impl IntoView {
    let errors = ErrorTexts::here();
    let panel = move || {
        error.get().map(|error| {
            let error = error.in_locale(errors.0);
            let text = match error.field {
                Some(field) => {
                    view! { <a href=format!("#field-{field}")>{written(error.message)}</a> }.into_any()
                }
                None => written(error.message).into_any(),
            };
            let id = error.request_id.map(|id| {
                view! { <p class="error-panel__id">{errors.request_id(id)}</p> }
            });
            view! {
                <div class="error-summary">
                    <Icon name=IconName::Warning />
                    <div>
                        <p class="error-summary__title">{CommonTexts::here().problem_with_form()}</p>
                        <p>{text}</p>
                        {id}
                    </div>
                </div>
            }
        })
    };
    // The region stays in the page so that screen readers announce what appears in it.
    view! { <div role="alert" class="error-summary-slot">{panel}</div> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::UiError;
    use crate::ui::testing::html;

    #[test]
    fn links_to_the_field_at_fault() {
        let out = html(|| {
            let error = Signal::stored(Some(UiError::at("amount", "too_large", "Too much")));
            view! { <ErrorSummary error /> }
        });
        assert!(out.contains("href=\"#field-amount\"") && out.contains("Too much"));
    }

    #[test]
    fn is_empty_without_an_error() {
        let out = html(|| view! { <ErrorSummary error=Signal::stored(None) /> });
        assert!(!out.contains("error-summary__title"));
    }
}
