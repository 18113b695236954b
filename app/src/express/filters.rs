//! The filters of the lists: chips for what is set, small forms for what can be.

use crate::format;
use crate::i18n::{CommonTexts, ExpressTexts};
use crate::ui::Variant;
use crate::ui::{Choice, FilterBar, FilterChip, FilterMenu, SelectField, SubmitButton, TextField};
use crate::url::express::ListQuery;
use domain::money::{Currency, read_typed};
use domain::time::parse_iso;
use leptos::prelude::*;
use leptos::web_sys::FormData;
use leptos_router::components::Form;
use std::sync::Arc;

/// The names of the filters by date.
const DATES: [&str; 2] = ["from", "to"];
/// The names of the filters by amount.
const AMOUNTS: [&str; 2] = ["min", "max"];

/// The filters of the transactions: type and dates.
#[component]
pub fn TransactionFilters(
    /// The list's address.
    path: &'static str,
    /// What is set.
    query: ListQuery,
) -> impl IntoView {
    let clear = query.is_filtered().then(|| path.to_owned());
    view! {
        <FilterBar clear_href=clear>
            {kind(path, &query)}
            {dates(path, &query)}
        </FilterBar>
    }
    .into_any()
}

/// The filters of the payments: dates and amount.
#[component]
pub fn PaymentFilters(
    /// The list's address.
    path: &'static str,
    /// What is set.
    query: ListQuery,
    /// The currency of the amounts.
    currency: Option<Currency>,
) -> impl IntoView {
    let clear = query.is_filtered().then(|| path.to_owned());
    view! {
        <FilterBar clear_href=clear>
            {dates(path, &query)}
            {amounts(path, &query, currency)}
        </FilterBar>
    }
    .into_any()
}

fn kind(path: &'static str, query: &ListQuery) -> AnyView {
    let t = ExpressTexts::here();
    let kinds = [
        ("payment", t.kind_payment()),
        ("charge", t.kind_charge()),
        ("transfer", t.kind_transfer()),
        ("refund", t.kind_refund()),
        ("payment_refund", t.kind_returned()),
        ("payout", t.kind_payout()),
        ("adjustment", t.kind_adjustment()),
    ];
    if let Some((_, set)) = kinds.iter().find(|(name, _)| *name == query.kind) {
        let remove_href = query.url_without(path, &["kind"]);
        return view! { <FilterChip label=t.kind() value=*set remove_href /> }.into_any();
    }
    let choices = kinds
        .iter()
        .map(|(name, label)| Choice::new(*name, *label))
        .collect();
    let field = view! { <SelectField name="kind" label=t.kind() choices /> };
    menu(t.kind(), path, query, &["kind"], field.into_any())
}

fn dates(path: &'static str, query: &ListQuery) -> AnyView {
    let t = ExpressTexts::here();
    let value = match (query.from.as_str(), query.to.as_str()) {
        ("", "") => {
            let fields = view! {
                <TextField name="from" kind="date" label=t.from() optional=true />
                <TextField name="to" kind="date" label=t.to() optional=true />
            };
            return menu(t.dates(), path, query, &DATES, fields.into_any());
        }
        (from, "") => t.since_date(day(t, from)),
        ("", to) => t.until_date(day(t, to)),
        (from, to) => t.between(day(t, from), day(t, to)),
    };
    let remove_href = query.url_without(path, &DATES);
    view! { <FilterChip label=t.dates() value remove_href /> }.into_any()
}

fn amounts(path: &'static str, query: &ListQuery, currency: Option<Currency>) -> AnyView {
    let t = ExpressTexts::here();
    let label = CommonTexts::here().amount();
    let value = match (query.min.as_str(), query.max.as_str()) {
        ("", "") => {
            let help = currency.map(|currency| t.amount_in(currency.upper()));
            let decimal = Some("decimal");
            let fields = view! {
                <TextField name="min" label=t.at_least() inputmode=decimal optional=true />
                <TextField name="max" label=t.at_most() inputmode=decimal optional=true help />
            };
            return menu(label, path, query, &AMOUNTS, fields.into_any());
        }
        (min, "") => format!("≥ {}", amount(t, min, currency)),
        ("", max) => format!("≤ {}", amount(t, max, currency)),
        (min, max) => t.between(amount(t, min, currency), amount(t, max, currency)),
    };
    let remove_href = query.url_without(path, &AMOUNTS);
    view! { <FilterChip label value remove_href /> }.into_any()
}

/// A filter that can be set; what is set already travels along.
fn menu(
    label: &'static str,
    path: &'static str,
    query: &ListQuery,
    own: &[&str],
    fields: AnyView,
) -> AnyView {
    let kept = query
        .pairs()
        .into_iter()
        .filter(|(key, value)| !value.is_empty() && !own.contains(key))
        .map(|(key, value)| {
            view! { <input type="hidden" name=key value=value.to_owned() /> }
        })
        .collect_view();
    let apply = CommonTexts::here().apply();
    view! {
        <FilterMenu label>
            <Form method="GET" action=path on_form_data=Arc::new(drop_empty)>
                {kept}
                {fields}
                <SubmitButton variant=Variant::Secondary>{apply}</SubmitButton>
            </Form>
        </FilterMenu>
    }
    .into_any()
}

/// A day of the address as people read it; what is none stays as it is.
fn day(t: ExpressTexts, text: &str) -> String {
    parse_iso(text).map_or_else(|| text.to_owned(), |at| format::date(t.0, at))
}

/// An amount of the address as it was understood; what is none stays as it is.
fn amount(t: ExpressTexts, text: &str, currency: Option<Currency>) -> String {
    let read = currency.and_then(|it| read_typed(text, t.0.notation(), it).ok());
    read.map_or_else(|| text.to_owned(), |it| format::money(t.0, it.money()))
}

/// Leaves what was not filled in out of the address, and the button, which has no name.
fn drop_empty(data: &FormData) {
    for name in ["", "kind", "from", "to", "min", "max"] {
        if data
            .get(name)
            .as_string()
            .is_some_and(|value| value.is_empty())
        {
            data.delete(name);
        }
    }
}
