use super::{Breadcrumbs, Crumb, written};
use leptos::prelude::*;
use leptos_meta::Title;

/// The head of a page: where it is, what it is called, what can be done. Sets the window's title.
#[component]
pub fn PageHeader(
    /// The name of the page or of the object it shows.
    #[prop(into)]
    title: String,
    /// The way here.
    #[prop(optional)]
    trail: Vec<Crumb>,
    /// A badge beside the title.
    #[prop(optional, into)]
    badge: Option<ViewFn>,
    /// A line under the title: ids, kinds, dates.
    #[prop(optional, into)]
    subtitle: Option<ViewFn>,
    /// Buttons at the right; at most one primary.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
) -> impl IntoView {
    let title = written(title);
    let crumbs = (!trail.is_empty()).then(|| view! { <Breadcrumbs trail /> });
    view! {
        <Title text=title.clone() />
        <header class="page-header">
            {crumbs}
            <div class="page-header__row">
                <div class="page-header__title">
                    <h1>{title}</h1>
                    {badge.map(|badge| badge.run())}
                </div>
                {actions
                    .map(|actions| view! { <div class="page-header__actions">{actions.run()}</div> })}
            </div>
            {subtitle
                .map(|subtitle| view! { <div class="page-header__subtitle">{subtitle.run()}</div> })}
        </header>
    }
    .into_any()
}
