use crate::connect::ModeForm;
use crate::format;
use crate::i18n::CommonTexts;
use crate::layouts::logo::Logo;
use crate::layouts::user_menu::UserMenu;
use crate::layouts::viewer::with_viewer;
use crate::routes::paths;
use crate::ui::{Icon, IconName, written};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The id of the navigation, which is a drawer on small screens.
pub const DRAWER_ID: &str = "side-nav";

/// The navigation. On small screens the browser opens and closes it as a popover, which needs no
/// script and brings Escape and a click elsewhere along.
#[component]
pub fn SideNav() -> impl IntoView {
    let texts = CommonTexts::here();
    close_on_navigation();
    view! {
        <aside id=DRAWER_ID class="side" popover="auto">
            <a class="side__logo" href=paths::CONNECT><Logo /></a>
            <PlatformBlock />
            <nav class="side__nav" aria-label=texts.main_navigation()>
                <ul>
                    <NavItem href=paths::CONNECT label=texts.home() icon=IconName::Home exact=true />
                    <NavItem href=paths::ACCOUNTS label=texts.accounts() icon=IconName::Users>
                        <AccountsCount />
                    </NavItem>
                    <NavItem href=paths::BALANCES label=texts.balances() icon=IconName::Wallet />
                    <NavItem href=paths::TRANSFERS label=texts.transfers() />
                    <NavItem href=paths::TOPUPS label=texts.top_ups() />
                </ul>
                <WorkspaceItems />
            </nav>
            <ModeForm />
            <div class="side__user">
                <UserMenu sign_out=paths::SIGN_OUT shortcuts=true />
            </div>
        </aside>
    }
    .into_any()
}

/// Which platform this is.
#[component]
fn PlatformBlock() -> impl IntoView {
    let texts = CommonTexts::here();
    with_viewer(move |viewer| {
        view! {
            <div class="side__platform">
                <span class="side__platform-name">{written(viewer.platform_name)}</span>
                <span class="side__platform-kind">{texts.platform()}</span>
            </div>
        }
    })
}

/// What only developers need; the outbox exists in test mode only.
#[component]
fn WorkspaceItems() -> impl IntoView {
    let texts = CommonTexts::here();
    with_viewer(move |viewer| {
        let outbox = (!viewer.livemode).then(|| {
            view! { <NavItem href=paths::OUTBOX label=texts.outbox() icon=IconName::Mail /> }
        });
        viewer.can_develop.then(|| {
            view! {
                <p class="side__heading">{texts.workspace()}</p>
                <ul>
                    <NavItem href=paths::DEVELOPERS label=texts.developers() icon=IconName::Code />
                    {outbox}
                </ul>
            }
        })
    })
}

#[component]
fn AccountsCount() -> impl IntoView {
    let texts = CommonTexts::here();
    with_viewer(move |viewer| {
        viewer
            .accounts_count
            .map(|count| format::count(texts.0, count))
    })
}

/// One entry. Without an icon it stands under the entry before it.
#[component]
fn NavItem(
    href: &'static str,
    label: &'static str,
    #[prop(default = None, into)] icon: Option<IconName>,
    /// Whether pages below this address belong to other entries.
    #[prop(optional)]
    exact: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let path = use_location().pathname;
    let current = move || {
        path.with(|path| is_current(path, href, exact))
            .then_some("page")
    };
    view! {
        <li>
            <a class="nav-item" class:nav-item--sub=icon.is_none() href=href aria-current=current>
                {icon.map(|name| view! { <Icon name /> })}
                <span class="nav-item__label">{label}</span>
                {children.map(|children| view! { <span class="nav-item__count">{children()}</span> })}
            </a>
        </li>
    }
    .into_any()
}

pub(super) fn is_current(path: &str, href: &str, exact: bool) -> bool {
    match path.strip_prefix(href) {
        Some("" | "/") => true,
        Some(rest) => !exact && rest.starts_with('/'),
        None => false,
    }
}

/// Following a link inside the drawer does not reload the page, so the drawer is closed by hand.
fn close_on_navigation() {
    use wasm_bindgen::JsCast;
    let path = use_location().pathname;
    Effect::new(move || {
        path.track();
        let drawer = document().get_element_by_id(DRAWER_ID);
        if let Some(drawer) =
            drawer.and_then(|element| element.dyn_into::<leptos::web_sys::HtmlElement>().ok())
        {
            // It fails where the drawer is not open, which is what is wanted.
            let _ = drawer.hide_popover();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::is_current;

    #[test]
    fn sections_hold_the_pages_below() {
        assert!(is_current(
            "/connect/accounts/acct_1",
            "/connect/accounts",
            false
        ));
        assert!(!is_current("/connect/accounts", "/connect", true));
        assert!(is_current("/connect/", "/connect", true));
        assert!(!is_current("/connect/topups", "/connect/top", false));
    }
}
