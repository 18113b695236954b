use super::detail::EntryDetailView;
use crate::i18n::{CommonTexts, ExpressTexts};
use crate::queries::express::express_payment;
use crate::routes::paths;
use crate::ui::{ErrorPanel, PageHeader, SkeletonRows};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One payment: what was paid, what was kept, what arrived.
#[component]
pub fn PaymentPage() -> impl IntoView {
    let t = ExpressTexts::here();
    let list = (CommonTexts::here().payments(), paths::EXPRESS_PAYMENTS);
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let data = Resource::new(move || id.get(), express_payment);
    view! {
        <Suspense fallback=|| view! { <SkeletonRows rows=6 /> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(detail) => {
                        let other = detail.other.as_deref().map(|id| {
                            (t.see_transaction(), paths::express_transaction(id))
                        });
                        view! { <EntryDetailView detail list other /> }.into_any()
                    }
                    Err(error) => view! {
                        <PageHeader title=t.payment() />
                        <ErrorPanel error />
                    }
                    .into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}
