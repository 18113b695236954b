//! Steps that stories about disputes share.

use domain::{
    account::{Account, AccountKind, Controller},
    balance_transaction::BalanceTransaction,
    dispute::Dispute,
    id::AccountId,
    list::PageRequest,
    payment::Payment,
};
use service::{
    Error, balances,
    disputes::{self, NewDispute, Response},
    events,
};
use testkit::{World, express};

/// Charges a card on `account`; the money is available at once with `tok_bypassPending`.
pub async fn charge(w: &World, account: &AccountId, amount: i64, token: &str) -> Payment {
    w.charge(&w.sale_on(account, amount).card(token)).await
}

/// Opens a dispute about all that is left.
pub async fn dispute(w: &World, payment: &Payment) -> Dispute {
    open(w, payment, false, None).await.unwrap()
}

/// Opens an inquiry or a dispute.
pub async fn open(
    w: &World,
    payment: &Payment,
    inquiry: bool,
    amount: Option<i64>,
) -> Result<Dispute, Error> {
    let new = NewDispute {
        reason: "fraudulent".to_owned(),
        inquiry,
        amount,
    };
    disputes::open(&w.ctx, &w.admin(), &payment.id, &new, None)
        .await?
        .into_value()
}

/// What the owner of the dispute sees of it now.
pub async fn found(w: &World, dispute: &Dispute) -> Dispute {
    let account = Some(&dispute.account);
    disputes::retrieve(&w.ctx, &w.admin(), account, &dispute.id)
        .await
        .unwrap()
}

/// The disputes about a payment, newest first.
pub async fn about(w: &World, payment: &Payment) -> Vec<Dispute> {
    let filter = domain::dispute::DisputeFilter {
        payment: Some(payment.id.clone()),
        ..Default::default()
    };
    let page = PageRequest::first(10);
    disputes::list(&w.ctx, &w.admin(), Some(&payment.account), &filter, &page)
        .await
        .unwrap()
        .items
}

/// Evidence of one part.
pub fn says(part: &str, text: &str, submit: Option<bool>) -> Response {
    Response {
        evidence: [(part.to_owned(), text.to_owned())].into(),
        submit,
        ..Response::default()
    }
}

/// Answers as the platform.
pub async fn respond(w: &World, dispute: &Dispute, response: &Response) -> Result<Dispute, Error> {
    disputes::respond(&w.ctx, &w.admin(), &dispute.id, response, None)
        .await?
        .into_value()
}

/// Does what is due now.
pub async fn run_due(w: &World) {
    service::runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
}

/// The kinds of the events about an object, the oldest first.
pub async fn told(w: &World, id: &str) -> Vec<&'static str> {
    let events = events::of(&w.ctx, &w.admin(), id).await.unwrap();
    events.into_iter().map(|it| it.kind.name()).collect()
}

/// The lines of an account, newest first.
pub async fn lines(w: &World, account: &AccountId) -> Vec<BalanceTransaction> {
    let page = PageRequest::first(50);
    let filter = Default::default();
    balances::transactions(&w.ctx, &w.owner(account), &filter, &page)
        .await
        .unwrap()
        .items
}

/// A Standard account: it pays its own fees, and the platform does not answer for it.
pub async fn standard(w: &World, name: &str) -> Account {
    let mut new = express(name);
    new.kind = AccountKind::Standard;
    new.controller = Controller::preset(AccountKind::Standard).unwrap();
    let made = service::accounts::create(&w.ctx, &w.admin(), &new, None)
        .await
        .unwrap();
    let account = made.into_value().unwrap();
    service::simulator::complete_onboarding(&w.ctx, &w.admin(), &account.id)
        .await
        .unwrap()
}
