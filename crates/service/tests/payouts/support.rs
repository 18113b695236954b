//! Steps that stories about payouts share.

use domain::{
    account::Account,
    balance_transaction::BalanceTransaction,
    external_account::PayoutFailure,
    id::AccountId,
    list::PageRequest,
    metadata::Metadata,
    payout::{NewPayout, Payout, PayoutStatus},
};
use service::{Error, Reply, accounts, events, payouts};
use testkit::World;

pub async fn make(w: &World, account: &Account, new: &NewPayout) -> Payout {
    let made = payouts::create(&w.ctx, &w.admin(), Some(&account.id), new, None).await;
    made.unwrap().value
}

pub async fn tried(
    w: &World,
    account: &AccountId,
    new: &NewPayout,
) -> Result<Reply<Payout>, Error> {
    payouts::create(&w.ctx, &w.admin(), Some(account), new, None).await
}

pub async fn found(w: &World, payout: &Payout) -> Payout {
    let owner = Some(&payout.account);
    payouts::retrieve(&w.ctx, &w.admin(), owner, &payout.id)
        .await
        .unwrap()
}

pub async fn lines(w: &World, payout: &Payout) -> Vec<BalanceTransaction> {
    let page = PageRequest::first(100);
    let lines = payouts::lines(&w.ctx, &w.admin(), Some(&payout.account), &payout.id, &page).await;
    let lines = lines.unwrap().items;
    assert_eq!(lines.iter().map(|line| line.net).sum::<i64>(), 0);
    assert_eq!(
        lines[0].id, payout.balance_transaction,
        "its own line comes first"
    );
    lines
}

pub async fn told(w: &World, subject: &str) -> Vec<&'static str> {
    let events = events::of(&w.ctx, &w.admin(), subject).await.unwrap();
    events.into_iter().map(|it| it.kind.name()).collect()
}

/// What is on payouts that were sent and not taken back, and what is left, together.
pub async fn sent_and_left(w: &World, account: &AccountId) -> i64 {
    let page = PageRequest::first(100);
    let all = payouts::list(
        &w.ctx,
        &w.admin(),
        Some(account),
        &Default::default(),
        &page,
    )
    .await;
    let gone = |it: &&Payout| it.status == PayoutStatus::Paid;
    let gone: i64 = all
        .unwrap()
        .items
        .iter()
        .filter(gone)
        .map(|it| it.moves.signed().minor())
        .sum();
    let balance = w.balance(account).await;
    gone + balance.available + balance.pending + balance.in_transit
}

pub async fn status_of_bank(w: &World, account: &AccountId) -> bool {
    let account = accounts::retrieve(&w.ctx, &w.admin(), account)
        .await
        .unwrap();
    account.external_accounts()[0].is_errored()
}

pub async fn reverse(w: &World, payout: &Payout) -> service::Result<Payout> {
    let (owner, none) = (Some(&payout.account), Metadata::default());
    let made = payouts::reverse(&w.ctx, &w.admin(), owner, &payout.id, &none, None).await;
    Ok(made?.value)
}

pub async fn send_back(w: &World, payout: &Payout) -> service::Result<Payout> {
    let failure = PayoutFailure::AccountClosed;
    payouts::send_back(
        &w.ctx,
        &w.admin(),
        Some(&payout.account),
        &payout.id,
        failure,
    )
    .await
}

pub async fn cancel(w: &World, payout: &Payout) -> service::Result<Payout> {
    let owner = Some(&payout.account);
    let done = payouts::cancel(&w.ctx, &w.admin(), owner, &payout.id, None).await?;
    Ok(done.value)
}
