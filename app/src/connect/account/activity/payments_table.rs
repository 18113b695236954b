use crate::connect::payments::{card_name, payment_title};
use crate::i18n::{AccountTexts, CommonTexts, PaymentTexts};
use crate::queries::activity::PaymentRow;
use crate::routes::paths;
use crate::ui::{
    Column, DateText, MoneyText, PaymentState, RowLink, StatusBadge, Table, payment_status, written,
};
use domain::money::Money;
use leptos::prelude::*;

/// Payments that the account received, each opening into its parts.
#[component]
pub fn PaymentsTable(
    /// The payments.
    payments: Vec<PaymentRow>,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let common = CommonTexts(texts.0);
    let rows = payments.into_iter().map(|it| row(texts, it)).collect_view();
    view! {
        <Table caption=texts.tab_payments()>
            <thead>
                <tr>
                    <Column label=common.description() />
                    <Column label=common.status() />
                    <Column label=common.date() />
                    <Column label=texts.gross() numeric=true />
                    <Column label=texts.fee() numeric=true />
                    <Column label=texts.net() numeric=true />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(texts: AccountTexts, row: PaymentRow) -> impl IntoView {
    let common = CommonTexts(texts.0);
    let PaymentRow { payment, fee, net } = row;
    let title = payment_title(texts.0, &payment);
    let card = payment.card().map(|it| {
        let name = card_name(&it.card);
        view! { <div class="cell__sub">{written(name)}</div> }
    });
    let status = payment_status(texts.0, PaymentState::of(&payment));
    let refunded = refunded(PaymentTexts(texts.0), &payment);
    // What was captured may be less than what was held.
    let gross = match net {
        Some(_) => payment.captured(),
        None => payment.amount,
    };
    view! {
        <tr>
            <td class="cell--main">
                <RowLink href=paths::payment(payment.id.as_str())>{written(title)}</RowLink>
                {card}
            </td>
            <td data-label=common.status()>
                <StatusBadge status />
            </td>
            <td class="cell--muted" data-label=common.date()>
                <DateText at=payment.created />
            </td>
            <td class="cell--number cell--wide">
                <MoneyText money=gross bare=true signed=net.is_some() />
            </td>
            <td class="cell--number cell--wide">{maybe((!fee.is_zero()).then_some(fee), true)}</td>
            <td class="cell--number" data-label=texts.net()>
                <div>{maybe(net, false)} {refunded}</div>
            </td>
        </tr>
    }
}

fn refunded(texts: PaymentTexts, payment: &domain::payment::Payment) -> Option<AnyView> {
    let amount = payment.amount_refunded;
    (!amount.is_zero()).then(|| {
        let text = texts.refunded_of(crate::format::amount(texts.0, amount));
        view! { <div class="cell__sub">{text}</div> }.into_any()
    })
}

/// An amount, or a dash where there is none.
fn maybe(money: Option<Money>, bare: bool) -> AnyView {
    match money {
        Some(money) => view! { <MoneyText money bare /> }.into_any(),
        None => view! { <span class="faint">"—"</span> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connect::payments::{charged, sample};
    use crate::ui::testing::html;
    use domain::money::Currency;
    use domain::payment::{CardState, Payment, PaymentStatus};

    fn table(payment: Payment, net: Option<i64>) -> String {
        let usd = |minor| Money::new(minor, Currency::USD);
        let row = PaymentRow {
            payment,
            fee: usd(620),
            net: net.map(usd),
        };
        html(move || view! { <PaymentsTable payments=vec![row] /> })
    }

    #[test]
    fn a_card_shows_its_brand_status_and_what_went_back() {
        let payment = Payment {
            amount_refunded: Money::new(1_000, Currency::USD),
            ..sample()
        };
        let out = table(payment, Some(14_180));
        for text in [
            "Visa ••4242",
            "Partially refunded",
            "+148.00",
            "6.20",
            "141.80",
            "10.00 refunded",
        ] {
            assert!(out.contains(text), "{text} in {out}");
        }
    }

    #[test]
    fn a_declined_card_has_no_net() {
        let payment = Payment {
            status: PaymentStatus::Failed,
            balance_transaction: None,
            origin: charged(CardState::Declined),
            ..sample()
        };
        let out = table(payment, None);
        assert!(
            out.contains("badge--negative") && out.contains("—"),
            "{out}"
        );
        assert!(!out.contains("+148.00"), "{out}");
    }

    #[test]
    fn states_are_told_apart() {
        let of = |state, refunded, disputed| {
            let payment = Payment {
                origin: charged(state),
                amount_refunded: Money::new(refunded, Currency::USD),
                disputed,
                ..sample()
            };
            PaymentState::of(&payment)
        };
        assert_eq!(of(CardState::Captured, 0, false), PaymentState::Succeeded);
        assert_eq!(
            of(CardState::Captured, 14_800, false),
            PaymentState::Refunded
        );
        assert_eq!(of(CardState::Captured, 0, true), PaymentState::Disputed);
        assert_eq!(
            of(CardState::Authorised, 0, false),
            PaymentState::Uncaptured
        );
        assert_eq!(of(CardState::Released, 0, false), PaymentState::Canceled);
    }
}
