use super::keys::{SHEET_ID, listen, open_sheet};
use super::{SHORTCUTS, Shortcut};
use crate::i18n::CommonTexts;
use crate::ui::{Icon, IconName};
use leptos::prelude::*;

/// The sheet that lists the shortcuts; rendering it also makes them work.
#[component]
pub fn ShortcutSheet() -> impl IntoView {
    listen();
    let texts = CommonTexts::here();
    let rows = SHORTCUTS
        .iter()
        .map(|shortcut| row(*shortcut, texts))
        .collect_view();
    view! {
        <dialog id=SHEET_ID class="dialog" aria-labelledby="shortcut-sheet-title">
            <form method="dialog" class="dialog__head">
                <h2 id="shortcut-sheet-title">{texts.keyboard_shortcuts()}</h2>
                <button class="button button--ghost button--icon" aria-label=texts.close()>
                    <Icon name=IconName::Close />
                </button>
            </form>
            <dl class="shortcut-list">
                {rows}
                <div>
                    <dt>{texts.close_dialog()}</dt>
                    <dd><kbd>"Esc"</kbd></dd>
                </div>
            </dl>
        </dialog>
    }
    .into_any()
}

fn row(shortcut: Shortcut, texts: CommonTexts) -> impl IntoView {
    let first = shortcut.after_g.then(|| {
        view! {
            <kbd>"g"</kbd>
            <span>{texts.shortcut_then()}</span>
        }
    });
    view! {
        <div>
            <dt>{shortcut.label(texts)}</dt>
            <dd>{first}<kbd>{shortcut.key}</kbd></dd>
        </div>
    }
}

/// The menu entry that opens the sheet.
#[component]
pub fn OpenShortcuts() -> impl IntoView {
    view! {
        <button type="button" class="menu__item" on:click=move |_| open_sheet()>
            <Icon name=IconName::Info />
            {CommonTexts::here().keyboard_shortcuts()}
        </button>
    }
    .into_any()
}
