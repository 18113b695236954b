use crate::format;
use crate::i18n::use_locale;
use leptos::prelude::*;

/// One tab: a link to the same page with another part chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Its name.
    pub label: String,
    /// The page with this tab chosen.
    pub href: String,
    /// How many rows it holds, where that is cheap to know.
    pub count: Option<i64>,
    /// Whether it is the chosen one.
    pub current: bool,
}

/// A row of tabs. They are links, so that the back button and sharing work.
#[component]
pub fn Tabs(
    /// What the tabs divide, for screen readers.
    #[prop(into)]
    label: String,
    /// The tabs.
    items: Vec<Tab>,
) -> impl IntoView {
    let locale = use_locale();
    let links = items
        .into_iter()
        .map(|tab| {
            let count = tab.count.map(|count| {
                view! { <span class="tabs__count">{format::count(locale, count)}</span> }
            });
            view! {
                <li>
                    <a class="tabs__link" href=tab.href aria-current=tab.current.then_some("page")>
                        {tab.label}
                        {count}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label=label>
            <ul>{links}</ul>
        </nav>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;

    #[test]
    fn the_chosen_tab_is_marked_once() {
        let tab = |label: &str, current| Tab {
            label: label.into(),
            href: format!("/x?tab={label}"),
            count: Some(1574),
            current,
        };
        let items = vec![tab("all", true), tab("rejected", false)];
        let out = html(move || view! { <Tabs label="Status" items /> });
        assert_eq!(out.matches("aria-current=\"page\"").count(), 1);
        assert!(out.contains("1,574"));
    }
}
