//! What charges and intents are made with: the parameters that both have.

use domain::{id::AccountId, intent::IntentTerms, payment::TransferData};

use crate::{
    error::{Problem, Result},
    params::Params,
    routes::contact::shipping,
};

/// Known to Stripe and without a meaning here.
const UNSUPPORTED: &[&str] = &[
    "application_fee",
    "destination",
    "mandate",
    "mandate_data",
    "payment_details",
    "radar_options",
];

/// Reads what both have; what only one of them has is left at its default.
pub fn terms(params: &mut Params) -> Result<IntentTerms> {
    params.unsupported(UNSUPPORTED)?;
    let amount = params.amount()?;
    Ok(IntentTerms {
        customer: params.id("customer", "customer")?,
        description: params.optional("description")?,
        application_fee_amount: params.integer("application_fee_amount")?,
        transfer_data: transfer_data(params)?,
        on_behalf_of: params.id("on_behalf_of", "account")?,
        transfer_group: params.optional("transfer_group")?,
        statement_descriptor: params.optional("statement_descriptor")?,
        statement_descriptor_suffix: params.optional("statement_descriptor_suffix")?,
        receipt_email: params.optional("receipt_email")?,
        metadata: params.new_metadata()?,
        shipping: shipping(params)?,
        ..IntentTerms::of(amount)
    })
}

fn transfer_data(params: &mut Params) -> Result<Option<TransferData>> {
    params.hash("transfer_data", |data| {
        let destination = destination(data)?;
        let amount = data.integer("amount")?;
        let (mut description, mut metadata) = (data.optional("description")?, data.new_metadata()?);
        // The newer place for both.
        let newer = data.hash("payment_data", |payment| {
            Ok((payment.optional("description")?, payment.new_metadata()?))
        })?;
        if let Some((text, pairs)) = newer {
            description = text.or(description);
            if !pairs.is_empty() {
                metadata = pairs;
            }
        }
        Ok(TransferData {
            destination,
            amount,
            description,
            metadata,
        })
    })
}

fn destination(params: &mut Params) -> Result<AccountId> {
    let name = params.name("destination");
    let text = params.required("destination")?;
    text.parse()
        .map_err(|_| Problem::no_such_param("destination", &text, &name))
}

/// `transfer_data[amount]` of a call that cannot change the destination.
pub fn transfer_amount(params: &mut Params) -> Result<Option<i64>> {
    let amount = params.hash("transfer_data", |data| data.integer("amount"))?;
    Ok(amount.flatten())
}
