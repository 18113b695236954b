use crate::connect::parts::words;
use crate::i18n::{CommonTexts, MoneyTexts, PayoutTexts};
use crate::routes::paths;
use crate::ui::{Card, Column, DateText, EmptyState, MoneyText, Pager, RowLink, Table, written};
use domain::balance_transaction::BalanceTransaction;
use leptos::prelude::*;

/// The lines that a payout paid out, each opening into its parts.
#[component]
pub fn PayoutLines(
    /// The lines of this page.
    lines: Vec<BalanceTransaction>,
    /// Whether they are the platform's own.
    of_platform: bool,
    /// The addresses of the neighbouring pages: newer, older.
    pages: (Option<String>, Option<String>),
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let own = PayoutTexts(texts.0);
    if lines.is_empty() && pages == (None, None) {
        return view! {
            <Card title=own.paid_transactions()>
                <EmptyState title=own.no_lines() body=own.no_lines_body() />
            </Card>
        }
        .into_any();
    }
    let rows = lines
        .into_iter()
        .map(|it| row(texts, it, of_platform))
        .collect_view();
    let (newer, older) = pages;
    let several = newer.is_some() || older.is_some();
    view! {
        <section class="stack stack--tight">
            <h2>{own.paid_transactions()}</h2>
            <Table caption=own.paid_transactions()>
                <thead>
                    <tr>
                        <Column label=texts.kind() />
                        <Column label=texts.description() />
                        <Column label=CommonTexts(texts.0).date() />
                        <Column label=texts.gross() numeric=true />
                        <Column label=texts.fee() numeric=true />
                        <Column label=texts.net() numeric=true />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            {several.then(|| view! { <Pager newer older /> })}
        </section>
    }
    .into_any()
}

fn row(texts: MoneyTexts, line: BalanceTransaction, of_platform: bool) -> impl IntoView {
    let href = paths::line_of(line.account.as_str(), of_platform, line.id.as_str());
    let (gross, fee, net) = (line.gross(), line.fee_money(), line.net_money());
    let fee = if fee.is_zero() {
        view! { <span class="faint">"—"</span> }.into_any()
    } else {
        view! { <MoneyText money=fee bare=true /> }.into_any()
    };
    view! {
        <tr>
            <td class="cell--main">
                <RowLink href>{words::transaction_type(texts.0, line.kind)}</RowLink>
            </td>
            <td class="cell--muted cell--wide">
                {line.description.map_or_else(|| "—".to_owned(), written)}
            </td>
            <td class="cell--muted" data-label=CommonTexts(texts.0).date()>
                <DateText at=line.created />
            </td>
            <td class="cell--number cell--wide">
                <MoneyText money=gross bare=true signed=true />
            </td>
            <td class="cell--number cell--wide">{fee}</td>
            <td class="cell--number" data-label=texts.net()>
                <MoneyText money=net signed=true />
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;
    use domain::balance_transaction::TransactionType;
    use domain::money::{Currency, Money};
    use domain::time::Timestamp;

    #[test]
    fn lines_lead_to_the_account_they_are_of() {
        let line = || {
            BalanceTransaction::line(
                "txn_7".parse().unwrap(),
                &"acct_1".parse().unwrap(),
                TransactionType::Refund,
                Money::new(-3_800, Currency::USD),
                "re_1",
                Timestamp::from_unix(0),
            )
        };
        let table = |of_platform| {
            html(
                move || view! { <PayoutLines lines=vec![line()] of_platform pages=(None, None) /> },
            )
        };
        let out = table(false);
        assert!(out.contains("Refund") && out.contains("−38.00"), "{out}");
        assert!(
            out.contains("/connect/accounts/acct_1/transactions/txn_7"),
            "{out}"
        );
        assert!(table(true).contains("/connect/balances/txn_7"));
    }

    #[test]
    fn a_payout_by_hand_says_that_it_has_no_lines() {
        let out = html(|| {
            view! { <PayoutLines lines=vec![] of_platform=false pages=(None, None) /> }
        });
        assert!(out.contains("No single transactions"), "{out}");
    }
}
