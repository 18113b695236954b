use crate::express::entries::EntryRows;
use crate::i18n::{CommonTexts, ExpressTexts};
use crate::queries::express::{EntryList, express_recent};
use crate::routes::paths;
use crate::ui::{Card, EmptyState, ErrorPanel, SkeletonRows};
use leptos::prelude::*;

/// The account's latest transactions.
#[component]
pub fn RecentCard() -> impl IntoView {
    let t = ExpressTexts::here();
    let view_all = CommonTexts::here().view_all();
    let data = Resource::new(|| (), |()| express_recent());
    let all = move || {
        view! { <a class="link" href=paths::EXPRESS_TRANSACTIONS>{view_all}</a> }
    };
    view! {
        <Card title=t.recent_transactions() actions=all flush=true>
            <Suspense fallback=|| view! { <SkeletonRows rows=6 /> }>
                {move || Suspend::new(async move {
                    match data.await {
                        Ok(list) => rows(t, list),
                        Err(error) => view! { <ErrorPanel error /> }.into_any(),
                    }
                })}
            </Suspense>
        </Card>
    }
    .into_any()
}

fn rows(t: ExpressTexts, list: EntryList) -> AnyView {
    if list.page.items.is_empty() {
        let body = t.no_transactions_body(&list.platform);
        return view! { <EmptyState title=t.no_transactions() body /> }.into_any();
    }
    view! { <EntryRows list href=paths::express_transaction /> }.into_any()
}
