use crate::format;
use crate::i18n::{AccountTexts, CommonTexts, PaymentTexts};
use crate::routes::paths;
use crate::ui::{Column, DateText, MoneyText, RowLink, Table};
use domain::payment::ApplicationFee;
use leptos::prelude::*;

/// Fees that the platform kept from the account's payments.
#[component]
pub fn FeesTable(
    /// The fees.
    fees: Vec<ApplicationFee>,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let common = CommonTexts(texts.0);
    let rows = fees.into_iter().map(|it| row(texts, it)).collect_view();
    view! {
        <Table caption=texts.tab_fees()>
            <thead>
                <tr>
                    <Column label=texts.fee() />
                    <Column label=texts.from_payment() />
                    <Column label=common.date() />
                    <Column label=common.amount() numeric=true />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(texts: AccountTexts, fee: ApplicationFee) -> impl IntoView {
    let common = CommonTexts(texts.0);
    let back = fee.amount_refunded;
    let back = (!back.is_zero()).then(|| {
        let text = PaymentTexts(texts.0).given_back_of(format::amount(texts.0, back));
        view! { <div class="cell__sub">{text}</div> }
    });
    view! {
        <tr>
            <td class="cell--main mono">
                <RowLink href=paths::balance_line(
                    fee.balance_transaction.as_str(),
                )>{fee.id.to_string()}</RowLink>
            </td>
            <td class="above-link mono cell--wide">
                <a class="link" href=paths::payment(fee.payment.as_str())>
                    {fee.payment.to_string()}
                </a>
            </td>
            <td class="cell--muted" data-label=common.date()>
                <DateText at=fee.created />
            </td>
            <td class="cell--number" data-label=common.amount()>
                <div>
                    <MoneyText money=fee.amount />
                    {back}
                </div>
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;
    use domain::money::{Currency, Money, Positive};
    use domain::time::Timestamp;

    #[test]
    fn what_was_given_back_is_shown() {
        let usd = |minor| Money::new(minor, Currency::USD);
        let fee = |refunded| ApplicationFee {
            id: "fee_1".parse().unwrap(),
            account: "acct_1".parse().unwrap(),
            payment: "py_1".parse().unwrap(),
            originating: None,
            amount: Positive::new(usd(620)).unwrap(),
            amount_refunded: usd(refunded),
            balance_transaction: "txn_1".parse().unwrap(),
            created: Timestamp::from_unix(0),
        };
        let whole = html(move || view! { <FeesTable fees=vec![fee(0)] /> });
        assert!(
            whole.contains("6.20") && !whole.contains("given back"),
            "{whole}"
        );
        let part = html(move || view! { <FeesTable fees=vec![fee(120)] /> });
        assert!(part.contains("1.20 given back"), "{part}");
    }
}
