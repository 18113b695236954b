use super::balances::line_status;
use super::parts::{loaded_under, words};
use super::payments::{fees, link};
use crate::format;
use crate::i18n::{CommonTexts, ConnectTexts, MoneyTexts, PaymentTexts};
use crate::queries::balances::{LineData, load_line};
use crate::routes::paths;
use crate::ui::{
    Badge, Card, CopyId, Crumb, DateText, Description, DescriptionList, MoneyText, PageHeader,
    TimeText, written,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One line of a balance, the platform's or a connected account's: gross, fees, net and what is
/// behind it.
#[component]
pub fn BalanceLinePage() -> impl IntoView {
    let texts = MoneyTexts::here();
    let params = use_params_map();
    let param = move |name: &str| params.with(|params| params.get(name).unwrap_or_default());
    let asked = Memo::new(move |_| (param("account"), param("id")));
    let data = Resource::new(move || asked.get(), |(account, id)| load_line(account, id));
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
    let (gross, after) = (line.gross(), line.net_money());
    let net = format::money_signed(texts.0, line.net_money());
    let title = format!("{} · {net}", words::transaction_type(texts.0, line.kind));
    let (intent, status) = line_status(texts, line.available);
    let id = line.id.to_string();
    let parts = fees(texts, line);
    view! {
        <PageHeader
            title
            trail=trail(texts, &data)
            badge=move || view! { <Badge intent label=status /> }
            subtitle=move || view! { <CopyId id=id.clone() /> }
        />
        <div class="stack">
            <Card>
                <DescriptionList receipt=true>
                    <Description term=texts.gross()>
                        <MoneyText money=gross signed=true />
                    </Description>
                    {parts}
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

/// The way here: through the account, or through the platform's own balances.
fn trail(texts: MoneyTexts, data: &LineData) -> Vec<Crumb> {
    let here = Crumb::here(texts.transaction());
    match &data.account_name {
        Some(name) => vec![
            Crumb::link(ConnectTexts(texts.0).connected_accounts(), paths::ACCOUNTS),
            Crumb::link(name.clone(), paths::account(data.line.account.as_str())),
            here,
        ],
        None => vec![Crumb::link(texts.balances(), paths::BALANCES), here],
    }
}

#[component]
fn Facts(data: LineData) -> impl IntoView {
    let texts = MoneyTexts::here();
    let common = CommonTexts(texts.0);
    let id = data.line.source.clone();
    let source = match source_page(&data) {
        Some(href) => link(texts.source(), href, id),
        None => view! {
            <Description term=texts.source()>
                <CopyId id />
            </Description>
        }
        .into_any(),
    };
    let links = links(texts, &data);
    let line = data.line;
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
                <Description term=common.description()>{written(description)}</Description>
                {source}
                {links}
            </DescriptionList>
        </Card>
    }
    .into_any()
}

/// The page of the object behind a line, where it has one. A refund or a dispute is on the page of
/// its payment.
fn source_page(data: &LineData) -> Option<String> {
    let source = data.line.source.as_str();
    let (prefix, _) = source.split_once('_')?;
    match prefix {
        "tr" => Some(paths::transfer(source)),
        "tu" => Some(paths::topup(source)),
        "po" => Some(paths::payout(data.line.account.as_str(), source)),
        "py" | "ch" => Some(paths::payment(source)),
        "trr" => data.transfer.as_deref().map(paths::transfer),
        "re" | "pyr" | "du" | "dp" => data.payment.as_deref().map(paths::payment),
        _ => None,
    }
}

/// What else a line leads to: the payment, who paid a collected fee, the payout that paid it out.
fn links(texts: MoneyTexts, data: &LineData) -> AnyView {
    let names = PaymentTexts(texts.0);
    let source = data.line.source.as_str();
    let fee = data.fee.as_ref();
    let payment = fee
        .map(|fee| fee.payment.to_string())
        .or_else(|| data.payment.clone());
    let payment = payment
        .filter(|id| id != source)
        .map(|id| link(texts.payment(), paths::payment(&id), id));
    let payer = fee.map(|fee| {
        let id = fee.account.to_string();
        link(texts.collected_from(), paths::account(&id), id)
    });
    let transfer = data
        .transfer
        .clone()
        .filter(|id| id != source)
        .map(|id| link(texts.transfer_id(), paths::transfer(&id), id));
    // The payout's own line is not paid out by itself.
    let payout = data.line.payout.as_ref().filter(|id| id.as_str() != source);
    let payout = payout.map(|id| {
        let href = paths::payout(data.line.account.as_str(), id.as_str());
        link(names.paid_out_with(), href, id.to_string())
    });
    view! {
        {payment}
        {payer}
        {transfer}
        {payout}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;
    use domain::balance_transaction::{BalanceTransaction, TransactionType};
    use domain::money::{Currency, Money};
    use domain::time::Timestamp;

    fn line(source: &str) -> LineData {
        let line = BalanceTransaction::line(
            "txn_1".parse().unwrap(),
            &"acct_1".parse().unwrap(),
            TransactionType::Refund,
            Money::new(-1_000, Currency::USD),
            source,
            Timestamp::from_unix(0),
        );
        LineData {
            line: line.on_payout(&"po_9".parse().unwrap()),
            fee: None,
            account_name: Some("Juniper".into()),
            payment: Some("py_7".into()),
            transfer: None,
        }
    }

    #[test]
    fn sources_lead_to_their_pages() {
        for (source, page) in [
            ("po_1", Some("/connect/accounts/acct_1/payouts/po_1")),
            ("re_1", Some("/connect/payments/py_7")),
            ("du_1", Some("/connect/payments/py_7")),
            ("ch_1", Some("/connect/payments/ch_1")),
            ("tr_1", Some("/connect/transfers/tr_1")),
            ("tu_1", Some("/connect/topups/tu_1")),
            ("trr_1", None),
            ("acct_1", None),
        ] {
            assert_eq!(source_page(&line(source)).as_deref(), page, "{source}");
        }
    }

    #[test]
    fn a_refund_names_its_payment_and_the_payout_that_paid_it() {
        let out = html(|| view! { <Facts data=line("re_1") /> });
        assert!(
            out.contains("py_7") && out.contains("payouts/po_9"),
            "{out}"
        );
    }
}
