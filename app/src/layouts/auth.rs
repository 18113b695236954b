use super::logo::Logo;
use super::preference_forms::LocaleForm;
use leptos::prelude::*;
use leptos_router::components::Outlet;

/// The frame of sign-in pages: one card in the middle.
#[component]
pub fn AuthLayout() -> impl IntoView {
    view! {
        <div class="auth">
            <header class="auth__head"><Logo /></header>
            <main id="content" class="auth__card">
                <Outlet />
            </main>
            <footer class="auth__foot"><LocaleForm /></footer>
        </div>
    }
    .into_any()
}
