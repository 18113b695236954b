//! What a key may do, and what becomes of that with its maker.

use domain::{
    actor::{Actor, Permission, Rights, Role, Tenant},
    refund::{NewRefund, RefundOf},
};
use service::{
    Error, authorize, external_accounts,
    keys::{self, Kind, NewKey},
    members, payouts, prefunding, refunds, topups, transfers,
};
use testkit::{World, new_payout, new_topup, new_transfer, usd};

use crate::support::{PASSWORD, joined};

async fn secret(w: &World, actor: &Actor) -> NewKey {
    let kind = Kind::Secret(keys::grantable(actor));
    keys::create(&w.ctx, actor, "Key", kind).await.unwrap()
}

/// Who acts with the key now; nobody once it was revoked.
async fn acting(w: &World, key: &NewKey) -> Option<Actor> {
    let found = keys::authenticate(&w.ctx, &key.text).await.unwrap();
    found.map(|found| found.actor(None))
}

async fn rights(w: &World, key: &NewKey) -> Rights {
    authorize::rights(&acting(w, key).await.expect("the key works"))
}

fn forbidden<T>(outcome: service::Result<T>) -> Permission {
    match outcome {
        Err(Error::Forbidden(permission)) => permission,
        Err(error) => panic!("{error:?}"),
        Ok(_) => panic!("it was done"),
    }
}

/// Every set of roles with one or two of them.
fn teams() -> Vec<Vec<Role>> {
    let pairs = Role::ALL.into_iter().flat_map(|one| {
        let others = Role::ALL.into_iter().filter(move |other| *other > one);
        others.map(move |other| vec![one, other])
    });
    Role::ALL
        .into_iter()
        .map(|role| vec![role])
        .chain(pairs)
        .collect()
}

