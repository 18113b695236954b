use super::developers::{KeyTable, NewKeyForm, SdkCard};
use super::parts::loaded;
use crate::i18n::DeveloperTexts;
use crate::queries::keys::{DeveloperData, load_developers};
use crate::ui::{Card, CopyId, EmptyState, Flash, Intent, Notice, PageHeader};
use domain::key::Key;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// API keys, and how to point an SDK at this server.
#[component]
pub fn DevelopersPage() -> impl IntoView {
    let texts = DeveloperTexts::here();
    let query = use_query_map();
    let done = Memo::new(move |_| query.with(|query| query.get("done").unwrap_or_default()));
    let data = Resource::new(
        move || done.get(),
        |done| async move { load_developers(done == "created").await },
    );
    let flash = move || (done.get() == "revoked").then(|| texts.revoked().to_owned());
    view! {
        {move || view! { <Flash message=flash() /> }}
        <PageHeader title=texts.developers() />
        {loaded(data, |data| view! { <Content data /> })}
    }
}

#[component]
fn Content(data: DeveloperData) -> impl IntoView {
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
        Some(keys) => view! { <Keys keys livemode=data.livemode /> }.into_any(),
        None => view! {
            <Card title=texts.api_keys()>
                <EmptyState title=texts.no_right() body=texts.no_right_body() />
            </Card>
        }
        .into_any(),
    };
    view! {
        <div class="stack">
            {new_key} {keys}
            <SdkCard base_url=data.base_url platform=data.platform livemode=data.livemode />
        </div>
    }
    .into_any()
}

#[component]
fn Keys(keys: Vec<Key>, livemode: bool) -> impl IntoView {
    let texts = DeveloperTexts::here();
    let note = if livemode {
        texts.keys_live_note()
    } else {
        texts.keys_test_note()
    };
    let table = if keys.is_empty() {
        view! { <EmptyState title=texts.no_keys() body=texts.no_keys_body() /> }.into_any()
    } else {
        view! { <KeyTable keys /> }.into_any()
    };
    view! {
        <Card title=texts.api_keys() flush=true>
            {table}
        </Card>
        <Card title=texts.create_key()>
            <div class="stack stack--tight">
                <p class="muted">{note}</p>
                <NewKeyForm />
            </div>
        </Card>
    }
    .into_any()
}
