//! Pulling funds from accounts.

use domain::{
    account::{Account, AccountKind, Controller},
    actor::{Actor, Rights, Role},
    list::{PageRequest, Position},
    transfer::{NewTransfer, Transfer},
};
use service::{Error, events, payments, transfers};
use testkit::{World, both_engines, express, new_transfer, refused};

async fn pull(w: &World, actor: &Actor, account: &Account, amount: i64) -> Result<Transfer, Error> {
    let new: NewTransfer = new_transfer(&w.platform.id, amount);
    transfers::debit(&w.ctx, actor, &account.id, &new, None)
        .await
        .map(|reply| reply.value)
}

/// A seller with so many cents.
async fn seller_with(w: &World, amount: i64) -> Account {
    let seller = w.seller("Juniper").await;
    w.fund(amount).await;
    let new = new_transfer(&seller.id, amount);
    transfers::create(&w.ctx, &w.admin(), &new, None)
        .await
        .unwrap();
    seller
}

/// A key that acts for an account.
fn key_for(w: &World, account: &Account) -> Actor {
    match w.key() {
        Actor::Key { key, tenant, .. } => Actor::Key {
            key,
            tenant,
            on_behalf: Some(account.id.clone()),
            rights: Rights::ALL,
        },
        other => other,
    }
}

