//! API keys.

use domain::{actor::Role, id::KeyId};
use service::{Error, keys};
use testkit::{World, refusal, refused};

use crate::support::live_admin;

testkit::both_engines! {
    async fn a_key_is_shown_once_and_works_until_it_is_revoked(w: &World) {
        let admin = w.admin();
        let made = keys::create(&w.ctx, &admin, " Backend ", true).await.unwrap();
        assert!(made.text.starts_with("sk_test_") && made.text.len() == 48, "{}", made.text);
        let end = &made.text[44..];
        assert_eq!(made.key.hint, format!("sk_test_…{end}"));
        assert_eq!((made.key.name.as_str(), made.key.secret), ("Backend", true));
        assert_eq!(keys::list(&w.ctx, &admin).await.unwrap(), std::slice::from_ref(&made.key));

        let found = keys::authenticate(&w.ctx, &made.text).await.unwrap().unwrap();
        assert_eq!((&found.key, &found.tenant, found.secret), (&made.key.id, &w.tenant(), true));
        assert_eq!(found.actor(None).tenant(), &w.tenant());

        keys::revoke(&w.ctx, &admin, &made.key.id).await.unwrap();
        assert_eq!(keys::authenticate(&w.ctx, &made.text).await.unwrap(), None);
        assert!(keys::list(&w.ctx, &admin).await.unwrap().is_empty());
        let again = keys::revoke(&w.ctx, &admin, &made.key.id).await;
        assert!(matches!(again, Err(Error::NotFound { .. })));
        let rows = w.audit().await;
        for action in ["key.create", "key.revoke"] {
            let row = (action.to_owned(), made.key.id.to_string(), "done".to_owned());
            assert!(rows.contains(&row), "{action} in {rows:?}");
        }
    }

    async fn a_key_says_what_it_is(w: &World) {
        let live = live_admin(w);
        for (actor, secret, prefix) in [
            (w.admin(), true, "sk_test_"),
            (w.admin(), false, "pk_test_"),
            (live.clone(), true, "sk_live_"),
            (live.clone(), false, "pk_live_"),
        ] {
            let made = keys::create(&w.ctx, &actor, "Key", secret).await.unwrap();
            assert!(made.text.starts_with(prefix));
            let found = keys::authenticate(&w.ctx, &made.text).await.unwrap().unwrap();
            assert_eq!((&found.tenant, found.secret), (actor.tenant(), secret));
        }
        assert_eq!(keys::list(&w.ctx, &live).await.unwrap().len(), 2, "test keys are not listed");
        for bad in ["", "sk_test_", "sk_test_unknown", "nul\0", &"s".repeat(100_000)] {
            assert_eq!(keys::authenticate(&w.ctx, bad).await.unwrap(), None);
        }
    }

    async fn keys_are_made_by_those_who_may(w: &World) {
        for role in [Role::Analyst, Role::Support, Role::ViewOnly] {
            let actor = w.member(role);
            assert!(matches!(
                keys::create(&w.ctx, &actor, "Key", true).await,
                Err(Error::Forbidden(_))
            ));
            assert!(matches!(keys::list(&w.ctx, &actor).await, Err(Error::Forbidden(_))));
        }
        let made = keys::create(&w.ctx, &w.admin(), "Key", true).await.unwrap();
        let stranger = w.other_platform().await;
        for (actor, id) in [(&stranger, &made.key.id), (&w.admin(), &KeyId::from_suffix("none"))] {
            refused(keys::revoke(&w.ctx, actor, id).await, "resource_missing", "key");
        }
        assert!(keys::authenticate(&w.ctx, &made.text).await.unwrap().is_some());
        for bad in ["", "  ", "nul\0", &"x".repeat(101)] {
            let error = keys::create(&w.ctx, &w.admin(), bad, true).await.unwrap_err();
            assert_eq!(refusal(&error).1, Some("name"));
        }
    }

    async fn a_fixed_key_is_installed_once(w: &World) {
        let text = "sk_test_demo_0123456789abcdef";
        let key = keys::install(&w.ctx, &w.admin(), text, "Demo").await.unwrap();
        assert_eq!(key.hint, "sk_test_…cdef");
        assert!(keys::authenticate(&w.ctx, text).await.unwrap().is_some());
        for bad in [text, "sk_test_short", "sk_live_0123456789abcdef", "hello"] {
            let error = keys::install(&w.ctx, &w.admin(), bad, "Demo").await.unwrap_err();
            assert_eq!(refusal(&error).1, Some("key"), "{bad}");
        }
    }

    async fn a_key_acts_on_connected_accounts_only(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let stranger = w.other_platform().await;
        assert!(keys::on_behalf(&w.ctx, &w.tenant(), &seller.id).await.unwrap());
        assert!(!keys::on_behalf(&w.ctx, stranger.tenant(), &seller.id).await.unwrap());
        assert!(!keys::on_behalf(&w.ctx, live_admin(w).tenant(), &seller.id).await.unwrap());
        assert!(!keys::on_behalf(&w.ctx, &w.tenant(), &w.platform.id).await.unwrap());
    }
}
