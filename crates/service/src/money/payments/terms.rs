//! What a card may be charged with: who may keep a fee, name a destination or stand in for another
//! account, by the kind of charge.

use domain::{
    account::{Account, Capability, CapabilityStatus},
    id::AccountId,
    intent::IntentTerms,
    money::Money,
    payment::{Payment, TransferData},
    statement::Statement,
    text,
    transfer::{MAX_DESCRIPTION, MAX_GROUP},
};

use crate::{Error, Result, Unit, people::contact};

/// Checks everything that a charge is to be made with, against each other and against the
/// accounts as they are now.
pub(crate) async fn check(unit: &mut Unit<'_>, terms: &IntentTerms) -> Result<()> {
    let direct = unit.scope.account().is_some();
    texts(terms)?;
    let step = terms.amount.currency().card_step();
    Error::check_step("amount", terms.amount, step)?;
    shares(
        terms.amount.money(),
        terms.application_fee_amount,
        terms.transfer_data.as_ref(),
        direct,
    )?;
    if direct {
        return check_direct(unit, terms).await;
    }
    if let Some(data) = &terms.transfer_data {
        check_destination(unit, terms, &data.destination).await?;
    }
    match &terms.on_behalf_of {
        Some(id) => check_on_behalf_of(unit, id).await,
        None => Ok(()),
    }
}

/// Checks the accounts alone: what may have changed between an authorisation and its capture.
pub(crate) async fn accounts(
    unit: &mut Unit<'_>,
    destination: Option<&AccountId>,
    on_behalf_of: Option<&AccountId>,
) -> Result<()> {
    if unit.scope.account().is_some() {
        merchant(unit).await?;
    }
    if let Some(id) = destination {
        receiver(unit, id).await?;
    }
    match on_behalf_of {
        Some(id) => check_on_behalf_of(unit, id).await,
        None => Ok(()),
    }
}

/// Checks the texts alone: what can change in every state.
pub(crate) fn texts(terms: &IntentTerms) -> Result<()> {
    let data = terms.transfer_data.as_ref();
    let below = data.and_then(|data| data.description.as_deref());
    plain("description", terms.description.as_deref(), MAX_DESCRIPTION)?;
    plain("transfer_data[description]", below, MAX_DESCRIPTION)?;
    words(
        terms.statement_descriptor.as_deref(),
        terms.statement_descriptor_suffix.as_deref(),
        terms.transfer_group.as_deref(),
    )?;
    if let Some(shipping) = &terms.shipping {
        contact::shipping("shipping", shipping)?;
    }
    email(terms.receipt_email.as_deref())
}

/// Checks what can be sent again when a card is captured.
pub(super) fn words(
    descriptor: Option<&str>,
    suffix: Option<&str>,
    group: Option<&str>,
) -> Result<()> {
    Error::check_statement("statement_descriptor", descriptor, Statement::Card)?;
    Error::check_statement("statement_descriptor_suffix", suffix, Statement::Suffix)?;
    plain("transfer_group", group, MAX_GROUP)
}

fn plain(param: &str, value: Option<&str>, most: usize) -> Result<()> {
    text::check(value.unwrap_or_default(), most).map_err(|error| Error::text(param, error))
}

/// Groups a payment that has no group yet.
pub(super) fn regroup(payment: &mut Payment, group: &str) -> Result<()> {
    match payment.transfer_group.as_deref() {
        None => payment.transfer_group = Some(group.to_owned()),
        Some(known) if known == group => {}
        Some(_) => {
            return Err(Error::refused(
                "parameter_invalid",
                Some("transfer_group"),
                "The transfer group of this charge is set and cannot be changed.",
            ));
        }
    }
    Ok(())
}

/// Checks where a receipt is to go.
pub(crate) fn email(receipt: Option<&str>) -> Result<()> {
    let Some(address) = receipt else {
        return Ok(());
    };
    text::check_email(address).map_err(|error| Error::text("receipt_email", error))
}

