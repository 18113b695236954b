use crate::connect::parts::words;
use crate::i18n::{CommonTexts, MoneyTexts};
use crate::routes::paths;
use crate::ui::{Choice, FilterBar, FilterChip, FilterMenu, SelectField, SubmitButton, Variant};
use domain::balance_transaction::TransactionType;
use leptos::prelude::*;
use leptos_router::components::Form;

/// Narrows the activity to one type.
#[component]
pub fn TypeFilter(
    /// The type in the address; empty for all.
    chosen: String,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let name = |kind| words::transaction_type(texts.0, kind);
    let chip = TransactionType::from_name(&chosen).map(|kind| {
        view! { <FilterChip label=texts.kind() value=name(kind) remove_href=paths::BALANCES /> }
    });
    let choices = TransactionType::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.name(), name(kind)))
        .collect::<Vec<_>>();
    view! {
        <FilterBar>
            {chip}
            <FilterMenu label=texts.kind()>
                <Form method="GET" action=paths::BALANCES attr:class="form">
                    <SelectField name="type" label=texts.kind() choices value=chosen />
                    <SubmitButton variant=Variant::Secondary>
                        {CommonTexts(texts.0).apply()}
                    </SubmitButton>
                </Form>
            </FilterMenu>
        </FilterBar>
    }
    .into_any()
}
