use crate::error::UiError;
use crate::i18n::{MoneyTexts, use_locale};
use crate::queries::accounts::{MATCHES, find_accounts};
use crate::routes::paths;
use crate::ui::{
    Icon, IconName, StatusBadge, SubmitButton, TextField, Variant, account_status, written,
};
use crate::url::transfers::TransferDraft;
use domain::account::AccountRow;
use domain::list::Page;
use leptos::prelude::*;
use leptos_router::components::Form;
use std::time::Duration;

/// How long typing must rest before it is searched for.
const REST: Duration = Duration::from_millis(200);

/// What was found for which words.
type Found = (String, Result<Page<AccountRow>, UiError>);

/// The search for a destination: a form that works by itself, and with JavaScript answers while
/// one types. Each match is a link to the form with that account chosen.
#[component]
pub fn AccountPicker(
    /// What was typed so far.
    draft: TransferDraft,
    /// The matches of `draft.find`.
    matches: Page<AccountRow>,
    /// What is wrong with the destination.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let first: Found = (draft.find.clone(), Ok(matches));
    let words = RwSignal::new(draft.find.clone());
    let search = Action::new(|words: &String| {
        let words = words.clone();
        async move { (words.clone(), find_accounts(words).await) }
    });
    search_after_rest(words, search);
    let kept = draft.clone();
    let results = move || {
        // An answer that was overtaken by more typing is not shown.
        let latest = search
            .value()
            .get()
            .filter(|(asked, _)| *asked == words.get());
        let (asked, found) = latest.unwrap_or_else(|| first.clone());
        view! { <Matches draft=kept.clone() asked found /> }
    };
    view! {
        <Form method="GET" action=paths::NEW_TRANSFER attr:class="form">
            <HiddenDraft draft=draft.clone() />
            <TextField
                name="find"
                label=texts.find_account()
                kind="search"
                value=draft.find
                help=texts.find_help()
                error
                bind=words
                maxlength=200u32
                autocomplete="off"
                autofocus=true
            />
            <div>
                <SubmitButton variant=Variant::Secondary icon=IconName::Search>
                    {texts.find()}
                </SubmitButton>
            </div>
        </Form>
        <div class="picker" aria-live="polite">
            {results}
        </div>
    }
    .into_any()
}

/// Searches once typing rests; the latest words win.
fn search_after_rest(words: RwSignal<String>, search: Action<String, Found>) {
    Effect::new(move |before: Option<String>| {
        let now = words.get();
        if before.is_some_and(|before| before != now) {
            let asked = now.clone();
            set_timeout(
                move || {
                    if words
                        .try_get_untracked()
                        .is_some_and(|words| words == asked)
                    {
                        search.dispatch(asked);
                    }
                },
                REST,
            );
        }
        now
    });
}

/// What was typed in the other fields, so that the search does not lose it.
#[component]
fn HiddenDraft(draft: TransferDraft) -> impl IntoView {
    [
        ("amount", draft.amount),
        ("currency", draft.currency),
        ("description", draft.description),
        ("key", draft.key),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
    .collect_view()
}

#[component]
fn Matches(
    draft: TransferDraft,
    asked: String,
    found: Result<Page<AccountRow>, UiError>,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let page = match found {
        Ok(page) => page,
        Err(error) => return view! { <p class="muted">{error.message}</p> }.into_any(),
    };
    if asked.trim().is_empty() {
        return ().into_any();
    }
    let summary = match (page.items.len(), page.has_more) {
        (0, _) => texts.found_none().to_owned(),
        (_, true) => texts.found_more(MATCHES),
        (count, false) => texts.found(i64::try_from(count).unwrap_or(i64::MAX)),
    };
    let rows = page
        .items
        .into_iter()
        .map(|it| match_row(&draft, it))
        .collect_view();
    view! {
        <p class="muted">{summary}</p>
        <ul class="list">{rows}</ul>
    }
    .into_any()
}

fn match_row(draft: &TransferDraft, row: AccountRow) -> impl IntoView + use<> {
    let locale = use_locale();
    let texts = MoneyTexts(locale);
    let detail = [
        row.email
            .clone()
            .filter(|email| *email != row.label)
            .map(written),
        Some(row.id.to_string()),
        Some(texts.settles_in(row.currency.upper())),
    ];
    let detail: Vec<String> = detail.into_iter().flatten().collect();
    let label = texts.choose(&row.label);
    view! {
        <li class="list__item">
            <div class="list__text">
                <div class="list__title">
                    <a class="row-link" href=draft.url_to(row.id.as_str()) aria-label=label>
                        {written(row.label)}
                    </a>
                </div>
                <div class="list__sub">{detail.join(" · ")}</div>
            </div>
            <StatusBadge status=account_status(locale, row.status) />
            <Icon name=IconName::ChevronRight />
        </li>
    }
}
