use super::developers::{KeyTable, NewKeyForm, SdkCard};
use super::parts::loaded;
use crate::i18n::DeveloperTexts;
use crate::queries::keys::{DeveloperData, KeyLine, load_developers};
use crate::routes::paths;
use crate::ui::{Card, CopyId, EmptyState, Flash, Intent, Notice, PageHeader, Pager};
use crate::url::keys::KeyDraft;
use crate::url::page::{PageQuery, neighbours};
use domain::actor::Rights;
use domain::list::Page;
use domain::time::Timestamp;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// API keys, and how to point an SDK at this server.
#[component]
pub fn DevelopersPage() -> impl IntoView {
    let texts = DeveloperTexts::here();
    let query = use_query_map();
    let done = Memo::new(move |_| query.with(|query| query.get("done").unwrap_or_default()));
    let page = Memo::new(move |_| query.with(PageQuery::from_query));
    let draft = Memo::new(move |_| query.with(KeyDraft::from_query));
    let data = Resource::new(
        move || (done.get(), page.get()),
        |(done, page)| async move { load_developers(done == "created", page).await },
    );
    let flash = move || (done.get() == "revoked").then(|| texts.revoked().to_owned());
    view! {
        {move || view! { <Flash message=flash() /> }}
        <PageHeader title=texts.developers() />
        {loaded(data, move |data| view! { <Content data draft=draft.get() /> })}
    }
}

#[component]
fn Content(data: DeveloperData, draft: KeyDraft) -> impl IntoView {
    let texts = DeveloperTexts::here();
    let new_key = data.new_key.map(|text| {
        view! {
            <Notice intent=Intent::Warning title=texts.new_key_title()>
                <p>{texts.new_key_body()}</p>
                <CopyId id=text />
            </Notice>
        }
    });
    let keys = match data.keys {
        Some(page) => view! { <Keys page now=data.now /> }.into_any(),
        None => view! {
            <Card title=texts.api_keys()>
                <EmptyState title=texts.no_right() body=texts.no_right_body() />
            </Card>
        }
        .into_any(),
    };
    let form = view! { <NewKey livemode=data.livemode grantable=data.grantable draft /> };
    view! {
        <div class="stack">
            {new_key} {keys} {form}
            <SdkCard base_url=data.base_url platform=data.platform livemode=data.livemode />
        </div>
    }
    .into_any()
}

#[component]
fn Keys(page: Page<KeyLine>, now: Timestamp) -> impl IntoView {
    let texts = DeveloperTexts::here();
    if page.items.is_empty() {
        return view! {
            <Card title=texts.api_keys() flush=true>
                <EmptyState title=texts.no_keys() body=texts.no_keys_body() />
            </Card>
        }
        .into_any();
    }
    let (newer, older) = neighbours(paths::DEVELOPERS, &page, |line| line.key.id.to_string());
    let pager = (page.has_previous || page.has_next).then(|| view! { <Pager newer older /> });
    view! {
        <Card title=texts.api_keys() flush=true>
            <KeyTable keys=page.items now />
        </Card>
        {pager}
    }
    .into_any()
}

/// The form for a new key, for those who may make one here.
#[component]
fn NewKey(livemode: bool, grantable: Option<Rights>, draft: KeyDraft) -> impl IntoView {
    let texts = DeveloperTexts::here();
    let (note, form) = match grantable {
        None if livemode => (texts.administrators_only(), None),
        None => return ().into_any(),
        Some(grantable) => {
            let note = if livemode {
                texts.keys_live_note()
            } else {
                texts.keys_test_note()
            };
            (note, Some(view! { <NewKeyForm draft grantable /> }))
        }
    };
    view! {
        <Card title=texts.create_key()>
            <div class="stack stack--tight">
                <p class="muted">{note}</p>
                {form}
            </div>
        </Card>
    }
    .into_any()
}
