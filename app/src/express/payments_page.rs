use super::entry_list::{Empty, EntryListView};
use super::filters::PaymentFilters;
use crate::i18n::ExpressTexts;
use crate::queries::express::express_payments;
use crate::routes::paths;
use crate::ui::{ErrorPanel, PageHeader, SkeletonRows};
use crate::url::express::ListQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The payments that the account received.
#[component]
pub fn PaymentsPage() -> impl IntoView {
    let t = ExpressTexts::here();
    let query = use_query_map();
    let wanted = Memo::new(move |_| query.with(ListQuery::from_query));
    let data = Resource::new(move || wanted.get(), express_payments);
    let empty = Empty {
        title: t.no_payments(),
        body: |t, platform| t.no_payments_body(platform),
        no_match: t.no_match_payments(),
    };
    view! {
        <PageHeader title=t.payments() />
        <Transition fallback=|| view! { <SkeletonRows rows=8 /> }>
            {move || {
                let query = wanted.get();
                let path = paths::EXPRESS_PAYMENTS;
                Suspend::new(async move {
                    let found = data.await;
                    let currency = found.as_ref().ok().map(|list| list.currency);
                    let filters = view! { <PaymentFilters path query=query.clone() currency /> };
                    let rows = match found {
                        Ok(list) => view! {
                            <EntryListView list query path href=paths::express_payment empty />
                        }
                        .into_any(),
                        Err(error) => view! { <ErrorPanel error /> }.into_any(),
                    };
                    view! {
                        {filters}
                        {rows}
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}
