use super::parts::loaded;
use crate::actions::keys::RevokeKey;
use crate::error::action_error;
use crate::i18n::{CommonTexts, DeveloperTexts};
use crate::queries::keys::load_key;
use crate::routes::paths;
use crate::ui::{Card, Crumb, ErrorSummary, LinkButton, PageHeader, SubmitButton, Variant};
use domain::key::Key;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Asks before a key is made useless.
#[component]
pub fn RevokeKeyPage() -> impl IntoView {
    let texts = DeveloperTexts::here();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let data = Resource::new(move || id.get(), load_key);
    let trail = vec![
        Crumb::link(texts.developers(), paths::DEVELOPERS),
        Crumb::here(texts.revoke()),
    ];
    view! {
        <div class="narrow">
            <PageHeader title=texts.revoke() trail />
            {loaded(data, |found| view! { <Question found /> })}
        </div>
    }
}

#[component]
fn Question(found: Key) -> impl IntoView {
    let texts = DeveloperTexts::here();
    let action = ServerAction::<RevokeKey>::new();
    let error = action_error(action);
    let key = found;
    view! {
        <Card title=texts.revoke_title(&key.name)>
            <ActionForm action attr:class="form">
                <ErrorSummary error />
                <input type="hidden" name="id" value=key.id.to_string() />
                <p class="mono">{key.hint}</p>
                <p>{texts.revoke_body()}</p>
                <div class="form__actions">
                    <LinkButton href=paths::DEVELOPERS variant=Variant::Ghost>
                        {CommonTexts(texts.0).cancel()}
                    </LinkButton>
                    <SubmitButton pending=action.pending() variant=Variant::Danger>
                        {texts.revoke_key(&key.name)}
                    </SubmitButton>
                </div>
            </ActionForm>
        </Card>
    }
    .into_any()
}
