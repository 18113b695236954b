use crate::i18n::{MoneyTexts, PaymentTexts};
use crate::ui::{Card, Description, DescriptionList, MoneyText};
use domain::balance_transaction::{BalanceTransaction, FeeDetail, FeeKind};
use domain::money::{Currency, Money};
use domain::payment::Payment;
use leptos::prelude::*;

/// Gross, each fee, net, and what went back since.
#[component]
pub fn PaymentParts(
    /// The payment.
    payment: Payment,
    /// What its balance had of it; absent where nothing was captured.
    line: Option<BalanceTransaction>,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let Some(line) = line else {
        return view! {
            <Card>
                <DescriptionList receipt=true>
                    <Description term=texts.amount()>
                        <MoneyText money=payment.amount />
                    </Description>
                </DescriptionList>
            </Card>
        }
        .into_any();
    };
    let refunded = payment.amount_refunded;
    let refunded = (!refunded.is_zero()).then(|| {
        view! {
            <Description term=PaymentTexts(texts.0).refunded()>
                <MoneyText money=refunded.checked_neg().unwrap_or(refunded) />
            </Description>
        }
    });
    let (gross, fees, net) = (line.gross(), fees(texts, &line), line.net_money());
    view! {
        <Card>
            <DescriptionList receipt=true>
                <Description term=texts.gross()>
                    <MoneyText money=gross />
                </Description>
                {fees}
                <Description term=texts.net()>
                    <strong>
                        <MoneyText money=net />
                    </strong>
                </Description>
                {refunded}
            </DescriptionList>
        </Card>
    }
    .into_any()
}

/// What a line's fee is made of; one zero where there is none.
pub fn fees(texts: MoneyTexts, line: &BalanceTransaction) -> AnyView {
    if line.fee_details.is_empty() {
        return part(texts.fee(), line.fee_money());
    }
    let details = line.fee_details.iter();
    details
        .map(|detail| detail_of(texts, detail, line.currency))
        .collect_view()
        .into_any()
}

fn detail_of(texts: MoneyTexts, detail: &FeeDetail, currency: Currency) -> AnyView {
    let names = PaymentTexts(texts.0);
    let name = match detail.kind {
        FeeKind::ApplicationFee => names.application_fee(),
        FeeKind::StripeFee => names.processing_fee(),
    };
    // Subtracted from gross.
    part(name, Money::new(detail.amount.saturating_neg(), currency))
}

fn part(term: &'static str, money: Money) -> AnyView {
    view! {
        <Description term>
            <MoneyText money />
        </Description>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connect::payments::sample;
    use crate::ui::testing::html;
    use domain::balance_transaction::TransactionType;

    #[test]
    fn each_fee_has_its_own_row() {
        let payment = sample();
        let line = BalanceTransaction::line(
            "txn_1".parse().unwrap(),
            &payment.account,
            TransactionType::Charge,
            payment.amount,
            "py_1",
            payment.created,
        )
        .less(FeeKind::ApplicationFee, 620)
        .unwrap()
        .less(FeeKind::StripeFee, 459)
        .unwrap();
        let out = html(move || view! { <PaymentParts payment line=Some(line) /> });
        for text in [
            "148.00",
            "Platform&#x27;s fee",
            "−6.20",
            "Processing fee",
            "−4.59",
            "137.21",
        ] {
            let plain = text.replace("&#x27;", "'");
            assert!(
                out.contains(text) || out.contains(&plain),
                "{text} in {out}"
            );
        }
    }
}
