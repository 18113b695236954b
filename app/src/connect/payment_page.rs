use super::parts::{EventsCard, MetadataList, PostingsCard, loaded_under};
use super::payments::{
    CardFacts, DisputesCard, PaymentFacts, PaymentNotice, PaymentParts, RefundsCard,
};
use crate::format;
use crate::i18n::{ConnectTexts, MoneyTexts};
use crate::queries::payments::{PaymentData, load_payment};
use crate::routes::paths;
use crate::ui::{
    Card, CopyId, Crumb, PageHeader, PaymentState, StatusBadge, StatusView, payment_status,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One payment: gross, fees, net, its card, refunds and disputes, its postings and events.
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
    let status = payment_status(texts.0, PaymentState::of(&payment));
    let id = payment.id.to_string();
    let of_platform = data.of_platform();
    let metadata = payment.metadata.clone();
    let metadata = (!metadata.is_empty()).then(|| {
        view! {
            <Card title=texts.metadata()>
                <MetadataList metadata />
            </Card>
        }
    });
    view! {
        <Head title=title.clone() trail=trail(texts, &data, title) status id />
        <div class="stack">
            <PaymentNotice payment=payment.clone() />
            <PaymentParts payment=payment.clone() line=data.line.clone() />
            <PaymentFacts data=data.clone() />
            <CardFacts payment />
            <RefundsCard refunds=data.refunds of_platform />
            <DisputesCard disputes=data.disputes of_platform />
            <PostingsCard postings=data.postings />
            <EventsCard events=data.events />
            {metadata}
        </div>
    }
    .into_any()
}

#[component]
fn Head(title: String, trail: Vec<Crumb>, status: StatusView, id: String) -> impl IntoView {
    view! {
        <PageHeader
            title
            trail
            badge=move || view! { <StatusBadge status /> }
            subtitle=move || view! { <CopyId id=id.clone() /> }
        />
    }
    .into_any()
}

/// The way here: through the account, or through the platform's own balances.
fn trail(texts: MoneyTexts, data: &PaymentData, title: String) -> Vec<Crumb> {
    let here = Crumb::here(title);
    let account = data.payment.account.as_str();
    if account == data.platform {
        return vec![Crumb::link(texts.balances(), paths::BALANCES), here];
    }
    vec![
        Crumb::link(ConnectTexts(texts.0).connected_accounts(), paths::ACCOUNTS),
        Crumb::link(data.account_name.clone(), paths::account(account)),
        here,
    ]
}
