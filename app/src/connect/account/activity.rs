//! What happened with an account, in tabs.

mod fees_table;
mod payments_table;
mod payouts_table;
mod transfers_table;

use crate::connect::parts::loaded;
use crate::error::UiError;
use crate::format;
use crate::i18n::{AccountTexts, PayoutTexts};
use crate::queries::activity::{Activity, ActivityTab, load_activity};
use crate::queries::payouts::NextPayout;
use crate::routes::paths;
use crate::ui::{Card, EmptyState, Pager, Tab, Tabs};
use crate::url::UrlBuilder;
use crate::url::page::{PageQuery, neighbours, text};
use domain::list::Page;
use fees_table::FeesTable;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use payments_table::PaymentsTable;
use payouts_table::PayoutsTable;
use transfers_table::TransfersTable;

/// A page of activity, with what its rows are shown with.
type Loaded = (String, ActivityTab, Activity);

/// The activity as it is being read.
pub type LoadedActivity = Resource<Result<Loaded, UiError>>;

/// Which part of which account's activity the address asks for.
#[derive(Clone, Copy)]
pub struct ActivityChoice {
    id: Memo<String>,
    tab: Memo<ActivityTab>,
    page: Memo<PageQuery>,
}

impl ActivityChoice {
    /// Reads the choice from the address; the account is `id`.
    pub fn of_address(id: Memo<String>) -> Self {
        let query = use_query_map();
        Self {
            id,
            tab: Memo::new(move |_| query.with(|it| ActivityTab::from_name(&text(it, "tab")))),
            page: Memo::new(move |_| query.with(PageQuery::from_query)),
        }
    }

    /// Starts reading it.
    pub fn load(self) -> LoadedActivity {
        Resource::new(
            move || (self.id.get(), self.tab.get(), self.page.get()),
            |(id, tab, page)| async move {
                let activity = load_activity(id.clone(), tab, page).await?;
                Ok((id, tab, activity))
            },
        )
    }
}

/// The tabs and the chosen part of an account's activity.
#[component]
pub fn ActivityPart(
    /// Which part.
    choice: ActivityChoice,
    /// Its rows.
    activity: LoadedActivity,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let items = move || tabs(texts, &choice.id.get(), choice.tab.get());
    view! {
        <section id="activity" class="stack stack--tight" aria-label=texts.activity()>
            {move || view! { <Tabs label=texts.activity() items=items() /> }}
            {loaded(activity, move |loaded| view! { <ActivityRows loaded /> })}
        </section>
    }
    .into_any()
}

fn tabs(texts: AccountTexts, id: &str, current: ActivityTab) -> Vec<Tab> {
    ActivityTab::ALL
        .into_iter()
        .map(|tab| Tab {
            label: tab_label(texts, tab).to_owned(),
            href: format!("{}#activity", tab_url(id, tab)),
            count: None,
            current: tab == current,
        })
        .collect()
}

fn tab_url(id: &str, tab: ActivityTab) -> String {
    UrlBuilder::new(&paths::account(id))
        .set("tab", tab.name())
        .build()
}

const fn tab_label(texts: AccountTexts, tab: ActivityTab) -> &'static str {
    match tab {
        ActivityTab::Payments => texts.tab_payments(),
        ActivityTab::Transfers => texts.tab_transfers(),
        ActivityTab::Payouts => texts.tab_payouts(),
        ActivityTab::Fees => texts.tab_fees(),
    }
}

#[component]
fn ActivityRows(loaded: Loaded) -> impl IntoView {
    let (id, tab, activity) = loaded;
    let base = tab_url(&id, tab);
    match activity {
        Activity::Payments(page) => {
            let links = neighbours(&base, &page, |it| it.payment.id.to_string());
            paged(&page, links, empty(tab), |payments| {
                view! { <PaymentsTable payments /> }.into_any()
            })
        }
        Activity::Transfers(page) => {
            let links = neighbours(&base, &page, |it| it.id.to_string());
            paged(&page, links, empty(tab), |transfers| {
                view! { <TransfersTable transfers /> }.into_any()
            })
        }
        Activity::Payouts(page, next) => {
            let links = neighbours(&base, &page, |it| it.id.to_string());
            paged(&page, links, no_payouts(next), |payouts| {
                view! { <PayoutsTable payouts /> }.into_any()
            })
        }
        Activity::Fees(page) => {
            let links = neighbours(&base, &page, |it| it.id.to_string());
            paged(&page, links, empty(tab), |fees| {
                view! { <FeesTable fees /> }.into_any()
            })
        }
    }
}

fn paged<T: Clone>(
    page: &Page<T>,
    (newer, older): (Option<String>, Option<String>),
    (title, body): (&'static str, String),
    table: impl FnOnce(Vec<T>) -> AnyView,
) -> AnyView {
    if page.items.is_empty() {
        return view! {
            <Card>
                <EmptyState title body />
            </Card>
        }
        .into_any();
    }
    let pages = newer.is_some() || older.is_some();
    view! {
        {table(page.items.clone())}
        {pages.then(|| view! { <Pager newer older /> })}
    }
    .into_any()
}

/// What stands in an empty part: a title and a sentence.
fn empty(tab: ActivityTab) -> (&'static str, String) {
    let texts = AccountTexts::here();
    let (title, body) = match tab {
        ActivityTab::Payments => (texts.no_payments(), texts.no_payments_body()),
        ActivityTab::Transfers => (texts.no_transfers(), texts.no_transfers_body()),
        ActivityTab::Payouts => (texts.no_payouts(), texts.no_payouts_body()),
        ActivityTab::Fees => (texts.no_fees(), texts.no_fees_body()),
    };
    (title, body.to_owned())
}

/// The same for payouts, with when the next one comes or what it waits for.
fn no_payouts(next: NextPayout) -> (&'static str, String) {
    let texts = PayoutTexts::here();
    let body = match next {
        NextPayout::On(at) => texts.none_until(format::weekday_day(texts.0, at, 0)),
        NextPayout::Manual => texts.none_manual().to_owned(),
        NextPayout::NotEnabled => texts.none_paused().to_owned(),
        NextPayout::NoBank => texts.no_bank_help().to_owned(),
        NextPayout::BankErrored => texts.bank_errored_help().to_owned(),
    };
    (texts.none(), body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::parse_iso;

    #[test]
    fn an_empty_list_of_payouts_says_when_the_next_one_comes() {
        let owner = Owner::new();
        owner.with(|| {
            let monday = parse_iso("2026-11-23").unwrap();
            let (title, body) = no_payouts(NextPayout::On(monday));
            assert_eq!(title, "No payout has been made");
            assert!(body.contains("Mon, 23 Nov"), "{body}");
            assert!(no_payouts(NextPayout::Manual).1.contains("manual"));
            assert!(no_payouts(NextPayout::NoBank).1.contains("bank account"));
        });
    }
}
