use super::entry_list::{Empty, EntryListView};
use super::filters::TransactionFilters;
use crate::i18n::ExpressTexts;
use crate::queries::express::express_transactions;
use crate::routes::paths;
use crate::ui::{ErrorPanel, PageHeader, SkeletonRows};
use crate::url::express::ListQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Everything that changed the account's balance.
#[component]
pub fn TransactionsPage() -> impl IntoView {
    let t = ExpressTexts::here();
    let query = use_query_map();
    let wanted = Memo::new(move |_| query.with(ListQuery::from_query));
    let data = Resource::new(move || wanted.get(), express_transactions);
    let empty = Empty {
        title: t.no_transactions(),
        body: |t, platform| t.no_transactions_body(platform),
        no_match: t.no_match_transactions(),
    };
    view! {
        <PageHeader title=t.transactions() />
        {move || view! { <TransactionFilters path=paths::EXPRESS_TRANSACTIONS query=wanted.get() /> }}
        <Transition fallback=|| view! { <SkeletonRows rows=8 /> }>
            {move || {
                let query = wanted.get();
                Suspend::new(async move {
                    match data.await {
                        Ok(list) => view! {
                            <EntryListView
                                list
                                query
                                path=paths::EXPRESS_TRANSACTIONS
                                href=paths::express_transaction
                                empty
                            />
                        }
                        .into_any(),
                        Err(error) => view! { <ErrorPanel error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}