both_engines! {
    async fn funds_are_pulled_with_a_transfer_of_the_account(w: &World) {
        let seller = seller_with(w, 1_000).await;
        let key = key_for(w, &seller);
        let new = new_transfer(&w.platform.id, 400);
        let transfer = transfers::create(&w.ctx, &key, &new, None).await.unwrap().value;
        assert_eq!(transfer.from.as_ref(), Some(&seller.id));
        assert_eq!((w.available(&seller.id).await, w.available(&w.platform.id).await), (600, 400));
        let payment = payments::retrieve(&w.ctx, &w.admin(), &transfer.destination_payment).await.unwrap();
        assert_eq!(payment.account, w.platform.id);
        let told = events::of(&w.ctx, &w.admin(), transfer.id.as_str()).await.unwrap();
        assert_eq!(told[0].account.as_ref(), Some(&seller.id));

        let page = PageRequest::first(10);
        let own = transfers::list(&w.ctx, &key, &Default::default(), &page).await.unwrap();
        assert_eq!(own.items, std::slice::from_ref(&transfer));
        assert_eq!(transfers::retrieve(&w.ctx, &key, &transfer.id).await.unwrap(), transfer);
        refused(transfers::retrieve(&w.ctx, &w.admin(), &transfer.id).await, "resource_missing", "id");
        let sent = transfers::list(&w.ctx, &w.admin(), &Default::default(), &page).await.unwrap();
        assert_eq!(sent.items.len(), 1, "what the platform sent itself");
    }

    async fn the_team_sees_what_was_pulled_beside_what_was_sent(w: &World) {
        let seller = seller_with(w, 1_000).await;
        let other = seller_with(w, 500).await;
        let key = key_for(w, &seller);
        let pulled = transfers::create(&w.ctx, &key, &new_transfer(&w.platform.id, 400), None).await.unwrap().value;
        w.fund(50).await;
        let sent = transfers::create(&w.ctx, &w.admin(), &new_transfer(&seller.id, 50), None).await.unwrap().value;

        let page = async |request| transfers::of_account(&w.ctx, &w.admin(), &seller.id, &request).await.unwrap();
        let all = page(PageRequest::first(10)).await;
        let first = all.items[2].clone();
        assert_eq!(all.items, [sent.clone(), pulled.clone(), first.clone()]);
        // Pages lead from one to the next and back, whichever way the money went.
        let two = page(PageRequest::first(2)).await;
        assert_eq!((two.items, two.has_more), (vec![sent.clone(), pulled.clone()], true));
        let after = PageRequest::new(2, Position::After(pulled.id.to_string()));
        assert_eq!(page(after).await.items, [first]);
        let before = PageRequest::new(2, Position::Before(pulled.id.to_string()));
        assert_eq!(page(before).await.items, [sent]);
        let theirs = transfers::of_account(&w.ctx, &w.admin(), &other.id, &PageRequest::first(10)).await.unwrap();
        assert_eq!(theirs.items.len(), 1);

        assert_eq!(transfers::retrieve_any(&w.ctx, &w.admin(), &pulled.id).await.unwrap(), pulled);
        assert!(!transfers::postings(&w.ctx, &w.admin(), &pulled.id).await.unwrap().is_empty());
        let stranger = w.other_platform().await;
        refused(transfers::retrieve_any(&w.ctx, &stranger, &pulled.id).await, "resource_missing", "id");
        let owner = transfers::retrieve_any(&w.ctx, &w.owner(&seller.id), &pulled.id).await;
        refused(owner, "permission_missing", None);
    }

    async fn more_than_an_account_has_is_refused(w: &World) {
        let seller = seller_with(w, 1_000).await;
        refused(pull(w, &w.admin(), &seller, 1_001).await, "balance_insufficient", "amount");
        assert_eq!((w.available(&seller.id).await, w.available(&w.platform.id).await), (1_000, 0));
    }

    async fn funds_are_pulled_only_where_the_platform_answers_and_both_are_in_one_country(w: &World) {
        let mut new = express("Own Terms");
        new.kind = AccountKind::Standard;
        new.controller = Controller::preset(AccountKind::Standard).unwrap();
        let standard = service::accounts::create(&w.ctx, &w.admin(), &new, None).await.unwrap().value;
        let mut new = express("Ailleurs");
        new.country = "CA".parse().unwrap();
        let abroad = service::accounts::create(&w.ctx, &w.admin(), &new, None).await.unwrap().value;
        for account in [standard, abroad] {
            refused(pull(w, &w.admin(), &account, 1).await, "transfers_not_allowed", "destination");
        }
        let seller = seller_with(w, 10).await;
        let elsewhere = transfers::debit(&w.ctx, &w.admin(), &seller.id, &new_transfer(&seller.id, 1), None).await;
        assert!(matches!(elsewhere, Err(Error::WrongContext(_))));
    }

    async fn only_administrators_and_keys_pull_funds(w: &World) {
        let seller = seller_with(w, 1_000).await;
        for role in Role::ALL {
            let pulled = pull(w, &w.member(role), &seller, 1).await;
            assert_eq!(pulled.is_ok(), role == Role::Administrator, "{role:?}");
        }
        let own = pull(w, &w.owner(&seller.id), &seller, 1).await;
        assert!(matches!(own, Err(Error::Forbidden(_))));
        let stranger = w.other_platform().await;
        refused(pull(w, &stranger, &seller, 1).await, "account_invalid", None);
        assert_eq!(w.available(&seller.id).await, 999);
    }

    async fn a_thousand_debits_of_one_on_three_hundred_succeed_three_hundred_times(w: &World) {
        let seller = seller_with(w, 300).await;
        let mut tasks = tokio::task::JoinSet::new();
        // Forty callers, one after the other each: as many as a busy platform has at once.
        for _ in 0..40 {
            let (ctx, actor) = (w.ctx.clone(), w.admin());
            let (account, new) = (seller.id.clone(), new_transfer(&w.platform.id, 1));
            tasks.spawn(async move {
                let mut sent = 0;
                for _ in 0..25 {
                    match transfers::debit(&ctx, &actor, &account, &new, None).await {
                        Ok(_) => sent += 1,
                        Err(error) => assert_eq!(error.code(), "balance_insufficient"),
                    }
                }
                sent
            });
        }
        let sent: i64 = tasks.join_all().await.into_iter().sum();
        assert_eq!(sent, 300);
        assert_eq!((w.available(&seller.id).await, w.available(&w.platform.id).await), (0, 300));
    }
}
