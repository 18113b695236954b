//! Recent proof of identity.

use domain::{
    actor::{Permission, Proof, Role},
    login::PASSWORD_TRIES,
};
use service::{
    Error,
    keys::{self, Kind},
    members, transfers,
};
use testkit::{World, new_transfer, refusal};

use crate::support::{PASSWORD, ada, sign_in};

async fn actor(w: &World, token: &str) -> domain::actor::Actor {
    members::session(&w.ctx, token)
        .await
        .unwrap()
        .expect("the session runs")
        .actor
}

fn needed<T>(outcome: service::Result<T>) -> Permission {
    match outcome {
        Err(Error::ProofNeeded(permission)) => permission,
        Err(error) => panic!("{error:?}"),
        Ok(_) => panic!("it was done"),
    }
}

testkit::both_engines! {
    async fn an_old_session_sends_no_funds_until_the_password_is_confirmed(w: &World) {
        ada(w, Role::Administrator).await;
        let seller = w.seller("Juniper").await;
        w.fund(1_000).await;
        let token = sign_in(&w.ctx).await;
        let new = new_transfer(&seller.id, 100);
        w.clock.advance(Proof::RECENT_FOR - 1);
        transfers::preview(&w.ctx, &actor(w, &token).await, &new).await.unwrap();
        w.clock.advance(1);
        let old = actor(w, &token).await;
        assert_eq!(needed(transfers::preview(&w.ctx, &old, &new).await), Permission::SendFunds);
        assert_eq!(needed(transfers::create(&w.ctx, &old, &new, None).await), Permission::SendFunds);
        let kind = Kind::Secret(keys::reading(&old));
        assert_eq!(needed(keys::create(&w.ctx, &old, "Key", kind).await), Permission::ManageKeys);
        let roles = [Role::Developer];
        let joins = members::create(&w.ctx, &old, "bo@example.com", "Bo", PASSWORD, &roles).await;
        assert_eq!(needed(joins), Permission::ManageTeam);
        service::accounts::retrieve(&w.ctx, &old, &seller.id).await.expect("reading goes on");
        assert_eq!(w.available(&seller.id).await, 0);

        members::confirm(&w.ctx, &token, PASSWORD).await.unwrap();
        let proven = actor(w, &token).await;
        transfers::create(&w.ctx, &proven, &new, None).await.unwrap();
        assert_eq!(w.available(&seller.id).await, 100);
    }

    async fn live_mode_asks_sooner_and_before_it_is_shown(w: &World) {
        let user = ada(w, Role::ViewOnly).await;
        let token = sign_in(&w.ctx).await;
        w.clock.advance(Proof::FRESH_FOR);
        let switched = members::set_mode(&w.ctx, &token, true).await;
        assert_eq!(needed(switched), Permission::SwitchToLive);
        assert!(!actor(w, &token).await.tenant().livemode);
        members::confirm(&w.ctx, &token, PASSWORD).await.unwrap();
        members::set_mode(&w.ctx, &token, true).await.unwrap();
        assert!(actor(w, &token).await.tenant().livemode);
        w.clock.advance(Proof::FRESH_FOR);
        members::set_mode(&w.ctx, &token, false).await.expect("test data needs no proof");
        let rows = w.audit().await;
        for action in ["member.confirm", "member.switch_to_live", "member.switch_to_test"] {
            let row = (action.to_owned(), user.to_string(), "done".to_owned());
            assert!(rows.contains(&row), "{action} in {rows:?}");
        }
    }

    async fn a_wrong_password_proves_nothing_and_counts(w: &World) {
        let user = ada(w, Role::Administrator).await;
        let token = sign_in(&w.ctx).await;
        w.clock.advance(Proof::RECENT_FOR);
        for bad in ["", "wrong", &"x".repeat(10_000)] {
            let error = members::confirm(&w.ctx, &token, bad).await.unwrap_err();
            assert_eq!(refusal(&error), ("password_wrong", Some("password")));
        }
        for _ in 2..PASSWORD_TRIES {
            let error = members::confirm(&w.ctx, &token, "wrong").await.unwrap_err();
            assert_eq!(refusal(&error), ("password_wrong", Some("password")));
        }
        let error = members::confirm(&w.ctx, &token, PASSWORD).await.unwrap_err();
        assert!(matches!(error, Error::TooMany { .. }), "{error:?}");
        let old = actor(w, &token).await;
        let kind = Kind::Secret(keys::reading(&old));
        assert_eq!(needed(keys::create(&w.ctx, &old, "Key", kind).await), Permission::ManageKeys);
        let row = ("member.confirm".to_owned(), user.to_string(), "refused".to_owned());
        assert!(w.audit().await.contains(&row));
        let nobody = members::confirm(&w.ctx, "unknown", PASSWORD).await;
        assert!(matches!(nobody, Err(Error::Unauthenticated(_))), "{nobody:?}");
    }
}
