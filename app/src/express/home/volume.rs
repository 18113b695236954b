use super::interval::in_words;
use super::points::{highest, points};
use crate::format;
use crate::i18n::ExpressTexts;
use crate::queries::express::NetVolume;
use crate::ui::{ChartPoint, LineChart, MoneyText};
use crate::url::express::HomeQuery;
use domain::earnings::Earnings;
use domain::money::{Currency, Money};
use leptos::prelude::*;

/// Net volume over an interval: the total and the line.
#[component]
pub fn VolumeChart(
    /// The figures.
    volume: NetVolume,
    /// What the address asks for.
    query: HomeQuery,
) -> impl IntoView {
    let t = ExpressTexts::here();
    let NetVolume {
        earnings,
        currencies,
    } = volume;
    let total = Money::new(earnings.total, earnings.currency);
    let current = earnings.currency;
    view! {
        <div class="earnings__head">
            <h2 class="earnings__label">{t.net_volume()}</h2>
            <p>
                <MoneyText money=total large=true />
            </p>
            <Currencies currencies current query />
        </div>
        {chart(t, &earnings)}
    }
    .into_any()
}

fn chart(t: ExpressTexts, earnings: &Earnings) -> AnyView {
    let range = in_words(t, earnings.interval);
    let points = points(t.0, earnings);
    match highest(&points).filter(|_| is_earned(earnings)) {
        Some(high) => {
            let summary = t.chart_summary(range, total(t, earnings), &high.text, &high.label);
            view! { <LineChart summary currency=earnings.currency points /> }.into_any()
        }
        None => view! { <p class="earnings__nothing">{t.chart_nothing(range)}</p> }.into_any(),
    }
}

/// Whether there is anything to draw.
fn is_earned(earnings: &Earnings) -> bool {
    earnings.buckets.iter().any(|bucket| bucket.net != 0)
}

fn total(t: ExpressTexts, earnings: &Earnings) -> String {
    format::money(t.0, Money::new(earnings.total, earnings.currency))
}

/// The same as a table, and what the figures mean.
#[component]
pub fn VolumeTable(
    /// The figures.
    volume: NetVolume,
) -> impl IntoView {
    let t = ExpressTexts::here();
    let earnings = volume.earnings;
    let table = is_earned(&earnings).then(|| {
        let caption = t.over(in_words(t, earnings.interval));
        let (rows, total) = (points(t.0, &earnings), total(t, &earnings));
        view! { <BucketTable caption rows total /> }
    });
    view! {
        <p class="earnings__note">
            {format!("{} {}", t.net_volume_note(), t.times_in(&earnings.time_zone))}
        </p>
        {table}
    }
    .into_any()
}

/// The links to the other currencies, where there are any.
#[component]
fn Currencies(currencies: Vec<Currency>, current: Currency, query: HomeQuery) -> impl IntoView {
    let t = ExpressTexts::here();
    let several = currencies.len() > 1;
    let links = currencies
        .into_iter()
        .map(|currency| {
            let current = (currency == current).then_some("page");
            view! {
                <a href=query.url_of_currency(currency) aria-current=current data-noscroll="true">
                    {currency.upper()}
                </a>
            }
        })
        .collect_view();
    several.then(|| {
        view! {
            <nav class="segmented" aria-label=t.currency()>
                <div class="segmented__row">{links}</div>
            </nav>
        }
    })
}

#[component]
fn BucketTable(caption: String, rows: Vec<ChartPoint>, total: String) -> impl IntoView {
    let t = ExpressTexts::here();
    let rows = rows
        .into_iter()
        .rev()
        .map(|row| view! { <tr><th scope="row">{row.label}</th><td>{row.text}</td></tr> })
        .collect_view();
    view! {
        <details class="earnings__table">
            <summary>{t.show_as_table()}</summary>
            <table class="plain-table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t.period()}</th>
                        <th scope="col">{t.net_volume()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t.total()}</th>
                        <td>{total}</td>
                    </tr>
                </tfoot>
            </table>
        </details>
    }
    .into_any()
}
