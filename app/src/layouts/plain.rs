use super::logo::Logo;
use crate::i18n::CommonTexts;
use leptos::prelude::*;

/// A page without navigation: the name at the top, content in the middle.
#[component]
pub fn PlainLayout(children: Children) -> impl IntoView {
    view! {
        <a class="skip-link" href="#content">{CommonTexts::here().skip_to_content()}</a>
        <div class="plain">
            <header class="plain__head">
                <a href="/" class="plain__home"><Logo /></a>
            </header>
            <main id="content" class="plain__main" tabindex="-1">{children()}</main>
        </div>
    }
    .into_any()
}
