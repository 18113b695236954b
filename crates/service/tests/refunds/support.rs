//! Charges and refunds with everything filled in that a story does not care about.

use domain::{
    account::{Account, AccountKind, Controller},
    actor::{Actor, Rights},
    dispute::{Dispute, DisputeStatus},
    id::{AccountId, KeyId, PaymentId},
    metadata::Metadata,
    money::Positive,
    payment::{Payment, TransferData},
    refund::{NewRefund, Refund, RefundOf},
    transfer::{NewReversal, Reversal, Transfer},
};
use service::{
    Error,
    disputes::{self, NewDispute, Response},
    events, payments, refunds, transfers,
};
use testkit::{Sale, World, express, usd};

/// The platform's key, acting for a connected account.
pub fn acting(w: &World, account: &AccountId) -> Actor {
    Actor::Key {
        key: KeyId::from_suffix("test"),
        tenant: w.tenant(),
        on_behalf: Some(account.clone()),
        rights: Rights::ALL,
    }
}

/// An account with a full dashboard: it pays for processing, and the operator answers for it.
pub async fn standard(w: &World, name: &str) -> Account {
    let mut new = express(name);
    new.kind = AccountKind::Standard;
    new.controller = Controller::preset(AccountKind::Standard).unwrap();
    let made = service::accounts::create(&w.ctx, &w.admin(), &new, None)
        .await
        .unwrap()
        .value;
    service::simulator::complete_onboarding(&w.ctx, &w.admin(), &made.id, None)
        .await
        .unwrap()
        .value
}

/// A card to charge.
pub struct NewCharge {
    /// The test card.
    pub card: &'static str,
    /// How much.
    pub amount: Positive,
    /// What the platform keeps, in minor units.
    pub application_fee_amount: Option<i64>,
    /// Who gets the money.
    pub transfer_data: Option<TransferData>,
    /// Whether it is captured at once.
    pub capture: bool,
}

pub fn card(amount: i64) -> NewCharge {
    NewCharge {
        card: "tok_visa",
        amount: usd(amount),
        application_fee_amount: None,
        transfer_data: None,
        capture: true,
    }
}

pub fn to(destination: &AccountId, amount: Option<i64>) -> Option<TransferData> {
    Some(TransferData {
        destination: destination.clone(),
        amount,
        description: None,
        metadata: Metadata::default(),
    })
}

pub async fn charge(w: &World, actor: &Actor, new: NewCharge) -> Payment {
    let mut sale = Sale::of(1).card(new.card);
    sale.terms.amount = new.amount;
    sale.terms.application_fee_amount = new.application_fee_amount;
    sale.terms.transfer_data = new.transfer_data;
    if let Actor::Key { on_behalf, .. } = actor {
        sale.on.clone_from(on_behalf);
    }
    w.charge(&if new.capture { sale } else { sale.held() })
        .await
}

/// A destination charge of the platform with an application fee.
pub async fn destination(w: &World, seller: &AccountId, amount: i64, fee: Option<i64>) -> Payment {
    let new = NewCharge {
        application_fee_amount: fee,
        transfer_data: to(seller, None),
        ..card(amount)
    };
    charge(w, &w.key(), new).await
}

/// A refund of all that is left.
pub fn refund_of(payment: &PaymentId) -> NewRefund {
    NewRefund {
        of: RefundOf::Payment(payment.clone()),
        amount: None,
        reason: None,
        reverse_transfer: false,
        refund_application_fee: false,
        metadata: Metadata::default(),
    }
}

pub async fn try_refund(w: &World, actor: &Actor, new: &NewRefund) -> Result<Refund, Error> {
    let reply = refunds::create(&w.ctx, actor, None, new, None).await?;
    Ok(reply.value)
}

pub async fn refund(w: &World, actor: &Actor, new: &NewRefund) -> Refund {
    try_refund(w, actor, new).await.unwrap()
}

pub async fn payment(w: &World, id: &PaymentId) -> Payment {
    payments::retrieve(&w.ctx, &w.key(), id).await.unwrap()
}

/// The transfer of a destination charge, as it is now.
pub async fn transfer_of(w: &World, charge: &Payment) -> Transfer {
    let id = charge.card().unwrap().transfer.clone().unwrap();
    transfers::retrieve(&w.ctx, &w.key(), &id).await.unwrap()
}

pub async fn try_reverse(
    w: &World,
    transfer: &Transfer,
    amount: Option<i64>,
    with_fee: bool,
) -> Result<Reversal, Error> {
    let new = NewReversal {
        amount,
        refund_application_fee: with_fee,
        ..NewReversal::default()
    };
    let reply = transfers::reverse(&w.ctx, &w.key(), &transfer.id, &new, None).await?;
    Ok(reply.value)
}

/// Available, pending and held together, in minor units of USD.
pub async fn total(w: &World, owner: &AccountId) -> i64 {
    let balance = w.balance(owner).await;
    balance.available + balance.pending + balance.reserved + balance.prefunding
}

/// The kinds of the events about an object, the oldest first.
pub async fn told(w: &World, id: &str) -> Vec<&'static str> {
    let events = events::of(&w.ctx, &w.admin(), id).await.unwrap();
    events.into_iter().map(|event| event.kind.name()).collect()
}

/// A dispute about all of a charge that came as far as `status`.
pub async fn dispute(w: &World, charge: &Payment, status: DisputeStatus) -> Dispute {
    let (ctx, admin) = (&w.ctx, &w.admin());
    let new = NewDispute {
        reason: "fraudulent".to_owned(),
        inquiry: status.is_inquiry(),
        amount: None,
    };
    let opened = disputes::open(ctx, admin, &charge.id, &new, None);
    let opened = opened.await.unwrap().value;
    let answer = Response {
        evidence: [("uncategorized_text".to_owned(), "It arrived.".to_owned())].into(),
        submit: Some(true),
        ..Response::default()
    };
    let reply = match status {
        DisputeStatus::NeedsResponse | DisputeStatus::WarningNeedsResponse => return opened,
        DisputeStatus::UnderReview | DisputeStatus::WarningUnderReview => {
            disputes::respond(ctx, admin, &opened.id, &answer, None).await
        }
        DisputeStatus::Won | DisputeStatus::WarningClosed => {
            disputes::win(ctx, admin, &opened.id, None).await
        }
        DisputeStatus::Lost => disputes::lose(ctx, admin, &opened.id, None).await,
    };
    reply.unwrap().value
}
