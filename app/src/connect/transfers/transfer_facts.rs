use crate::connect::parts::MetadataList;
use crate::i18n::{CommonTexts, MoneyTexts, StatusTexts};
use crate::queries::transfers::NamedTransfer;
use crate::routes::paths;
use crate::ui::{Card, CopyId, Description, DescriptionList, MoneyText, TimeText};
use domain::money::Money;
use leptos::prelude::*;

/// What a transfer is: from, to, when, its ids, its metadata.
#[component]
pub fn TransferFacts(
    /// The transfer with its destination's name.
    named: NamedTransfer,
    /// The platform's name.
    platform_name: String,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let common = CommonTexts(texts.0);
    let NamedTransfer { transfer, name } = named;
    let description = transfer
        .description
        .unwrap_or_else(|| texts.no_description().to_owned());
    let metadata = (!transfer.metadata.is_empty()).then(|| {
        view! {
            <Card title=texts.metadata()>
                <MetadataList metadata=transfer.metadata />
            </Card>
        }
    });
    let back = Money::new(transfer.amount_reversed, transfer.amount.currency());
    let back = (!back.is_zero()).then(|| {
        view! {
            <Description term=StatusTexts(texts.0).reversed()>
                <MoneyText money=back />
            </Description>
        }
    });
    let charge = transfer.source_transaction.map(|id| {
        view! {
            <Description term=texts.payment()>
                <a class="link mono" href=paths::payment(id.as_str())>
                    {id.to_string()}
                </a>
            </Description>
        }
    });
    let group = transfer.transfer_group.map(|group| {
        view! { <Description term=texts.group()>{group}</Description> }
    });
    view! {
        <Card title=texts.details()>
            <DescriptionList>
                <Description term=common.amount()>
                    <MoneyText money=transfer.amount />
                </Description>
                <Description term=common.date()>
                    <TimeText at=transfer.created />
                </Description>
                <Description term=texts.from()>{platform_name}</Description>
                <Description term=texts.to()>
                    <a class="link" href=paths::account(transfer.destination.as_str())>
                        {name}
                    </a>
                </Description>
                <Description term=texts.description()>{description}</Description>
                {back}
                {charge}
                {group}
                <Description term=texts.transfer_id()>
                    <CopyId id=transfer.id.to_string() />
                </Description>
                <Description term=texts.payment_id()>
                    <a class="link" href=paths::payment(transfer.destination_payment.as_str())>
                        <span class="mono">{transfer.destination_payment.to_string()}</span>
                    </a>
                </Description>
                <Description term=texts.transaction_id()>
                    <a
                        class="link"
                        href=paths::balance_line(transfer.balance_transaction.as_str())
                    >
                        <span class="mono">{transfer.balance_transaction.to_string()}</span>
                    </a>
                </Description>
            </DescriptionList>
        </Card>
        {metadata}
    }
    .into_any()
}
