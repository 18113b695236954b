use super::MaybeText;
use super::disclosure::Disclosure;
use super::{Icon, IconName, written};
use crate::i18n::CommonTexts;
use leptos::prelude::*;

/// A filter that is set, with a link that takes it away.
#[component]
pub fn FilterChip(
    /// What is filtered: `Country`.
    #[prop(into)]
    label: String,
    /// By which value: `BR`.
    #[prop(into)]
    value: String,
    /// The same page without this filter.
    #[prop(into)]
    remove_href: String,
) -> impl IntoView {
    let value = written(value);
    let remove = CommonTexts::here().remove_filter(&label);
    view! {
        <span class="filter-chip">
            {label}
            <span class="filter-chip__value">{value}</span>
            <a class="filter-chip__remove" href=remove_href aria-label=remove>
                <Icon name=IconName::Close />
            </a>
        </span>
    }
    .into_any()
}

/// A filter that can be set: opens a small form, which the caller gives as children
/// (`<Form method="GET" action=…>` with hidden fields for what is already set).
#[component]
pub fn FilterMenu(
    /// What can be filtered: `Country`.
    #[prop(into)]
    label: String,
    children: Children,
) -> impl IntoView {
    view! {
        <Disclosure
            class="menu filter-menu"
            summary_class="filter-menu__add"
            summary=move || view! { <Icon name=IconName::Plus />{label.clone()} }
            panel_class="filter-menu__panel"
        >
            {children()}
        </Disclosure>
    }
    .into_any()
}

/// The row that holds chips and filter menus.
#[component]
pub fn FilterBar(
    /// The same page without any filter; give it only when one is set.
    #[prop(optional, into)]
    clear_href: MaybeText,
    children: Children,
) -> impl IntoView {
    let texts = CommonTexts::here();
    view! {
        <div class="filter-bar" role="group" aria-label=texts.filters()>
            {children()}
            {clear_href
                .0
                .map(|href| {
                    view! {
                        <a class="filter-bar__clear" href=href>
                            {texts.clear_filters()}
                        </a>
                    }
                })}
        </div>
    }
    .into_any()
}
