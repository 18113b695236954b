use crate::i18n::MoneyTexts;
use crate::queries::transfers::EventLine;
use crate::ui::{Card, Column, CopyId, EmptyState, Table, TimeText};
use leptos::prelude::*;

/// What was told about an object, the newest first.
#[component]
pub fn EventsCard(
    /// The events.
    events: Vec<EventLine>,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    if events.is_empty() {
        return view! {
            <Card title=texts.events()>
                <EmptyState title=texts.no_events() />
            </Card>
        }
        .into_any();
    }
    let rows = events.into_iter().map(|it| row(texts, it)).collect_view();
    view! {
        <Card title=texts.events() flush=true>
            <Table caption=texts.events() plain=true>
                <thead>
                    <tr>
                        <Column label=texts.event() />
                        <Column label="Id" />
                        <Column label=texts.when() />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </Card>
    }
    .into_any()
}

fn row(texts: MoneyTexts, event: EventLine) -> impl IntoView {
    view! {
        <tr>
            <td class="cell--main mono">{event.kind}</td>
            <td data-label="Id">
                <CopyId id=event.id />
            </td>
            <td data-label=texts.when()>
                <TimeText at=event.created />
            </td>
        </tr>
    }
}
