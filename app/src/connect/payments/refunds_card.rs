use super::to_line;
use crate::i18n::{CommonTexts, PaymentTexts};
use crate::routes::paths;
use crate::ui::{Card, Column, CopyId, MoneyText, StatusBadge, Table, TimeText, refund_status};
use domain::refund::{PendingReason, Refund};
use leptos::prelude::*;

/// What was given back of a payment. Nothing where nothing was.
#[component]
pub fn RefundsCard(
    /// The refunds, newest first.
    refunds: Vec<Refund>,
    /// Whether they left the platform's own balance.
    of_platform: bool,
) -> impl IntoView {
    let texts = PaymentTexts::here();
    let common = CommonTexts(texts.0);
    if refunds.is_empty() {
        return ().into_any();
    }
    let rows = refunds
        .into_iter()
        .map(|it| row(texts, of_platform, it))
        .collect_view();
    view! {
        <Card title=texts.refunds() flush=true>
            <Table caption=texts.refunds() plain=true>
                <thead>
                    <tr>
                        <Column label=texts.reason() />
                        <Column label=common.status() />
                        <Column label=common.date() />
                        <Column label="Id" />
                        <Column label=common.amount() numeric=true />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </Card>
    }
    .into_any()
}

fn row(texts: PaymentTexts, of_platform: bool, refund: Refund) -> impl IntoView {
    let common = CommonTexts(texts.0);
    let waits = match (refund.pending_reason, &refund.failure_reason) {
        (Some(PendingReason::InsufficientFunds), _) => Some(texts.waits_for_funds()),
        (Some(PendingReason::Processing), _) => Some(texts.waits_for_bank()),
        (None, Some(_)) => Some(texts.refund_failed()),
        (None, None) => None,
    };
    let waits = waits.map(|text| view! { <div class="cell__sub">{text}</div> });
    let account = refund.account.as_str();
    let amount = refund.amount.money();
    let amount = match &refund.balance_transaction {
        Some(line) => to_line(paths::line_of(account, of_platform, line.as_str()), amount),
        None => view! { <MoneyText money=amount /> }.into_any(),
    };
    let returned = refund.failure_balance_transaction.as_ref().map(|line| {
        let href = paths::line_of(account, of_platform, line.as_str());
        view! { <div class="cell__sub">{texts.came_back()} " " {to_line(href, refund.amount.money())}</div> }
    });
    view! {
        <tr>
            <td class="cell--main">{texts.refund_reason(refund.reason)}</td>
            <td data-label=common.status()>
                <div>
                    <StatusBadge status=refund_status(texts.0, refund.status) />
                    {waits}
                </div>
            </td>
            <td class="cell--muted" data-label=common.date()>
                <TimeText at=refund.created />
            </td>
            <td class="cell--wide">
                <CopyId id=refund.id.to_string() />
            </td>
            <td class="cell--number" data-label=common.amount()>
                <div>
                    {amount}
                    {returned}
                </div>
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connect::payments::sample;
    use crate::ui::testing::html;
    use domain::money::{Currency, Money, Positive};
    use domain::refund::RefundReason;

    fn refund() -> Refund {
        let amount = Positive::new(Money::new(1_000, Currency::USD)).unwrap();
        let asked = Refund::asked("re_1".parse().unwrap(), &sample(), amount, sample().created);
        Refund {
            reason: Some(RefundReason::RequestedByCustomer),
            balance_transaction: Some("txn_1".parse().unwrap()),
            ..asked
        }
    }

    #[test]
    fn a_waiting_refund_says_what_for() {
        let out = html(|| view! { <RefundsCard refunds=vec![refund()] of_platform=false /> });
        for text in [
            "Requested by the customer",
            "Pending",
            "Waits for money",
            "10.00",
            "re_1",
            "/connect/accounts/acct_1/transactions/txn_1",
        ] {
            assert!(out.contains(text), "{text} in {out}");
        }
        assert!(
            !html(|| view! { <RefundsCard refunds=vec![] of_platform=false /> }).contains("table")
        );
    }
}
