use crate::connect::parts::MetadataList;
use crate::i18n::{CommonTexts, MoneyTexts};
use crate::routes::paths;
use crate::ui::{
    Card, CopyId, DateText, Description, DescriptionList, MoneyText, TimeText, written,
};
use domain::topup::Topup;
use leptos::prelude::*;

/// What a top-up is: how much, when, its ids, its metadata.
#[component]
pub fn TopupFacts(
    /// The top-up.
    topup: Topup,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let common = CommonTexts(texts.0);
    let description = topup
        .description
        .unwrap_or_else(|| texts.no_description().to_owned());
    let optional = [
        (
            texts.failure(),
            topup.failure.map(|failure| failure.message),
        ),
        (texts.bank_source(), topup.source),
        (texts.statement(), topup.statement_descriptor),
        (texts.group(), topup.transfer_group),
    ];
    let optional = optional
        .into_iter()
        .filter_map(|(term, value)| Some((term, value?)))
        .map(|(term, value)| view! { <Description term>{written(value)}</Description> })
        .collect_view();
    let line = topup.balance_transaction.map(|line| {
        view! {
            <Description term=texts.transaction_id()>
                <a class="link" href=paths::balance_line(line.as_str())>
                    <span class="mono">{line.to_string()}</span>
                </a>
            </Description>
        }
    });
    let metadata = (!topup.metadata.is_empty()).then(|| {
        view! {
            <Card title=texts.metadata()>
                <MetadataList metadata=topup.metadata />
            </Card>
        }
    });
    view! {
        <Card title=texts.details()>
            <DescriptionList>
                <Description term=common.amount()>
                    <MoneyText money=topup.amount />
                </Description>
                <Description term=common.date()>
                    <TimeText at=topup.created />
                </Description>
                <Description term=texts.expected()>
                    <DateText at=topup.expected_availability_date />
                </Description>
                <Description term=texts.description()>{written(description)}</Description>
                {optional}
                <Description term=texts.topup_id()>
                    <CopyId id=topup.id.to_string() />
                </Description>
                {line}
            </DescriptionList>
        </Card>
        {metadata}
    }
    .into_any()
}
