use super::interval::{in_words, short};
use super::volume::{VolumeChart, VolumeTable};
use crate::i18n::ExpressTexts;
use crate::queries::express::express_earnings;
use crate::ui::{Card, ErrorPanel, SkeletonRows};
use crate::url::express::HomeQuery;
use domain::earnings::Interval;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The earnings chart with its intervals, which are part of the address.
#[component]
pub fn EarningsCard() -> impl IntoView {
    let query = use_query_map();
    let home = Memo::new(move |_| query.with(HomeQuery::from_query));
    let data = Resource::new(move || home.get(), express_earnings);
    view! {
        <Card>
            <div class="earnings">
                <Transition fallback=|| view! { <SkeletonRows rows=6 /> }>
                    {move || {
                        let query = home.get();
                        Suspend::new(async move {
                            match data.await {
                                Ok(volume) => view! { <VolumeChart volume query /> }.into_any(),
                                Err(error) => view! { <ErrorPanel error /> }.into_any(),
                            }
                        })
                    }}
                </Transition>
                <Intervals query=home />
                <Transition>
                    {move || Suspend::new(async move {
                        data.await.ok().map(|volume| view! { <VolumeTable volume /> })
                    })}
                </Transition>
            </div>
        </Card>
    }
    .into_any()
}

/// The links to the other intervals.
#[component]
fn Intervals(query: Memo<HomeQuery>) -> impl IntoView {
    let t = ExpressTexts::here();
    let links = Interval::ALL
        .into_iter()
        .map(|interval| {
            let href = move || query.with(|query| query.url_of_interval(interval));
            let current = move || {
                query
                    .with(|query| query.interval() == interval)
                    .then_some("page")
            };
            view! {
                <a href=href aria-current=current data-noscroll="true">
                    {short(t, interval)}
                    <span class="visually-hidden">{format!(": {}", in_words(t, interval))}</span>
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="segmented" aria-label=t.range()>
            <div class="segmented__row">{links}</div>
        </nav>
    }
    .into_any()
}
