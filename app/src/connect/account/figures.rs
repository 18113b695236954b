use super::standing::{StandingView, view as standing_view};
use crate::format;
use crate::i18n::AccountTexts;
use crate::queries::account::AccountData;
use crate::ui::{Badge, MoneyLink, Stat, StatRow};
use domain::account::{payments_standing, payouts_standing};
use domain::balance_transaction::Balance;
use domain::money::Money;
use leptos::prelude::*;

/// The figures under the head: balance, volume, and whether payments and payouts work.
#[component]
pub fn Figures(
    /// The account with its figures.
    data: AccountData,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let locale = texts.0;
    let currency = data.account.default_currency;
    let own = data
        .balances
        .iter()
        .find(|balance| balance.currency == currency)
        .copied();
    let balance = own.unwrap_or(Balance::empty(currency));
    let part = |minor| format::amount(locale, Money::new(minor, currency));
    let split = texts.available_and_soon(part(balance.available), part(balance.pending));
    let last = data.totals.last_payment.map_or_else(
        || texts.works_no_payment().to_owned(),
        |at| texts.works_last_payment(format::recent(locale, at, data.now, 0)),
    );
    let payments = standing_view(texts, payments_standing(&data.account), true);
    let payouts = standing_view(texts, payouts_standing(&data.account), false);
    view! {
        <StatRow>
            <Stat label=texts.balance() detail=split>
                <MoneyLink money=balance.total() href="#balances" large=true />
            </Stat>
            <Stat
                label=texts.lifetime_volume()
                detail=texts.payments_so_far(data.totals.payments)
            >
                <MoneyLink money=data.totals.volume href="#activity" large=true />
            </Stat>
            <StandingStat label=texts.payments() view=payments works=last />
            <StandingStat label=texts.payouts() view=payouts works=texts.works_payouts() />
        </StatRow>
    }
    .into_any()
}

#[component]
fn StandingStat(
    label: &'static str,
    view: StandingView,
    /// What is said where everything works.
    #[prop(into)]
    works: String,
) -> impl IntoView {
    let detail = view.next.unwrap_or(works);
    view! {
        <Stat label detail>
            <Badge intent=view.intent label=view.label />
        </Stat>
    }
    .into_any()
}
