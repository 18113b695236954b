//! `POST /v1/tokens`

use domain::{
    account::BankAccount,
    card::Card,
    customer::Billing,
    external_account::{BankAccountToken, DebitCardError, debit_card_of},
    money::Currency,
};
use service::{
    payment_methods::{self, CardFields},
    tokens,
};

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    params::Params,
    resources::CardToken,
    routes::{
        accounts::form::{bank_account, card_address, currency, short},
        payment_methods::{fields, read_card},
    },
};

/// A card as it is sent for a token.
struct Sent {
    card: CardFields,
    holder: Billing,
    /// In which currency payouts to it are wanted.
    currency: Option<Currency>,
    /// The network that its holder prefers.
    network: Option<String>,
}

/// Makes a token of a card or of a bank account.
pub async fn create(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    params.unsupported(&["account", "customer", "cvc_update", "person", "pii"])?;
    if params.has("card") && params.has("bank_account") {
        let message = "Send `card` or `bank_account`, not both.";
        return Err(Problem::invalid("card", "parameters_exclusive", message));
    }
    if let Some(bank) = bank_account(&mut call)? {
        return of_bank_account(call, bank).await;
    }
    let sent = call.params.hash("card", read)?;
    let sent = sent.ok_or_else(|| Problem::missing("card"))?;
    of_card(call, sent).await
}

async fn of_bank_account(call: Call, bank: BankAccount) -> Result<Answer> {
    call.finish::<BankAccountToken>()?;
    call.settle(tokens::create(&call.ctx, &call.actor, &bank, call.key()).await?)
        .await
}

async fn of_card(call: Call, sent: Sent) -> Result<Answer> {
    call.finish::<CardToken>()?;
    let card = read_card(&call, &sent.card).await?;
    check(&sent, &card)?;
    let (holder, key) = (&sent.holder, call.key());
    let reply = payment_methods::create_token(&call.ctx, &call.actor, &card, holder, key).await?;
    call.settle(reply.map(CardToken)).await
}

fn read(params: &mut Params) -> Result<Sent> {
    let networks = params.hash("networks", |it| it.given("preferred"))?;
    Ok(Sent {
        card: fields(params)?,
        holder: Billing {
            name: short(params, "name", 200)?,
            address: card_address(params)?,
            ..Billing::default()
        },
        currency: currency(params, "currency")?,
        network: networks.flatten(),
    })
}

/// A card has one network here, and takes payouts in the currency of its country.
fn check(sent: &Sent, card: &Card) -> Result<()> {
    if sent.network.as_ref().is_some_and(|it| *it != card.brand) {
        let message = format!("This card has one network: {}.", card.brand);
        let param = "card[networks][preferred]";
        return Err(Problem::invalid(param, "parameter_invalid", message));
    }
    let Some((wanted, facts)) = sent.currency.zip(debit_card_of(card.clone()).ok()) else {
        return Ok(());
    };
    if wanted == facts.country.currency() {
        return Ok(());
    }
    let error = DebitCardError::Currency;
    Err(Problem::invalid(
        "card[currency]",
        error.code(),
        error.to_string(),
    ))
}
