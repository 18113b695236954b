use crate::i18n::MoneyTexts;
use crate::ui::{Column, MoneyText, Table, written};
use domain::money::Money;
use leptos::prelude::*;

/// What would happen to one balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Whose balance, and which.
    pub label: String,
    /// What it holds now.
    pub now: Money,
    /// What it would change by, in minor units.
    pub change: i64,
}

/// What would happen to balances: now, change, after.
#[component]
pub fn EffectTable(
    /// The heading.
    title: &'static str,
    /// The balances.
    effects: Vec<Effect>,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let rows = effects.into_iter().map(|it| row(texts, it)).collect_view();
    view! {
        <section class="effect">
            <header class="effect__head">
                <h2 class="effect__title">{title}</h2>
                <span class="faint">{texts.dry_run()}</span>
            </header>
            <Table caption=title plain=true>
                <thead>
                    <tr>
                        <Column label=texts.account() />
                        <Column label=texts.now() numeric=true />
                        <Column label=texts.change() numeric=true />
                        <Column label=texts.after() numeric=true />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
    .into_any()
}

fn row(texts: MoneyTexts, effect: Effect) -> impl IntoView {
    let currency = effect.now.currency();
    let after = Money::new(effect.now.minor().saturating_add(effect.change), currency);
    view! {
        <tr>
            <td class="cell--main">{written(effect.label)}</td>
            <td class="cell--number" data-label=texts.now()>
                <MoneyText money=effect.now bare=true />
            </td>
            <td class="cell--number" data-label=texts.change()>
                <MoneyText money=Money::new(effect.change, currency) bare=true signed=true />
            </td>
            <td class="cell--number" data-label=texts.after()>
                <strong>
                    <MoneyText money=after bare=true />
                </strong>
            </td>
        </tr>
    }
}
