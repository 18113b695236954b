use crate::connect::parts::MetadataList;
use crate::i18n::{CommonTexts, MoneyTexts, StatusTexts};
use crate::queries::transfers::Party;
use crate::routes::paths;
use crate::ui::{Card, CopyId, Description, DescriptionList, MoneyText, TimeText, written};
use domain::transfer::Transfer;
use leptos::prelude::*;

/// What a transfer is: from, to, when, its ids, its metadata.
#[component]
pub fn TransferFacts(
    /// The transfer.
    transfer: Transfer,
    /// Whose funds they were.
    from: Party,
    /// Who has them now.
    to: Party,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let common = CommonTexts(texts.0);
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
    let back = transfer.amount_reversed;
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
        view! { <Description term=texts.group()>{written(group)}</Description> }
    });
    let line = transfer.balance_transaction.as_str();
    let line = paths::line_of(&from.id, from.is_platform, line);
    view! {
        <Card title=texts.details()>
            <DescriptionList>
                <Description term=common.amount()>
                    <MoneyText money=transfer.amount />
                </Description>
                <Description term=common.date()>
                    <TimeText at=transfer.created />
                </Description>
                <Description term=texts.from()>{named(from)}</Description>
                <Description term=texts.to()>{named(to)}</Description>
                <Description term=texts.description()>{written(description)}</Description>
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
                    <a class="link" href=line>
                        <span class="mono">{transfer.balance_transaction.to_string()}</span>
                    </a>
                </Description>
            </DescriptionList>
        </Card>
        {metadata}
    }
    .into_any()
}

/// A side's name, which leads to its account.
fn named(party: Party) -> AnyView {
    let Party {
        id,
        name,
        is_platform,
    } = party;
    if is_platform {
        return written(name).into_any();
    }
    view! {
        <a class="link" href=paths::account(&id)>
            {written(name)}
        </a>
    }
    .into_any()
}
