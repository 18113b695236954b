use super::parts::{MetadataList, PostingsCard, loaded_under};
use crate::format;
use crate::i18n::{CommonTexts, ConnectTexts, MoneyTexts};
use crate::queries::payments::{PaymentData, load_payment};
use crate::routes::paths;
use crate::ui::{
    Card, CopyId, Crumb, Description, DescriptionList, MoneyText, PageHeader, TimeText,
};
use domain::money::Money;
use domain::payment::{Origin, Payment};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One payment that an account received: gross, fee, net, its postings.
#[component]
pub fn PaymentPage() -> impl IntoView {
    let texts = MoneyTexts::here();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let data = Resource::new(move || id.get(), load_payment);
    let trail = vec![Crumb::link(
        ConnectTexts(texts.0).connected_accounts(),
        paths::ACCOUNTS,
    )];
    loaded_under(
        texts.payment(),
        trail,
        data,
        |data| view! { <Shown data /> },
    )
}

#[component]
fn Shown(data: PaymentData) -> impl IntoView {
    let texts = MoneyTexts::here();
    let payment = data.payment.clone();
    let title = texts.payment_of(format::money(texts.0, payment.amount));
    let account = paths::account(payment.account.as_str());
    let trail = vec![
        Crumb::link(ConnectTexts(texts.0).connected_accounts(), paths::ACCOUNTS),
        Crumb::link(data.account_name.clone(), account),
        Crumb::here(title.clone()),
    ];
    let id = payment.id.to_string();
    let names = vec![
        (payment.account.to_string(), data.account_name.clone()),
        (data.platform, data.platform_name),
    ];
    let metadata = payment.metadata.clone();
    let metadata = (!metadata.is_empty()).then(|| {
        view! {
            <Card title=texts.metadata()>
                <MetadataList metadata />
            </Card>
        }
    });
    view! {
        <PageHeader title trail subtitle=move || view! { <CopyId id=id.clone() /> } />
        <div class="stack">
            <Parts payment=payment.clone() />
            <Facts payment account_name=data.account_name />
            <PostingsCard postings=data.postings names />
            {metadata}
        </div>
    }
    .into_any()
}

#[component]
fn Parts(payment: Payment) -> impl IntoView {
    let texts = MoneyTexts::here();
    let fee = payment.application_fee;
    // A fee never exceeds its payment, so this does not fail.
    let net = payment
        .amount
        .checked_sub(fee)
        .unwrap_or(Money::zero(fee.currency()));
    view! {
        <Card>
            <DescriptionList receipt=true>
                <Description term=texts.gross()>
                    <MoneyText money=payment.amount />
                </Description>
                <Description term=texts.fee()>
                    <MoneyText money=fee />
                </Description>
                <Description term=texts.net()>
                    <strong>
                        <MoneyText money=net />
                    </strong>
                </Description>
            </DescriptionList>
        </Card>
    }
    .into_any()
}

#[component]
fn Facts(payment: Payment, account_name: String) -> impl IntoView {
    let texts = MoneyTexts::here();
    let common = CommonTexts(texts.0);
    let description = payment
        .description
        .unwrap_or_else(|| texts.no_description().to_owned());
    let origin = match payment.origin {
        Origin::Recorded { external_id } => view! {
            <Description term=texts.external_id()>
                <CopyId id=external_id />
            </Description>
        }
        .into_any(),
        Origin::Transfer { transfer } => view! {
            <Description term=texts.sent_with()>
                <a class="link mono" href=paths::transfer(transfer.as_str())>
                    {transfer.to_string()}
                </a>
            </Description>
        }
        .into_any(),
    };
    view! {
        <Card title=texts.details()>
            <DescriptionList>
                <Description term=common.date()>
                    <TimeText at=payment.created />
                </Description>
                <Description term=texts.account()>
                    <a class="link" href=paths::account(payment.account.as_str())>
                        {account_name}
                    </a>
                </Description>
                <Description term=common.description()>{description}</Description>
                {origin}
                <Description term=texts.transaction_id()>
                    <CopyId id=payment.balance_transaction.to_string() />
                </Description>
            </DescriptionList>
        </Card>
    }
    .into_any()
}
