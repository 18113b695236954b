//! The frame of the Connect Dashboard: navigation at the side, search and mode at the top.

mod nav;
mod top_bar;

use super::mode::ModeStripe;
use super::shortcuts::ShortcutSheet;
use super::viewer::{Door, Viewer};
use crate::i18n::CommonTexts;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use nav::SideNav;
use top_bar::TopBar;

/// The frame of the Connect Dashboard.
#[component]
pub fn ConnectLayout() -> impl IntoView {
    Viewer::provide(Door::Connect);
    view! {
        <a class="skip-link" href="#content">{CommonTexts::here().skip_to_content()}</a>
        <ModeStripe />
        <div class="app">
            <SideNav />
            <div class="app__column">
                <TopBar />
                <main id="content" class="app__main" tabindex="-1">
                    <Outlet />
                </main>
            </div>
        </div>
        <ShortcutSheet />
    }
    .into_any()
}
