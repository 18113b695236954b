use crate::i18n::{CommonTexts, PayoutTexts};
use crate::routes::paths;
use crate::ui::{Column, DateText, MoneyText, RowLink, StatusBadge, Table, payout_status, written};
use domain::payout::{Payout, PayoutMethod};
use leptos::prelude::*;

/// Payouts of the account, each opening into what it paid out.
#[component]
pub fn PayoutsTable(
    /// The payouts.
    payouts: Vec<Payout>,
) -> impl IntoView {
    let texts = PayoutTexts::here();
    let common = CommonTexts(texts.0);
    let rows = payouts.into_iter().map(|it| row(texts, it)).collect_view();
    view! {
        <Table caption=texts.payouts()>
            <thead>
                <tr>
                    <Column label=texts.to() />
                    <Column label=common.status() />
                    <Column label=texts.how() />
                    <Column label=common.date() />
                    <Column label=texts.arrives() />
                    <Column label=common.amount() numeric=true />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(texts: PayoutTexts, payout: Payout) -> impl IntoView {
    let common = CommonTexts(texts.0);
    let href = paths::payout(payout.account.as_str(), payout.id.as_str());
    let how = if payout.automatic {
        texts.automatic()
    } else {
        texts.by_hand()
    };
    let how = match payout.method {
        PayoutMethod::Standard => how.to_owned(),
        PayoutMethod::Instant => format!("{how} · {}", texts.instant().to_lowercase()),
    };
    let fault = payout.failure.as_ref().map(|fault| {
        let why = texts.fault(fault);
        view! { <div class="cell__sub">{why}</div> }
    });
    view! {
        <tr>
            <td class="cell--main">
                <RowLink href>{written(payout.destination_label)}</RowLink>
            </td>
            <td data-label=common.status()>
                <div>
                    <StatusBadge status=payout_status(texts.0, payout.status) />
                    {fault}
                </div>
            </td>
            <td class="cell--muted cell--wide">{how}</td>
            <td class="cell--muted cell--wide">
                <DateText at=payout.created />
            </td>
            <td class="cell--muted" data-label=texts.arrives()>
                <DateText at=payout.arrival_date />
            </td>
            <td class="cell--number" data-label=common.amount()>
                <MoneyText money=payout.moves.signed() />
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connect::payouts::sample;
    use crate::ui::testing::html;
    use domain::payout::{PayoutFault, PayoutStatus};

    #[test]
    fn a_payout_shows_bank_status_arrival_and_amount() {
        let out = html(|| view! { <PayoutsTable payouts=vec![sample()] /> });
        for text in [
            "STRIPE TEST BANK",
            "On the way",
            "Automatic",
            "24 Nov 2026",
            "884.10",
        ] {
            assert!(out.contains(text), "{text} in {out}");
        }
        assert!(
            out.contains("/connect/accounts/acct_1/payouts/po_1"),
            "{out}"
        );
    }

    #[test]
    fn a_failed_payout_says_why() {
        let payout = Payout {
            status: PayoutStatus::Failed,
            failure: Some(PayoutFault {
                code: "account_closed".into(),
                message: "closed".into(),
            }),
            method: PayoutMethod::Instant,
            automatic: false,
            ..sample()
        };
        let out = html(move || view! { <PayoutsTable payouts=vec![payout] /> });
        for text in ["badge--negative", "has been closed", "By hand · instant"] {
            assert!(out.contains(text), "{text} in {out}");
        }
    }
}
