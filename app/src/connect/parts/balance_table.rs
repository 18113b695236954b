use crate::i18n::MoneyTexts;
use crate::ui::{Column, MoneyText, Table};
use domain::balance_transaction::Balance;
use domain::money::Money;
use leptos::prelude::*;

/// Balances, one row per currency.
#[component]
pub fn BalanceTable(
    /// What the table lists.
    #[prop(into)]
    caption: String,
    /// The balances.
    balances: Vec<Balance>,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    // Columns of their own only where there is something in them.
    let held = Held {
        reserved: balances.iter().any(|it| it.reserved != 0),
        set_aside: balances.iter().any(|it| it.prefunding != 0),
    };
    let rows = balances
        .into_iter()
        .map(|it| row(texts, it, held))
        .collect_view();
    let column = |label| view! { <Column label numeric=true /> };
    view! {
        <Table caption plain=true>
            <thead>
                <tr>
                    <Column label=texts.currency() />
                    <Column label=texts.available() numeric=true />
                    <Column label=texts.soon() numeric=true />
                    <Column label=texts.in_transit() numeric=true />
                    {held.reserved.then(|| column(texts.reserved()))}
                    {held.set_aside.then(|| column(texts.set_aside()))}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        {held.note(texts).map(|note| view! { <p class="table-note">{note}</p> })}
    }
    .into_any()
}

/// What of the rarer parts any balance has.
#[derive(Clone, Copy)]
struct Held {
    reserved: bool,
    set_aside: bool,
}

impl Held {
    const fn note(self, texts: MoneyTexts) -> Option<&'static str> {
        match (self.reserved, self.set_aside) {
            (true, _) => Some(texts.reserved_note()),
            (false, true) => Some(texts.set_aside_note()),
            (false, false) => None,
        }
    }
}

fn row(texts: MoneyTexts, balance: Balance, held: Held) -> impl IntoView {
    let money = |minor| Money::new(minor, balance.currency);
    let extra = |label: &'static str, minor| {
        view! {
            <td class="cell--number" data-label=label>
                <MoneyText money=money(minor) />
            </td>
        }
    };
    view! {
        <tr>
            <td class="cell--main">{balance.currency.upper()}</td>
            <td class="cell--number" data-label=texts.available()>
                <MoneyText money=money(balance.available) />
            </td>
            <td class="cell--number" data-label=texts.soon()>
                <MoneyText money=money(balance.pending) />
            </td>
            <td class="cell--number" data-label=texts.in_transit()>
                <MoneyText money=money(balance.in_transit) />
            </td>
            {held.reserved.then(|| extra(texts.reserved(), balance.reserved))}
            {held.set_aside.then(|| extra(texts.set_aside(), balance.prefunding))}
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;
    use domain::money::Currency;

    #[test]
    fn rarer_parts_have_a_column_only_where_there_is_something() {
        let table = |balance| {
            html(move || view! { <BalanceTable caption="Balances" balances=vec![balance] /> })
        };
        let plain = table(Balance::empty(Currency::USD));
        assert!(
            !plain.contains("Reserved") && !plain.contains("Set aside"),
            "{plain}"
        );
        let held = table(Balance {
            reserved: 3_800,
            ..Balance::empty(Currency::USD)
        });
        assert!(
            held.contains("Reserved") && held.contains("38.00"),
            "{held}"
        );
        assert!(
            held.contains("negative balance") && !held.contains(">Set aside<"),
            "{held}"
        );
    }
}
