use super::home::{BalanceCard, EarningsCard, RecentCard};
use crate::i18n::ExpressTexts;
use leptos::prelude::*;
use leptos_meta::Title;

/// What the account has, what it earned, and what happened last.
#[component]
pub fn HomePage() -> impl IntoView {
    let t = ExpressTexts::here();
    view! {
        <Title text=t.page_title() />
        <h1 class="visually-hidden">{t.page_title()}</h1>
        <div class="stack">
            <BalanceCard />
            <EarningsCard />
            <RecentCard />
        </div>
    }
    .into_any()
}
