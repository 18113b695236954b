use super::detail::EntryDetailView;
use crate::i18n::{CommonTexts, ExpressTexts};
use crate::queries::express::express_transaction;
use crate::routes::paths;
use crate::ui::{ErrorPanel, PageHeader, SkeletonRows};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One transaction: gross, fee and net, and what it is from.
#[component]
pub fn TransactionPage() -> impl IntoView {
    let t = ExpressTexts::here();
    let list = (
        CommonTexts::here().transactions(),
        paths::EXPRESS_TRANSACTIONS,
    );
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let data = Resource::new(move || id.get(), express_transaction);
    view! {
        <Suspense fallback=|| view! { <SkeletonRows rows=6 /> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(detail) => {
                        let other = detail.other.as_deref().map(|id| {
                            (t.see_payment(), paths::express_payment(id))
                        });
                        view! { <EntryDetailView detail list other /> }.into_any()
                    }
                    Err(error) => view! {
                        <PageHeader title=t.transaction() />
                        <ErrorPanel error />
                    }
                    .into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}
