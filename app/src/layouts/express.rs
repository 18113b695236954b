//! The frame of the Express Dashboard, made for a phone first.

use super::mode::{ModeBadge, ModeStripe};
use super::user_menu::{UserMenu, initials};
use super::viewer::{Door, Viewer, with_viewer};
use crate::i18n::CommonTexts;
use crate::routes::paths;
use crate::ui::written;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;

/// The frame of the Express Dashboard.
#[component]
pub fn ExpressLayout() -> impl IntoView {
    Viewer::provide(Door::Express);
    let texts = CommonTexts::here();
    view! {
        <a class="skip-link" href="#content">{texts.skip_to_content()}</a>
        <ModeStripe />
        <div class="express">
            <header class="express__head">
                <Identity />
                <ModeBadge />
                <UserMenu sign_out=paths::EXPRESS_SIGN_OUT compact=true />
            </header>
            <nav class="express__nav" aria-label=texts.main_navigation()>
                <ul>
                    <NavItem href=paths::EXPRESS label=texts.home() />
                    <NavItem href=paths::EXPRESS_TRANSACTIONS label=texts.transactions() />
                    <NavItem href=paths::EXPRESS_PAYMENTS label=texts.payments() />
                </ul>
            </nav>
            <main id="content" class="express__main" tabindex="-1">
                <Outlet />
            </main>
        </div>
    }
    .into_any()
}

/// Whose money this is, and through which platform it comes.
#[component]
fn Identity() -> impl IntoView {
    let texts = CommonTexts::here();
    with_viewer(move |viewer| {
        let letter: String = initials(&viewer.platform_name).chars().take(1).collect();
        view! {
            <div class="identity">
                <span class="identity__mark" aria-hidden="true">{written(letter)}</span>
                <div class="identity__names">
                    <span class="identity__name">{written(viewer.name)}</span>
                    <span class="identity__platform">{texts.on_platform(viewer.platform_name)}</span>
                </div>
            </div>
        }
    })
}

#[component]
fn NavItem(href: &'static str, label: &'static str) -> impl IntoView {
    let path = use_location().pathname;
    let current = move || {
        let is_here = path.with(|path| {
            path == href || (href != paths::EXPRESS && path.starts_with(&format!("{href}/")))
        });
        is_here.then_some("page")
    };
    view! {
        <li><a class="express__link" href=href aria-current=current>{label}</a></li>
    }
    .into_any()
}
