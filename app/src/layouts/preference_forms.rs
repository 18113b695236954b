//! The switches for theme and language: plain forms, because the document itself changes.

use crate::i18n::{CommonTexts, Locale};
use crate::preferences::{LOCALE_PATH, Preferences, THEME_PATH, Theme};
use crate::ui::{Icon, IconName};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The page that the form comes back to.
#[component]
fn ReturnTo() -> impl IntoView {
    let location = use_location();
    let here = move || {
        let search = location.search.get();
        let search = search.trim_start_matches('?');
        let path = location.pathname.get();
        if search.is_empty() {
            path
        } else {
            format!("{path}?{search}")
        }
    };
    view! { <input type="hidden" name="return_to" value=here /> }.into_any()
}

/// Light, dark, or as the system.
#[component]
pub fn ThemeForm() -> impl IntoView {
    let texts = CommonTexts::here();
    let chosen = use_context::<Preferences>().unwrap_or_default().theme;
    let buttons = Theme::ALL
        .into_iter()
        .map(|theme| {
            let (icon, label) = match theme {
                Theme::Light => (IconName::Sun, texts.theme_light()),
                Theme::Dark => (IconName::Moon, texts.theme_dark()),
                Theme::System => (IconName::System, texts.theme_system()),
            };
            let pressed = if theme == chosen { "true" } else { "false" };
            view! {
                <button type="submit" name="value" value=theme.word() aria-pressed=pressed>
                    <Icon name=icon />
                    {label}
                </button>
            }
        })
        .collect_view();
    view! {
        <form class="preference" method="post" action=THEME_PATH>
            <ReturnTo />
            <fieldset class="segmented">
                <legend class="preference__legend">{texts.appearance()}</legend>
                <div class="segmented__row">{buttons}</div>
            </fieldset>
        </form>
    }
    .into_any()
}

/// English or Spanish.
#[component]
pub fn LocaleForm() -> impl IntoView {
    let texts = CommonTexts::here();
    let buttons = Locale::ALL
        .into_iter()
        .map(|locale| {
            let pressed = if locale == texts.0 { "true" } else { "false" };
            view! {
                <button
                    type="submit"
                    name="value"
                    value=locale.tag()
                    lang=locale.tag()
                    aria-pressed=pressed
                >
                    {locale.endonym()}
                </button>
            }
        })
        .collect_view();
    view! {
        <form class="preference" method="post" action=LOCALE_PATH>
            <ReturnTo />
            <fieldset class="segmented">
                <legend class="preference__legend">{texts.language()}</legend>
                <div class="segmented__row">{buttons}</div>
            </fieldset>
        </form>
    }
    .into_any()
}
