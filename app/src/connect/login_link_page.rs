use super::account_profile_page::form_trail;
use super::parts::loaded;
use crate::format;
use crate::i18n::AccountTexts;
use crate::queries::links::{LinkData, take_login_link};
use crate::routes::paths;
use crate::ui::{
    Card, CopyId, Description, DescriptionList, EmptyState, Intent, LinkButton, Notice, PageHeader,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Shows a login link that was made just now, once.
#[component]
pub fn LoginLinkPage() -> impl IntoView {
    let texts = AccountTexts::here();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let data = Resource::new(move || id.get(), take_login_link);
    view! {
        <div class="narrow">
            <PageHeader
                title=texts.login_link()
                trail=form_trail(&id.get_untracked(), texts.login_link())
            />
            {loaded(data, |data| view! { <LinkView data /> })}
        </div>
    }
}

#[component]
fn LinkView(data: LinkData) -> impl IntoView {
    let texts = AccountTexts::here();
    let back = paths::account(&data.account);
    let back_label = texts.back_to(&data.name);
    let content = match data.link {
        Some((url, expires_at)) => view! {
            <Notice intent=Intent::Warning title=texts.link_once()>
                {texts.link_body()}
            </Notice>
            <Card title=texts.link_for(&data.name)>
                <DescriptionList>
                    <Description term=texts.link_address()>
                        <CopyId id=url />
                    </Description>
                </DescriptionList>
                <p class="muted">{texts.link_expires(format::date_time(texts.0, expires_at))}</p>
            </Card>
        }
        .into_any(),
        None => view! {
            <Card>
                <EmptyState title=texts.link_gone() body=texts.link_gone_body() />
            </Card>
        }
        .into_any(),
    };
    view! {
        <div class="stack">
            {content}
            <div class="form__actions">
                <LinkButton href=back>{back_label}</LinkButton>
            </div>
        </div>
    }
    .into_any()
}
