use crate::i18n::{AccountTexts, CommonTexts};
use crate::routes::paths;
use crate::ui::{Column, DateText, MoneyText, RowLink, Table};
use domain::money::Money;
use domain::payment::{Origin, Payment};
use leptos::prelude::*;

/// Payments that the account received, each opening into its parts.
#[component]
pub fn PaymentsTable(
    /// The payments.
    payments: Vec<Payment>,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let common = CommonTexts(texts.0);
    let rows = payments.into_iter().map(|it| row(texts, it)).collect_view();
    view! {
        <Table caption=texts.tab_payments()>
            <thead>
                <tr>
                    <Column label=common.description() />
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

fn row(texts: AccountTexts, payment: Payment) -> impl IntoView {
    let common = CommonTexts(texts.0);
    let fallback = match payment.origin {
        Origin::Recorded { .. } => texts.recorded_payment(),
        Origin::Transfer { .. } => texts.sent_by_platform(),
    };
    let title = payment.description.unwrap_or_else(|| fallback.to_owned());
    let fee = payment.application_fee;
    // A fee never exceeds its payment, so this does not fail.
    let net = payment
        .amount
        .checked_sub(fee)
        .unwrap_or(Money::zero(fee.currency()));
    let fee = if fee.is_zero() {
        view! { <span class="faint">"—"</span> }.into_any()
    } else {
        view! { <MoneyText money=fee bare=true /> }.into_any()
    };
    view! {
        <tr>
            <td class="cell--main">
                <RowLink href=paths::payment(payment.id.as_str())>{title}</RowLink>
            </td>
            <td class="cell--muted" data-label=common.date()>
                <DateText at=payment.created />
            </td>
            <td class="cell--number cell--wide">
                <MoneyText money=payment.amount bare=true signed=true />
            </td>
            <td class="cell--number cell--wide">{fee}</td>
            <td class="cell--number" data-label=texts.net()>
                <MoneyText money=net />
            </td>
        </tr>
    }
}
