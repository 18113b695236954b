use super::balances::line_status;
use super::parts::{loaded_under, words};
use crate::format;
use crate::i18n::{CommonTexts, MoneyTexts};
use crate::queries::balances::{LineData, load_line};
use crate::routes::paths;
use crate::ui::{
    Badge, Card, CopyId, Crumb, DateText, Description, DescriptionList, MoneyText, PageHeader,
    TimeText,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One line of the platform's balance: gross, fee, net and what is behind it.
#[component]
pub fn BalanceLinePage() -> impl IntoView {
    let texts = MoneyTexts::here();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let data = Resource::new(move || id.get(), load_line);
    let trail = vec![Crumb::link(texts.balances(), paths::BALANCES)];
    loaded_under(
        texts.transaction(),
        trail,
        data,
        |data| view! { <Shown data /> },
    )
}

#[component]
fn Shown(data: LineData) -> impl IntoView {
    let texts = MoneyTexts::here();
    let line = &data.line;
    let (gross, fee, after) = (line.gross(), line.fee_money(), line.net_money());
    let net = format::money_signed(texts.0, line.net_money());
    let title = format!("{} · {net}", words::transaction_type(texts.0, line.kind));
    let trail = vec![
        Crumb::link(texts.balances(), paths::BALANCES),
        Crumb::here(texts.transaction()),
    ];
    let (intent, status) = line_status(texts, line.available);
    let id = line.id.to_string();
    view! {
        <PageHeader
            title
            trail
            badge=move || view! { <Badge intent label=status /> }
            subtitle=move || view! { <CopyId id=id.clone() /> }
        />
        <div class="stack">
            <Card>
                <DescriptionList receipt=true>
                    <Description term=texts.gross()>
                        <MoneyText money=gross signed=true />
                    </Description>
                    <Description term=texts.fee()>
                        <MoneyText money=fee />
                    </Description>
                    <Description term=texts.net()>
                        <strong>
                            <MoneyText money=after signed=true />
                        </strong>
                    </Description>
                </DescriptionList>
            </Card>
            <Facts data />
        </div>
    }
    .into_any()
}

#[component]
fn Facts(data: LineData) -> impl IntoView {
    let texts = MoneyTexts::here();
    let common = CommonTexts(texts.0);
    let line = data.line;
    let source = line.source.clone();
    let source_page = if source.starts_with("tr_") {
        Some(paths::transfer(&source))
    } else if source.starts_with("tu_") {
        Some(paths::topup(&source))
    } else {
        None
    };
    let source = match source_page {
        Some(href) => view! { <a class="link mono" href=href>{source}</a> }.into_any(),
        None => view! { <CopyId id=source /> }.into_any(),
    };
    let fee = data.fee.map(|fee| {
        view! {
            <Description term=texts.payment()>
                <a class="link mono" href=paths::payment(fee.payment.as_str())>
                    {fee.payment.to_string()}
                </a>
            </Description>
            <Description term=texts.collected_from()>
                <a class="link mono" href=paths::account(fee.account.as_str())>
                    {fee.account.to_string()}
                </a>
            </Description>
        }
    });
    let description = line
        .description
        .unwrap_or_else(|| texts.no_description().to_owned());
    view! {
        <Card title=texts.details()>
            <DescriptionList>
                <Description term=common.date()>
                    <TimeText at=line.created />
                </Description>
                <Description term=texts.available_on()>
                    <DateText at=line.available_on />
                </Description>
                <Description term=common.description()>{description}</Description>
                <Description term=texts.source()>{source}</Description>
                {fee}
            </DescriptionList>
        </Card>
    }
    .into_any()
}
