use super::disclosure::Disclosure;
use super::{Icon, IconName};
use leptos::prelude::*;

/// A button that opens a list of links or small forms.
#[component]
pub fn Menu(
    /// What the button is called.
    #[prop(into)]
    label: String,
    /// The icon shown instead of the label.
    #[prop(default = IconName::More)]
    icon: IconName,
    children: Children,
) -> impl IntoView {
    view! {
        <Disclosure
            class="menu"
            summary_class="button button--secondary button--icon"
            label=Some(label)
            summary=move || view! { <Icon name=icon /> }
        >
            {children()}
        </Disclosure>
    }
    .into_any()
}

/// One link in a menu.
#[component]
pub fn MenuLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// An icon before the text.
    #[prop(default = None, into)]
    icon: Option<IconName>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="menu__item" href=href>
            {icon.map(|name| view! { <Icon name /> })}
            {children()}
        </a>
    }
    .into_any()
}
