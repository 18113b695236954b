use crate::i18n::{DeveloperTexts, PermissionTexts};
use crate::queries::keys::KeyLine;
use crate::routes::paths;
use crate::ui::{Column, DateText, Table, TimeText, written};
use domain::time::Timestamp;
use leptos::prelude::*;

/// A page of API keys, by what can be shown of them.
#[component]
pub fn KeyTable(
    /// The keys.
    keys: Vec<KeyLine>,
    /// The present by the platform's clock.
    now: Timestamp,
) -> impl IntoView {
    let texts = DeveloperTexts::here();
    let rows = keys
        .into_iter()
        .map(|it| row(texts, it, now))
        .collect_view();
    view! {
        <Table caption=texts.api_keys() plain=true>
            <thead>
                <tr>
                    <Column label=texts.key_name() />
                    <Column label=texts.hint() />
                    <Column label=texts.access() />
                    <Column label=texts.maker() />
                    <Column label=texts.last_used() />
                    <Column label=texts.created() />
                    <Column label=texts.actions() hidden=true />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(texts: DeveloperTexts, line: KeyLine, now: Timestamp) -> impl IntoView {
    let access = access(texts, &line);
    let key = line.key;
    let maker = match key.maker {
        Some(maker) => written(maker.name),
        None => texts.operator().to_owned(),
    };
    let used = match key.last_used {
        Some(at) => view! { <TimeText at now=Some(now) /> }.into_any(),
        None => texts.never().into_any(),
    };
    view! {
        <tr>
            <td class="cell--main">{written(&key.name)}</td>
            <td class="mono" data-label=texts.hint()>
                {key.hint}
            </td>
            <td data-label=texts.access()>{access}</td>
            <td class="cell--muted" data-label=texts.maker()>
                {maker}
            </td>
            <td class="cell--muted" data-label=texts.last_used()>
                {used}
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

/// How many things the key may do now; which ones are said when one asks.
fn access(texts: DeveloperTexts, line: &KeyLine) -> AnyView {
    if !line.key.secret {
        return texts.publishable().into_any();
    }
    if line.rights.is_empty() {
        return view! { <span title=texts.no_longer_body()>{texts.no_longer()}</span> }.into_any();
    }
    let words = PermissionTexts(texts.0);
    let items = line
        .rights
        .iter()
        .map(|it| view! { <li>{words.of(it)}</li> })
        .collect_view();
    let count = i64::try_from(line.rights.iter().count()).unwrap_or(i64::MAX);
    view! {
        <details class="key-rights">
            <summary>{texts.permissions(count)}</summary>
            <ul>{items}</ul>
        </details>
    }
    .into_any()
}
