use super::written;
use crate::i18n::CommonTexts;
use leptos::prelude::*;

/// One step of a trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    label: String,
    href: Option<String>,
}

impl Crumb {
    /// A step that leads somewhere.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            label: written(label.into()),
            href: Some(href.into()),
        }
    }

    /// The page one is on.
    pub fn here(label: impl Into<String>) -> Self {
        Self {
            label: written(label.into()),
            href: None,
        }
    }
}

/// The way from the top to this page.
#[component]
pub fn Breadcrumbs(
    /// From the outermost page to this one.
    trail: Vec<Crumb>,
) -> impl IntoView {
    let steps = trail
        .into_iter()
        .map(|crumb| match crumb.href {
            Some(href) => view! { <li><a href=href>{crumb.label}</a></li> }.into_any(),
            None => view! { <li><span aria-current="page">{crumb.label}</span></li> }.into_any(),
        })
        .collect_view();
    view! {
        <nav class="breadcrumbs" aria-label=CommonTexts::here().breadcrumbs()>
            <ol>{steps}</ol>
        </nav>
    }
    .into_any()
}
