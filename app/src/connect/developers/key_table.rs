use crate::i18n::DeveloperTexts;
use crate::routes::paths;
use crate::ui::{Column, DateText, Table};
use domain::key::Key;
use leptos::prelude::*;

/// The API keys, by what can be shown of them.
#[component]
pub fn KeyTable(
    /// The keys.
    keys: Vec<Key>,
) -> impl IntoView {
    let texts = DeveloperTexts::here();
    let rows = keys.into_iter().map(|it| row(texts, it)).collect_view();
    view! {
        <Table caption=texts.api_keys() plain=true>
            <thead>
                <tr>
                    <Column label=texts.key_name() />
                    <Column label=texts.kind() />
                    <Column label=texts.hint() />
                    <Column label=texts.created() />
                    <Column label=texts.actions() hidden=true />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(texts: DeveloperTexts, key: Key) -> impl IntoView {
    let kind = if key.secret {
        texts.secret()
    } else {
        texts.publishable()
    };
    view! {
        <tr>
            <td class="cell--main">{key.name.clone()}</td>
            <td class="cell--muted" data-label=texts.kind()>
                {kind}
            </td>
            <td class="mono" data-label=texts.hint()>
                {key.hint}
            </td>
            <td class="cell--muted cell--wide">
                <DateText at=key.created />
            </td>
            <td class="cell--number">
                <a
                    class="link"
                    href=paths::revoke_key(key.id.as_str())
                    aria-label=texts.revoke_key(&key.name)
                >
                    {texts.revoke()}
                </a>
            </td>
        </tr>
    }
}
