use super::to_line;
use crate::i18n::{CommonTexts, PaymentTexts};
use crate::routes::paths;
use crate::ui::{Card, Column, CopyId, DateText, MoneyText, StatusBadge, Table, dispute_status};
use domain::dispute::Dispute;
use leptos::prelude::*;

/// What customers' banks said of a payment. Nothing where they said nothing.
#[component]
pub fn DisputesCard(
    /// The disputes, newest first.
    disputes: Vec<Dispute>,
    /// Whether they concern the platform's own balance.
    of_platform: bool,
) -> impl IntoView {
    let texts = PaymentTexts::here();
    let common = CommonTexts(texts.0);
    if disputes.is_empty() {
        return ().into_any();
    }
    let rows = disputes
        .into_iter()
        .map(|it| row(texts, of_platform, it))
        .collect_view();
    view! {
        <Card title=texts.disputes() flush=true>
            <Table caption=texts.disputes() plain=true>
                <thead>
                    <tr>
                        <Column label=texts.reason() />
                        <Column label=common.status() />
                        <Column label=common.date() />
                        <Column label=texts.answer_by() />
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

fn row(texts: PaymentTexts, of_platform: bool, dispute: Dispute) -> impl IntoView {
    let common = CommonTexts(texts.0);
    let answer = if dispute.past_due {
        texts.past_due().into_any()
    } else if dispute.status.needs_response() {
        view! { <DateText at=dispute.due_by /> }.into_any()
    } else {
        view! { <span class="faint">"—"</span> }.into_any()
    };
    // What was taken because of it, and what came back.
    let lines = dispute.balance_transactions.iter().map(|line| {
        let href = paths::line_of(line.account.as_str(), of_platform, line.id.as_str());
        view! { <div class="cell__sub">{to_line(href, line.net_money())}</div> }
    });
    let lines = lines.collect_view();
    view! {
        <tr>
            <td class="cell--main">{texts.dispute_reason(&dispute.reason)}</td>
            <td data-label=common.status()>
                <StatusBadge status=dispute_status(texts.0, dispute.status) />
            </td>
            <td class="cell--muted" data-label=common.date()>
                <DateText at=dispute.created />
            </td>
            <td class="cell--muted" data-label=texts.answer_by()>
                {answer}
            </td>
            <td class="cell--wide">
                <CopyId id=dispute.id.to_string() />
            </td>
            <td class="cell--number" data-label=common.amount()>
                <div>
                    <MoneyText money=dispute.amount />
                    {lines}
                </div>
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;
    use domain::dispute::DisputeStatus;
    use domain::money::{Currency, Money};
    use domain::time::parse_iso;

    fn dispute(status: DisputeStatus) -> Dispute {
        Dispute {
            id: "du_1".parse().unwrap(),
            account: "acct_1".parse().unwrap(),
            payment: "py_1".parse().unwrap(),
            intent: None,
            amount: Money::new(14_800, Currency::USD),
            reason: "product_not_received".into(),
            status,
            brand: "visa".into(),
            evidence: Default::default(),
            due_by: parse_iso("2026-12-01").unwrap(),
            past_due: false,
            submissions: 0,
            balance_transactions: vec![],
            metadata: Default::default(),
            created: parse_iso("2026-11-22").unwrap(),
        }
    }

    #[test]
    fn an_open_dispute_has_a_deadline_and_a_decided_one_has_none() {
        let table = |status| {
            html(move || view! { <DisputesCard disputes=vec![dispute(status)] of_platform=true /> })
        };
        let open = table(DisputeStatus::NeedsResponse);
        for text in [
            "Product not received",
            "Needs response",
            "1 Dec 2026",
            "148.00",
        ] {
            assert!(open.contains(text), "{text} in {open}");
        }
        let lost = table(DisputeStatus::Lost);
        assert!(lost.contains("Lost") && !lost.contains("1 Dec"), "{lost}");
    }
}