testkit::both_engines! {
    async fn whatever_a_key_may_do_its_maker_may_do(w: &World) {
        for (number, roles) in teams().into_iter().enumerate() {
            let maker = joined(w, &format!("member{number}"), &roles).await;
            let own = authorize::rights(&maker);
            let (mut made, mut refused) = (Vec::new(), 0);
            for permission in Permission::ALL {
                let kind = Kind::Secret([permission].into_iter().collect());
                match keys::create(&w.ctx, &maker, "Key", kind).await {
                    Ok(key) => made.push((permission, key)),
                    Err(Error::Forbidden(_) | Error::Invalid { .. }) => refused += 1,
                    Err(error) => panic!("{error:?}"),
                }
            }
            assert_eq!(made.len() + refused, Permission::ALL.len());
            let makes_keys = roles.contains(&Role::Administrator) || roles.contains(&Role::Developer);
            assert_eq!(made.is_empty(), !makes_keys, "{roles:?}");
            for (permission, key) in &made {
                let carried = rights(w, key).await;
                assert_eq!(carried, [*permission].into_iter().collect(), "{roles:?}");
                assert!(own.has(*permission), "{roles:?} gave away {permission:?}");
            }
            if makes_keys {
                let all = rights(w, &secret(w, &maker).await).await;
                assert_eq!(all, made.iter().map(|(permission, _)| *permission).collect());
            }
        }
    }

    async fn keys_that_move_money_and_keys_of_live_mode_are_made_by_administrators(w: &World) {
        let money = [
            Permission::SendFunds,
            Permission::AddFunds,
            Permission::PayOut,
            Permission::RefundPayments,
            Permission::EditPayoutDestinations,
        ];
        // Who is both may refund, and may still not give that to a key.
        let both = joined(w, "both", &[Role::Developer, Role::Support]).await;
        assert!(authorize::may(&both, Permission::RefundPayments));
        for permission in money {
            let kind = Kind::Secret([permission].into_iter().collect());
            let made = keys::create(&w.ctx, &both, "Key", kind).await;
            assert_eq!(forbidden(made), Permission::ManageMoneyKeys);
        }
        let live = both.in_mode(true);
        for kind in [Kind::Publishable, Kind::Secret(keys::reading(&live))] {
            let made = keys::create(&w.ctx, &live, "Key", kind).await;
            assert_eq!(forbidden(made), Permission::ManageMoneyKeys);
        }
        let admin = joined(w, "admin", &[Role::Administrator]).await;
        for mode in [false, true] {
            let made = secret(w, &admin.clone().in_mode(mode)).await;
            assert!(money.into_iter().all(|permission| made.key.rights.has(permission)));
        }
    }

    async fn a_developers_key_moves_no_money_by_any_way(w: &World) {
        let seller = w.seller("Juniper").await;
        let bank = w.bank(&seller.id, "btok_us_verified").await;
        w.fund(10_000).await;
        w.earn(&seller.id, 5_000).await;
        let sent = transfers::create(&w.ctx, &w.admin(), &new_transfer(&seller.id, 100), None)
            .await.unwrap().value;
        let developer = joined(w, "dev", &[Role::Developer]).await;
        let key = secret(w, &developer).await;
        let found = || async { keys::authenticate(&w.ctx, &key.text).await.unwrap().unwrap() };
        let ctx = &w.ctx;
        let refund = NewRefund {
            of: RefundOf::Payment(sent.destination_payment.clone()),
            amount: None,
            reason: None,
            reverse_transfer: false,
            refund_application_fee: false,
            metadata: Default::default(),
        };
        for on in [None, Some(seller.id.clone())] {
            let actor = found().await.actor(on.clone());
            let to = if on.is_some() { &w.platform.id } else { &seller.id };
            let made = transfers::create(ctx, &actor, &new_transfer(to, 1), None).await;
            assert_eq!(forbidden(made), Permission::SendFunds);
            let back = transfers::reverse(ctx, &actor, &sent.id, &Default::default(), None).await;
            assert_eq!(forbidden(back), Permission::SendFunds);
            let paid = payouts::create(ctx, &actor, None, &new_payout(1), None).await;
            assert_eq!(forbidden(paid), Permission::PayOut);
            let aside = prefunding::add(ctx, &actor, usd(1), None).await;
            assert_eq!(forbidden(aside), Permission::AddFunds);
            let back = prefunding::withdraw(ctx, &actor, usd(1), None).await;
            assert_eq!(forbidden(back), Permission::AddFunds);
            let given = refunds::create(ctx, &actor, None, &refund, None).await;
            assert_eq!(forbidden(given), Permission::RefundPayments);
            let gone = external_accounts::delete(ctx, &actor, &seller.id, bank.id()).await;
            assert_eq!(forbidden(gone), Permission::EditPayoutDestinations);
        }
        let actor = found().await.actor(None);
        let added = topups::create(ctx, &actor, &new_topup(1), None).await;
        assert_eq!(forbidden(added), Permission::AddFunds);
        assert!(authorize::may(&actor, Permission::CreateAccounts), "it still builds");
    }

    async fn who_leaves_takes_the_rights_of_their_keys_along(w: &World) {
        let admin = joined(w, "admin", &[Role::Administrator]).await;
        let (test, live) = (secret(w, &admin).await, secret(w, &admin.clone().in_mode(true)).await);
        let of_operator = secret(w, &w.operator()).await;
        let token = members::sign_in(&w.ctx, "admin@example.com", PASSWORD).await.unwrap().token;
        let keys = members::remove(&w.ctx, &w.operator(), "admin@example.com").await.unwrap();
        assert_eq!(keys, 2);
        assert_eq!(members::session(&w.ctx, &token).await.unwrap(), None);
        for key in [&test, &live] {
            assert_eq!(acting(w, key).await, None);
        }
        assert_eq!(rights(w, &of_operator).await, of_operator.key.rights);
        let again = members::remove(&w.ctx, &w.operator(), "admin@example.com").await;
        assert!(matches!(again, Err(Error::NotFound { param: "email", .. })), "{again:?}");

        // Coming back does not bring the keys back.
        let roles = [Role::Administrator];
        members::set_roles(&w.ctx, &w.operator(), "admin@example.com", &roles).await.unwrap();
        assert_eq!(acting(w, &test).await, None);
        let rows = w.audit().await;
        assert!(rows.iter().any(|(action, _, outcome)| action == "member.remove" && outcome == "done"));
    }

    async fn who_loses_a_role_takes_its_rights_from_their_keys(w: &World) {
        let admin = joined(w, "admin", &[Role::Administrator]).await;
        let key = secret(w, &admin).await;
        let email = "admin@example.com";
        let all = rights(w, &key).await;
        for roles in teams().into_iter().chain([vec![]]) {
            members::set_roles(&w.ctx, &w.operator(), email, &roles).await.unwrap();
            let of_member = Actor::Member {
                user: key.key.maker.as_ref().unwrap().user.clone(),
                tenant: w.tenant(),
                roles: roles.clone(),
                proof: domain::actor::Proof::Fresh,
            };
            let expected = all.and(authorize::rights(&of_member));
            assert_eq!(rights(w, &key).await, expected, "{roles:?}");
        }
        let actor = acting(w, &key).await.unwrap();
        let listed = service::accounts::current(&w.ctx, &actor).await;
        assert_eq!(forbidden(listed), Permission::ViewAccounts);
        members::set_roles(&w.ctx, &w.operator(), email, &[Role::Administrator]).await.unwrap();
        assert_eq!(rights(w, &key).await, all, "the role brings them back");
    }

    async fn a_role_gained_later_gives_nothing_to_older_keys(w: &World) {
        let developer = joined(w, "dev", &[Role::Developer]).await;
        let key = secret(w, &developer).await;
        let before = rights(w, &key).await;
        let roles = [Role::Administrator];
        members::set_roles(&w.ctx, &w.operator(), "dev@example.com", &roles).await.unwrap();
        assert_eq!(rights(w, &key).await, before);
    }

    async fn roles_at_another_platform_do_not_count(w: &World) {
        let Actor::Member { tenant: Tenant { platform, .. }, .. } = w.other_platform().await else {
            panic!("a member")
        };
        let admin = joined(w, "admin", &[Role::Administrator]).await;
        let key = secret(w, &admin).await;
        let elsewhere = Actor::System { tenant: Tenant { platform, livemode: false } };
        members::set_roles(&w.ctx, &elsewhere, "admin@example.com", &[Role::Administrator])
            .await
            .unwrap();
        members::set_roles(&w.ctx, &w.operator(), "admin@example.com", &[]).await.unwrap();
        assert!(rights(w, &key).await.is_empty());
    }
}
