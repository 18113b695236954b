use crate::i18n::CommonTexts;
use crate::routes::paths;
use crate::ui::SubmitButton;
use crate::url::accounts::AccountsQuery;
use leptos::prelude::*;
use leptos_router::components::Form;

/// The form of one filter. It carries along what else is set, and starts at the first page.
#[component]
pub fn FilterForm(
    /// What the address says.
    query: AccountsQuery,
    /// The names of the fields that the form itself sets.
    own: &'static [&'static str],
    children: Children,
) -> impl IntoView {
    let kept = query
        .pairs()
        .into_iter()
        .filter(|(name, value)| !value.is_empty() && !own.contains(name))
        .map(|(name, value)| {
            view! { <input type="hidden" name=name value=value.to_owned() /> }
        })
        .collect_view();
    view! {
        <Form method="GET" action=paths::ACCOUNTS attr:class="form">
            {kept}
            {children()}
            <SubmitButton variant=crate::ui::Variant::Secondary>
                {CommonTexts::here().apply()}
            </SubmitButton>
        </Form>
    }
    .into_any()
}