/// Who keeps how much of `amount`: a fee lies above zero and within the amount, and goes with a
/// connected account that pays it; a destination gets either what is left of a fee or an amount.
pub(crate) fn shares(
    amount: Money,
    fee: Option<i64>,
    data: Option<&TransferData>,
    direct: bool,
) -> Result<()> {
    let sent = data.and_then(|data| data.amount);
    if let Some(sent) = sent {
        within("transfer_data[amount]", "transfer amount", sent, amount)?;
    }
    let Some(fee) = fee else {
        return Ok(());
    };
    let param = "application_fee_amount";
    within(param, "application fee", fee, amount)?;
    if sent.is_some() {
        let message = "Send `application_fee_amount` or `transfer_data[amount]`, not both.";
        return Err(Error::invalid(param, "parameters_exclusive", message));
    }
    if !direct && data.is_none() {
        let message = "An application fee needs a connected account that pays it: send the \
            Stripe-Account header, or `transfer_data[destination]`.";
        return Err(Error::invalid(param, "parameter_invalid", message));
    }
    Ok(())
}

fn within(param: &str, what: &str, part: i64, amount: Money) -> Result<()> {
    if part <= 0 {
        let message = format!("The {what} must be greater than zero.");
        return Err(Error::invalid(param, "parameter_invalid_integer", message));
    }
    if part > amount.minor() {
        let message = format!("The {what} must not be greater than the amount of the charge.");
        return Err(Error::invalid(param, "amount_too_large", message));
    }
    let currency = amount.currency();
    Error::check_step(param, Money::new(part, currency), currency.step())
}

async fn check_direct(unit: &mut Unit<'_>, terms: &IntentTerms) -> Result<()> {
    let connected = [
        (
            "transfer_data[destination]",
            terms.transfer_data.as_ref().map(|data| &data.destination),
        ),
        ("on_behalf_of", terms.on_behalf_of.as_ref()),
    ];
    for (param, account) in connected {
        if account.is_some() {
            let message = "A charge on a connected account is its own: leave this out, or send \
                the call without the Stripe-Account header.";
            return Err(Error::invalid(param, "parameter_invalid", message));
        }
    }
    let merchant = merchant(unit).await?;
    same_currency(terms, &merchant)
}

/// The account that takes a direct charge, if it can.
async fn merchant(unit: &mut Unit<'_>) -> Result<Account> {
    let merchant = find(unit, unit.scope.owner(), "account").await?;
    if !merchant.charges_enabled || !is_active(&merchant, Capability::CardPayments) {
        return Err(Error::refused(
            "account_invalid",
            None,
            "This account cannot take payments: its `card_payments` capability is not active.",
        ));
    }
    Ok(merchant)
}

async fn check_destination(
    unit: &mut Unit<'_>,
    terms: &IntentTerms,
    destination: &AccountId,
) -> Result<()> {
    let account = receiver(unit, destination).await?;
    same_currency(terms, &account)
}

/// The account that a destination charge is for, if it can receive it.
async fn receiver(unit: &mut Unit<'_>, destination: &AccountId) -> Result<Account> {
    let param = "transfer_data[destination]";
    let account = find(unit, destination, param).await?;
    if account.is_platform() {
        let message = "The destination must be a connected account.";
        return Err(Error::invalid(param, "parameter_invalid", message));
    }
    if !is_active(&account, Capability::Transfers) {
        return Err(Error::refused(
            "insufficient_capabilities_for_transfer",
            Some(param),
            "The destination cannot receive transfers: its `transfers` capability is not active.",
        ));
    }
    Ok(account)
}

async fn check_on_behalf_of(unit: &mut Unit<'_>, id: &AccountId) -> Result<()> {
    let account = find(unit, id, "on_behalf_of").await?;
    if account.is_platform() || !is_active(&account, Capability::CardPayments) {
        return Err(Error::refused(
            "account_invalid",
            Some("on_behalf_of"),
            "Charges can be made on behalf of connected accounts with an active \
             `card_payments` capability only.",
        ));
    }
    Ok(())
}

/// Nothing is converted, so that an account is paid in what it settles in.
fn same_currency(terms: &IntentTerms, account: &Account) -> Result<()> {
    let settles = account.default_currency;
    if terms.amount.currency() == settles {
        return Ok(());
    }
    let upper = settles.upper();
    let message =
        format!("This account settles in {upper}. Amounts are not converted: charge {upper}.");
    Err(Error::refused(
        "parameter_invalid",
        Some("currency"),
        message,
    ))
}

fn is_active(account: &Account, capability: Capability) -> bool {
    account.capabilities.get(&capability) == Some(&CapabilityStatus::Active)
}

async fn find(unit: &mut Unit<'_>, id: &AccountId, param: &'static str) -> Result<Account> {
    let found = unit.account(id).await?.cloned();
    found.ok_or_else(|| Error::not_found("account", id, param))
}
