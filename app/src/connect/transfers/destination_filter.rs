use crate::i18n::{CommonTexts, MoneyTexts};
use crate::routes::paths;
use crate::ui::{FilterBar, FilterChip, FilterMenu, SubmitButton, TextField, Variant};
use leptos::prelude::*;
use leptos_router::components::Form;

/// Narrows the list of transfers to one destination.
#[component]
pub fn DestinationFilter(
    /// The id in the address; empty if the list is not narrowed.
    id: String,
    /// The name of that account.
    name: Option<String>,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let chip = (!id.is_empty()).then(|| {
        let value = name.unwrap_or_else(|| id.clone());
        view! {
            <FilterChip label=texts.filter_destination() value remove_href=paths::TRANSFERS />
        }
    });
    view! {
        <FilterBar>
            {chip}
            <FilterMenu label=texts.filter_destination()>
                <Form method="GET" action=paths::TRANSFERS attr:class="form">
                    <TextField
                        name="destination"
                        label=texts.filter_destination()
                        value=id
                        help=texts.filter_destination_help()
                        maxlength=64u32
                        autocomplete="off"
                    />
                    <SubmitButton variant=Variant::Secondary>
                        {CommonTexts(texts.0).apply()}
                    </SubmitButton>
                </Form>
            </FilterMenu>
        </FilterBar>
    }
    .into_any()
}
