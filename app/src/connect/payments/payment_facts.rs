use crate::i18n::{CommonTexts, MoneyTexts, PaymentTexts};
use crate::queries::payments::PaymentData;
use crate::routes::paths;
use crate::ui::{Card, CopyId, DateText, Description, DescriptionList, TimeText, written};
use domain::payment::Origin;
use leptos::prelude::*;

/// Whose payment it is, when, where it came from, and where its money went.
#[component]
pub fn PaymentFacts(
    /// The payment with what is behind it.
    data: PaymentData,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let common = CommonTexts(texts.0);
    let payment = &data.payment;
    let description = payment
        .description
        .clone()
        .unwrap_or_else(|| texts.no_description().to_owned());
    let available = payment.available_on.map(|at| {
        view! {
            <Description term=texts.available_on()>
                <DateText at />
            </Description>
        }
    });
    let group = payment.transfer_group.clone().map(|group| {
        view! { <Description term=texts.group()>{written(group)}</Description> }
    });
    let owner = if data.of_platform() {
        written(&data.account_name).into_any()
    } else {
        let href = paths::account(payment.account.as_str());
        let name = written(&data.account_name);
        view! { <a class="link" href=href>{name}</a> }.into_any()
    };
    let at = payment.created;
    let origin = origin(texts, payment.origin.clone());
    let whereabouts = whereabouts(texts, &data);
    view! {
        <Card title=texts.details()>
            <DescriptionList>
                <Description term=common.date()>
                    <TimeText at />
                </Description>
                <Description term=texts.account()>{owner}</Description>
                <Description term=common.description()>{written(description)}</Description>
                {available}
                {origin}
                {whereabouts}
                {group}
            </DescriptionList>
        </Card>
    }
    .into_any()
}

fn origin(texts: MoneyTexts, origin: Origin) -> AnyView {
    match origin {
        Origin::Card(_) => ().into_any(),
        Origin::Recorded { external_id } => view! {
            <Description term=texts.external_id()>
                <CopyId id=external_id />
            </Description>
        }
        .into_any(),
        Origin::Transfer { transfer } => link(
            texts.sent_with(),
            paths::transfer(transfer.as_str()),
            transfer.to_string(),
        ),
    }
}

/// The transfer it was passed on with, the collected fee, its line, and the payout of that.
fn whereabouts(texts: MoneyTexts, data: &PaymentData) -> AnyView {
    let names = PaymentTexts(texts.0);
    let payment = &data.payment;
    let transfer = payment.card().and_then(|card| card.transfer.clone());
    let transfer = transfer.map(|id| {
        link(
            names.passed_on(),
            paths::transfer(id.as_str()),
            id.to_string(),
        )
    });
    let fee = data.fee.as_ref().map(|fee| {
        let href = paths::balance_line(fee.balance_transaction.as_str());
        link(names.collected_fee(), href, fee.id.to_string())
    });
    let line = data.line.as_ref().map(|line| {
        let href = paths::line_of(line.account.as_str(), data.of_platform(), line.id.as_str());
        link(texts.transaction_id(), href, line.id.to_string())
    });
    let payout = data.line.as_ref().and_then(|line| {
        let payout = line.payout.as_ref()?;
        let href = paths::payout(line.account.as_str(), payout.as_str());
        Some(link(names.paid_out_with(), href, payout.to_string()))
    });
    view! {
        {transfer}
        {fee}
        {line}
        {payout}
    }
    .into_any()
}

/// A fact that leads to another object.
pub fn link(term: &'static str, href: String, id: String) -> AnyView {
    view! {
        <Description term>
            <a class="link mono" href=href>
                {id}
            </a>
        </Description>
    }
    .into_any()
}
