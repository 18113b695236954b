use super::filter_form::FilterForm;
use crate::connect::parts::words;
use crate::i18n::{CommonTexts, ConnectTexts, country_name};
use crate::ui::{Choice, FilterBar, FilterChip, FilterMenu, SelectField, TextField};
use crate::url::accounts::AccountsQuery;
use domain::account::AccountKind;
use domain::country::Country;
use domain::money::Currency;
use leptos::prelude::*;

/// What narrows the list: chips for what is set, menus for what can be.
#[component]
pub fn Filters(
    /// What the address says.
    query: AccountsQuery,
) -> impl IntoView {
    let clear_href = query.is_filtered().then(|| query.url_cleared());
    view! {
        <FilterBar clear_href>
            {chips(&query)} <KindMenu query=query.clone() /> <CountryMenu query=query.clone() />
            <CurrencyMenu query=query.clone() /> <DateMenu query=query.clone() /> <SearchMenu query />
        </FilterBar>
    }
    .into_any()
}

fn chips(query: &AccountsQuery) -> impl IntoView + use<> {
    let texts = ConnectTexts::here();
    let kind = AccountKind::from_name(&query.kind).map_or_else(
        || query.kind.clone(),
        |kind| words::account_kind(texts.0, kind).to_owned(),
    );
    let set = [
        ("kind", texts.kind(), kind),
        (
            "country",
            CommonTexts(texts.0).country(),
            query.country.to_uppercase(),
        ),
        (
            "currency",
            texts.settles_in_label(),
            query.currency.to_uppercase(),
        ),
        ("from", texts.connected_on(), texts.from_value(&query.from)),
        ("to", texts.connected_on(), texts.to_value(&query.to)),
        ("q", texts.search_label(), query.q.clone()),
    ];
    let is_set = |key: &str| {
        query
            .pairs()
            .iter()
            .any(|(name, it)| *name == key && !it.is_empty())
    };
    set.into_iter()
        .filter(|(key, _, _)| is_set(key))
        .map(|(key, label, value)| {
            view! { <FilterChip label value remove_href=query.url_with(key, "") /> }
        })
        .collect_view()
}

#[component]
fn KindMenu(query: AccountsQuery) -> impl IntoView {
    let texts = ConnectTexts::here();
    let choices = AccountKind::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.name(), words::account_kind(texts.0, kind)))
        .collect();
    view! {
        <FilterMenu label=texts.kind()>
            <FilterForm query=query.clone() own=&["kind"]>
                <SelectField name="kind" label=texts.kind() choices value=query.kind />
            </FilterForm>
        </FilterMenu>
    }
    .into_any()
}

#[component]
fn CountryMenu(query: AccountsQuery) -> impl IntoView {
    let texts = CommonTexts::here();
    let label = texts.country();
    let choices = Country::all()
        .map(|country| {
            Choice::new(
                country.code(),
                format!("{} · {}", country.code(), country_name(texts.0, country)),
            )
        })
        .collect();
    view! {
        <FilterMenu label>
            <FilterForm query=query.clone() own=&["country"]>
                <SelectField name="country" label choices value=query.country.to_uppercase() />
            </FilterForm>
        </FilterMenu>
    }
    .into_any()
}

#[component]
fn CurrencyMenu(query: AccountsQuery) -> impl IntoView {
    let label = ConnectTexts::here().settles_in_label();
    let choices = Currency::all()
        .into_iter()
        .map(|currency| Choice::new(currency.code(), currency.upper()))
        .collect();
    view! {
        <FilterMenu label>
            <FilterForm query=query.clone() own=&["currency"]>
                <SelectField name="currency" label choices value=query.currency.to_lowercase() />
            </FilterForm>
        </FilterMenu>
    }
    .into_any()
}

#[component]
fn DateMenu(query: AccountsQuery) -> impl IntoView {
    let texts = ConnectTexts::here();
    view! {
        <FilterMenu label=texts.connected_on()>
            <FilterForm query=query.clone() own=&["from", "to"]>
                <TextField name="from" label=texts.from_day() kind="date" value=query.from optional=true />
                <TextField name="to" label=texts.to_day() kind="date" value=query.to optional=true />
            </FilterForm>
        </FilterMenu>
    }
    .into_any()
}

#[component]
fn SearchMenu(query: AccountsQuery) -> impl IntoView {
    let texts = ConnectTexts::here();
    let common = CommonTexts(texts.0);
    view! {
        <FilterMenu label=texts.search_label()>
            <FilterForm query=query.clone() own=&["q"]>
                <TextField
                    name="q"
                    label=common.search_accounts()
                    kind="search"
                    value=query.q
                    maxlength=200u32
                    autocomplete="off"
                />
            </FilterForm>
        </FilterMenu>
    }
    .into_any()
}
