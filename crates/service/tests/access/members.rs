//! Passwords and sessions of the team.

use domain::{
    actor::{Actor, Role, Tenant},
    id::AccountId,
    login::{MAX_PASSWORD, MEMBER_SESSION, PASSWORD_TRIES, PASSWORD_WINDOW},
};
use service::{Error, members};
use store::Engine;
use testkit::{World, refusal, refused};

use crate::support::{EMAIL, PASSWORD, ada, sign_in};

testkit::both_engines! {
    async fn a_member_signs_in_switches_mode_and_signs_out(w: &World) {
        let user = ada(w, Role::Administrator).await;
        let new = members::sign_in(&w.ctx, " ADA@Example.com ", PASSWORD).await.unwrap();
        assert_eq!(new.expires_at, w.ctx.wall().plus(MEMBER_SESSION));
        let session = members::session(&w.ctx, &new.token).await.unwrap().unwrap();
        assert_eq!((session.user.id, session.user.email.as_str()), (user.clone(), EMAIL));
        assert_eq!(session.roles, [Role::Administrator]);
        assert_eq!(session.platform.id, w.platform.id);
        assert_eq!(session.actor.tenant(), &w.tenant(), "test mode comes first");

        members::set_mode(&w.ctx, &new.token, true).await.unwrap();
        let session = members::session(&w.ctx, &new.token).await.unwrap().unwrap();
        assert!(session.actor.tenant().livemode);

        members::sign_out(&w.ctx, &new.token).await.unwrap();
        assert_eq!(members::session(&w.ctx, &new.token).await.unwrap(), None);
        refused(members::set_mode(&w.ctx, &new.token, false).await, "unauthenticated", None);
        let rows = w.audit().await;
        for action in ["member.create", "member.sign_in", "member.switch_to_live", "member.sign_out"] {
            let row = (action.to_owned(), user.to_string(), "done".to_owned());
            assert!(rows.contains(&row), "{action} in {rows:?}");
        }
    }

    async fn an_unknown_email_and_a_wrong_password_look_the_same(w: &World) {
        let user = ada(w, Role::Analyst).await;
        let wrong = members::sign_in(&w.ctx, EMAIL, "not the password").await.unwrap_err();
        let long = "x".repeat(MAX_PASSWORD + 1);
        for (email, password) in [
            ("nobody@example.com", PASSWORD),
            ("", ""),
            ("not an email", PASSWORD),
            ("nul\0@example.com", PASSWORD),
            (EMAIL, ""),
            (EMAIL, &long),
        ] {
            let error = members::sign_in(&w.ctx, email, password).await.unwrap_err();
            assert!(matches!(error, Error::Unauthenticated(_)), "{error:?}");
            assert_eq!(error.to_string(), wrong.to_string());
        }
        let rows = w.audit().await;
        for whom in [user.as_str(), "unknown"] {
            let row = ("member.sign_in".to_owned(), whom.to_owned(), "refused".to_owned());
            assert!(rows.contains(&row), "{whom} in {rows:?}");
        }
    }

    async fn wrong_passwords_are_counted_per_email(w: &World) {
        ada(w, Role::Administrator).await;
        for email in [EMAIL, "nobody@example.com"] {
            for _ in 0..PASSWORD_TRIES {
                let error = members::sign_in(&w.ctx, email, "wrong password").await.unwrap_err();
                assert!(matches!(error, Error::Unauthenticated(_)), "{error:?}");
            }
            let error = members::sign_in(&w.ctx, email, PASSWORD).await.unwrap_err();
            let Error::TooMany { retry_at } = error else { panic!("{error:?}") };
            assert_eq!(retry_at, w.ctx.wall().plus(PASSWORD_WINDOW));
        }
        w.clock.advance(PASSWORD_WINDOW);
        sign_in(&w.ctx).await;
        for _ in 0..PASSWORD_TRIES {
            let error = members::sign_in(&w.ctx, EMAIL, "wrong password").await.unwrap_err();
            assert!(matches!(error, Error::Unauthenticated(_)), "a success starts anew");
        }
        members::set_password(&w.ctx, EMAIL, PASSWORD).await.unwrap();
        sign_in(&w.ctx).await;
    }

    async fn parallel_guesses_are_counted_each(w: &World) {
        ada(w, Role::Administrator).await;
        let guesses: Vec<_> = (0..40)
            .map(|n| {
                let ctx = w.ctx.clone();
                let guess = format!("wrong password {n}");
                tokio::spawn(async move { members::sign_in(&ctx, EMAIL, &guess).await })
            })
            .collect();
        let mut compared = 0;
        for guess in guesses {
            let error = guess.await.unwrap().unwrap_err();
            compared += i64::from(matches!(error, Error::Unauthenticated(_)));
        }
        match w.ctx.store.engine() {
            Engine::Sqlite => assert_eq!(compared, PASSWORD_TRIES),
            Engine::Postgres => assert!(compared <= PASSWORD_TRIES, "{compared}"),
        }
        let error = members::sign_in(&w.ctx, EMAIL, PASSWORD).await.unwrap_err();
        assert!(matches!(error, Error::TooMany { .. }));
        w.clock.advance(PASSWORD_WINDOW);
        sign_in(&w.ctx).await;
    }

    async fn a_change_of_roles_ends_sessions(w: &World) {
        ada(w, Role::Administrator).await;
        let token = sign_in(&w.ctx).await;
        let roles = [Role::Analyst, Role::Support];
        members::set_roles(&w.ctx, &w.operator(), EMAIL, &roles).await.unwrap();
        assert_eq!(members::session(&w.ctx, &token).await.unwrap(), None);
        let token = sign_in(&w.ctx).await;
        let session = members::session(&w.ctx, &token).await.unwrap().unwrap();
        assert_eq!(session.roles, roles);
        let Actor::Member { roles: acting, .. } = session.actor else { panic!("a member") };
        assert_eq!(acting, roles);

        members::set_roles(&w.ctx, &w.operator(), EMAIL, &[]).await.unwrap();
        assert_eq!(members::session(&w.ctx, &token).await.unwrap(), None);
        let error = members::sign_in(&w.ctx, EMAIL, PASSWORD).await.unwrap_err();
        assert!(matches!(error, Error::Unauthenticated(_)), "without a role there is no way in");
    }

    async fn a_change_of_the_password_ends_sessions(w: &World) {
        ada(w, Role::Administrator).await;
        let token = sign_in(&w.ctx).await;
        members::set_password(&w.ctx, EMAIL, "another password").await.unwrap();
        assert_eq!(members::session(&w.ctx, &token).await.unwrap(), None);
        refused(members::sign_in(&w.ctx, EMAIL, PASSWORD).await, "unauthenticated", None);
        assert!(members::sign_in(&w.ctx, EMAIL, "another password").await.is_ok());
    }

    async fn a_session_ends_after_a_week(w: &World) {
        ada(w, Role::Administrator).await;
        let token = sign_in(&w.ctx).await;
        w.clock.advance(MEMBER_SESSION - 1);
        assert!(members::session(&w.ctx, &token).await.unwrap().is_some());
        w.clock.advance(1);
        assert_eq!(members::session(&w.ctx, &token).await.unwrap(), None);
        for stale in ["", "0", "nul\0"] {
            assert_eq!(members::session(&w.ctx, stale).await.unwrap(), None);
        }
    }

    async fn the_team_is_listed_with_its_roles(w: &World) {
        ada(w, Role::Support).await;
        let operator = w.operator();
        members::set_roles(&w.ctx, &operator, EMAIL, &[Role::Support, Role::Administrator])
            .await
            .unwrap();
        members::create(&w.ctx, &operator, "Bo@example.com", "Bo", PASSWORD, &[Role::Analyst])
            .await
            .unwrap();
        let team = members::list(&w.ctx, &operator).await.unwrap();
        let shown: Vec<_> =
            team.iter().map(|member| (member.user.email.as_str(), member.roles.clone())).collect();
        assert_eq!(
            shown,
            [
                (EMAIL, vec![Role::Administrator, Role::Support]),
                ("bo@example.com", vec![Role::Analyst]),
            ]
        );
    }

    async fn bad_members_are_refused_at_the_field(w: &World) {
        ada(w, Role::Administrator).await;
        let operator = w.operator();
        let roles = [Role::Administrator];
        let long = "x".repeat(MAX_PASSWORD + 1);
        for (email, name, password, field) in [
            ("", "Bo", PASSWORD, "email"),
            ("bo", "Bo", PASSWORD, "email"),
            ("ADA@example.com", "Bo", PASSWORD, "email"),
            ("bo@example.com", "", PASSWORD, "name"),
            ("bo@example.com", "Bo", "short", "password"),
            ("bo@example.com", "Bo", &long, "password"),
        ] {
            let error =
                members::create(&w.ctx, &operator, email, name, password, &roles).await.unwrap_err();
            assert_eq!(refusal(&error).1, Some(field), "{error}");
        }
        let nowhere = Actor::System {
            tenant: Tenant { platform: AccountId::from_suffix("nowhere"), livemode: false },
        };
        let error = members::create(&w.ctx, &nowhere, "bo@example.com", "Bo", PASSWORD, &roles);
        assert!(matches!(error.await, Err(Error::NotFound { .. })));
        let error = members::set_roles(&w.ctx, &operator, "bo@example.com", &roles).await;
        assert!(matches!(error, Err(Error::NotFound { param: "email", .. })));
        let error = members::set_password(&w.ctx, "bo@example.com", PASSWORD).await;
        assert!(matches!(error, Err(Error::NotFound { param: "email", .. })));
        assert_eq!(members::list(&w.ctx, &operator).await.unwrap().len(), 1, "nothing changed");
    }
}
