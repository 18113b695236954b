use super::card_name;
use crate::i18n::PaymentTexts;
use crate::routes::paths;
use crate::ui::{Card, CopyId, DateText, Description, DescriptionList, MoneyText, written};
use domain::card::Funding;
use domain::money::Money;
use domain::payment::{CardPayment, CardState, Payment};
use leptos::prelude::*;

/// The card that was charged and what was agreed with it. Nothing where there is none.
#[component]
pub fn CardFacts(
    /// The payment.
    payment: Payment,
) -> impl IntoView {
    let texts = PaymentTexts::here();
    payment.card().cloned().map(|it| {
        let month = format!("{:02}", it.card.exp_month);
        let funding = match it.card.funding {
            Funding::Credit => texts.credit(),
            Funding::Debit => texts.debit(),
            Funding::Prepaid => texts.prepaid(),
        };
        let note = format!("{funding} · {}", texts.expires(month, it.card.exp_year));
        let (name, country) = (card_name(&it.card), it.card.country.clone());
        let amounts = amounts(texts, &it, payment.amount);
        let agreed = agreed(texts, it);
        view! {
            <Card title=texts.card()>
                <DescriptionList>
                    <Description term=texts.card() note=move || note.clone()>
                        {name}
                    </Description>
                    <Description term=texts.issued_in()>{country}</Description>
                    {amounts}
                    {agreed}
                </DescriptionList>
            </Card>
        }
    })
}

/// What was held on the card, and what was taken of it.
fn amounts(texts: PaymentTexts, it: &CardPayment, held: Money) -> AnyView {
    let captured = it.amount_captured;
    let until = it
        .capture_before
        .filter(|_| it.state == CardState::Authorised);
    let until = until.map(|at| {
        view! {
            <Description term=texts.capture_before()>
                <DateText at />
            </Description>
        }
    });
    view! {
        <Description term=texts.authorised()>
            <MoneyText money=held />
        </Description>
        <Description term=texts.captured()>
            <MoneyText money=captured />
        </Description>
        {until}
    }
    .into_any()
}

/// Ids and addresses, as far as there are any.
fn agreed(texts: PaymentTexts, it: CardPayment) -> AnyView {
    let ids = [
        (texts.intent(), it.intent.map(String::from)),
        (texts.customer(), it.customer.map(String::from)),
    ];
    let ids = ids
        .into_iter()
        .filter_map(|(term, id)| Some((term, id?)))
        .map(|(term, id)| {
            view! {
                <Description term>
                    <CopyId id />
                </Description>
            }
        })
        .collect_view();
    let words = [
        (texts.statement(), it.calculated_statement_descriptor),
        (texts.receipt(), it.receipt_email),
    ];
    let words = words
        .into_iter()
        .filter_map(|(term, text)| Some((term, text?)))
        .map(|(term, text)| view! { <Description term>{written(text)}</Description> })
        .collect_view();
    let on_behalf = it.on_behalf_of.map(|id| {
        view! {
            <Description term=texts.on_behalf()>
                <a class="link mono" href=paths::account(id.as_str())>
                    {id.to_string()}
                </a>
            </Description>
        }
    });
    view! {
        {ids}
        {words}
        {on_behalf}
    }
    .into_any()
}
