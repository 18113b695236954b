use super::parts::loaded;
use crate::i18n::DeveloperTexts;
use crate::queries::outbox::{OutboxData, load_outbox};
use crate::routes::paths;
use crate::ui::{Card, Column, EmptyState, PageHeader, Pager, Table, TimeText, written};
use crate::url::page::{PageQuery, neighbours};
use domain::message::Message;
use domain::time::Timestamp;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The messages that test mode keeps instead of sending them.
#[component]
pub fn OutboxPage() -> impl IntoView {
    let texts = DeveloperTexts::here();
    let params = use_query_map();
    let page = Memo::new(move |_| params.with(PageQuery::from_query));
    let data = Resource::new(move || page.get(), load_outbox);
    view! {
        <PageHeader title=texts.outbox() subtitle=move || texts.outbox_body() />
        {loaded(data, |data| view! { <Content data /> })}
    }
}

#[component]
fn Content(data: OutboxData) -> impl IntoView {
    let texts = DeveloperTexts::here();
    let empty = |title: &'static str, body: &'static str| {
        view! {
            <Card>
                <EmptyState title body />
            </Card>
        }
        .into_any()
    };
    let Some(page) = data.page else {
        return empty(texts.outbox_live(), texts.outbox_live_body());
    };
    if page.items.is_empty() {
        return empty(texts.no_messages(), texts.no_messages_body());
    }
    let (newer, older) = neighbours(paths::OUTBOX, &page, |(message, _)| message.id.to_string());
    let rows = page
        .items
        .into_iter()
        .map(|it| row(texts, it, data.now))
        .collect_view();
    view! {
        <div class="stack stack--tight">
            <Table caption=texts.outbox()>
                <thead>
                    <tr>
                        <Column label=texts.to() />
                        <Column label=texts.text() />
                        <Column label=texts.about() />
                        <Column label=texts.sent_at() />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <Pager newer older />
        </div>
    }
    .into_any()
}

fn row(texts: DeveloperTexts, (message, name): (Message, String), now: Timestamp) -> impl IntoView {
    view! {
        <tr>
            <td class="cell--main">
                {written(message.recipient)} <div class="cell__sub">{message.channel.to_uppercase()}</div>
            </td>
            <td data-label=texts.text()>{written(message.body)}</td>
            <td data-label=texts.about()>
                <a class="link" href=paths::account(message.account.as_str())>
                    {written(name)}
                </a>
            </td>
            <td class="cell--muted" data-label=texts.sent_at()>
                <TimeText at=message.created now />
            </td>
        </tr>
    }
}
