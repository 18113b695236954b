//! API keys: made, shown once, listed, revoked.

use std::time::Duration;

use domain::{
    actor::{Actor, Permission, Rights, Role},
    id::KeyId,
    key::Key,
    list::{Page, PageRequest, Position},
};
use service::{
    Ctx, Error,
    keys::{self, Kind},
};
use testkit::{World, refusal, refused};

use crate::support::joined;

/// A secret key with all that `actor` can give.
async fn secret(w: &World, actor: &Actor, name: &str) -> service::Result<keys::NewKey> {
    keys::create(&w.ctx, actor, name, Kind::Secret(keys::grantable(actor))).await
}

async fn page(w: &World, actor: &Actor, position: Position) -> Page<Key> {
    let request = PageRequest::new(40, position);
    keys::list(&w.ctx, actor, &request).await.unwrap()
}

testkit::both_engines! {
    async fn a_key_is_shown_once_and_works_until_it_is_revoked(w: &World) {
        let admin = joined(w, "Ada", &[Role::Administrator]).await;
        let made = secret(w, &admin, " Backend ").await.unwrap();
        assert!(made.text.starts_with("sk_test_") && made.text.len() == 48, "{}", made.text);
        let end = &made.text[44..];
        assert_eq!(made.key.hint, format!("sk_test_…{end}"));
        assert_eq!((made.key.name.as_str(), made.key.secret), ("Backend", true));
        let maker = made.key.maker.as_ref().expect("Ada made it");
        assert_eq!((maker.name.as_str(), &maker.roles[..]), ("Ada", &[Role::Administrator][..]));
        let listed = page(w, &admin, Position::First).await;
        assert_eq!(listed.items, std::slice::from_ref(&made.key));
        assert_eq!(keys::retrieve(&w.ctx, &admin, &made.key.id).await.unwrap(), made.key);

        let found = keys::authenticate(&w.ctx, &made.text).await.unwrap().unwrap();
        assert_eq!((&found.key, &found.tenant, found.secret), (&made.key.id, &w.tenant(), true));
        assert_eq!(found.rights, keys::grantable(&admin));
        assert_eq!(found.actor(None).tenant(), &w.tenant());

        keys::revoke(&w.ctx, &admin, &made.key.id).await.unwrap();
        assert_eq!(keys::authenticate(&w.ctx, &made.text).await.unwrap(), None);
        assert!(page(w, &admin, Position::First).await.items.is_empty());
        let again = keys::revoke(&w.ctx, &admin, &made.key.id).await;
        assert!(matches!(again, Err(Error::NotFound { .. })));
        let gone = keys::retrieve(&w.ctx, &admin, &made.key.id).await;
        assert!(matches!(gone, Err(Error::NotFound { .. })));
        let rows = w.audit().await;
        for action in ["key.create", "key.revoke"] {
            let row = (action.to_owned(), made.key.id.to_string(), "done".to_owned());
            assert!(rows.contains(&row), "{action} in {rows:?}");
        }
    }

    /// Servers remember keys for a moment, each by itself.
    async fn a_key_that_another_server_ends_works_for_a_second_at_most(w: &World) {
        let operator = w.operator();
        let other = Ctx { known_keys: Default::default(), ..w.ctx.clone() };
        let made = secret(w, &operator, "Backend").await.unwrap();
        for server in [&w.ctx, &other] {
            assert!(keys::authenticate(server, &made.text).await.unwrap().is_some());
        }
        keys::revoke(&other, &operator, &made.key.id).await.unwrap();
        assert_eq!(keys::authenticate(&other, &made.text).await.unwrap(), None);
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(keys::authenticate(&w.ctx, &made.text).await.unwrap(), None);
    }

    async fn a_key_says_what_it_is(w: &World) {
        let (test, live) = (w.operator(), w.operator().in_mode(true));
        let all = Kind::Secret(keys::grantable(&test));
        for (actor, kind, prefix) in [
            (&test, all, "sk_test_"),
            (&test, Kind::Publishable, "pk_test_"),
            (&live, all, "sk_live_"),
            (&live, Kind::Publishable, "pk_live_"),
        ] {
            let made = keys::create(&w.ctx, actor, "Key", kind).await.unwrap();
            assert!(made.text.starts_with(prefix));
            assert_eq!(made.key.maker, None, "the operator is nobody on the team");
            let found = keys::authenticate(&w.ctx, &made.text).await.unwrap().unwrap();
            assert_eq!((&found.tenant, found.secret), (actor.tenant(), kind != Kind::Publishable));
            assert_eq!(found.rights.is_empty(), kind == Kind::Publishable);
        }
        let listed = page(w, &w.live_admin(), Position::First).await;
        assert_eq!(listed.items.len(), 2, "test keys are not listed");
        for bad in ["", "sk_test_", "sk_test_unknown", "nul\0", &"s".repeat(100_000)] {
            assert_eq!(keys::authenticate(&w.ctx, bad).await.unwrap(), None);
        }
    }

    async fn keys_are_made_by_those_who_may(w: &World) {
        let all = Kind::Secret(Rights::ALL);
        for role in [Role::Analyst, Role::Support, Role::ViewOnly] {
            let actor = w.member(role);
            let made = keys::create(&w.ctx, &actor, "Key", all).await;
            assert!(matches!(made, Err(Error::Forbidden(Permission::ManageKeys))), "{made:?}");
            let listed = keys::list(&w.ctx, &actor, &PageRequest::first(1)).await;
            assert!(matches!(listed, Err(Error::Forbidden(Permission::ViewKeys))), "{listed:?}");
        }
        let made = secret(w, &w.operator(), "Key").await.unwrap();
        let stranger = w.other_platform().await;
        for (actor, id) in [(&stranger, &made.key.id), (&w.admin(), &KeyId::from_suffix("none"))] {
            refused(keys::revoke(&w.ctx, actor, id).await, "resource_missing", "key");
            refused(keys::retrieve(&w.ctx, actor, id).await, "resource_missing", "key");
        }
        assert!(keys::authenticate(&w.ctx, &made.text).await.unwrap().is_some());
        for bad in ["", "  ", "nul\0", &"x".repeat(101)] {
            let error = secret(w, &w.operator(), bad).await.unwrap_err();
            assert_eq!(refusal(&error).1, Some("name"));
        }
        for (rights, code) in [
            (Rights::NONE, "parameter_missing"),
            ([Permission::ManageTeam].into_iter().collect(), "parameter_invalid"),
        ] {
            let error = keys::create(&w.ctx, &w.operator(), "Key", Kind::Secret(rights)).await;
            assert_eq!(refusal(&error.unwrap_err()), (code, Some("rights")));
        }
    }

    async fn a_fixed_key_is_installed_once(w: &World) {
        let (text, operator) = ("sk_test_demo_0123456789abcdef", w.operator());
        let key = keys::install(&w.ctx, &operator, text, "Demo").await.unwrap();
        assert_eq!(key.hint, "sk_test_…cdef");
        assert!(keys::authenticate(&w.ctx, text).await.unwrap().is_some());
        for bad in [text, "sk_test_short", "sk_live_0123456789abcdef", "hello"] {
            let error = keys::install(&w.ctx, &operator, bad, "Demo").await.unwrap_err();
            assert_eq!(refusal(&error).1, Some("key"), "{bad}");
        }
    }

    async fn a_key_acts_on_connected_accounts_only(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let stranger = w.other_platform().await;
        assert!(keys::on_behalf(&w.ctx, &w.tenant(), &seller.id).await.unwrap());
        assert!(!keys::on_behalf(&w.ctx, stranger.tenant(), &seller.id).await.unwrap());
        assert!(!keys::on_behalf(&w.ctx, w.live_admin().tenant(), &seller.id).await.unwrap());
        assert!(!keys::on_behalf(&w.ctx, &w.tenant(), &w.platform.id).await.unwrap());
    }

    async fn a_hundred_and_fifty_keys_are_listed_page_by_page(w: &World) {
        let operator = w.operator();
        let mut made = Vec::new();
        for number in 0..150 {
            // Some are of the same second.
            w.clock.advance(i64::from(number % 3 == 0));
            let key = secret(w, &operator, &format!("Key {number}")).await.unwrap().key;
            made.push((key.created, key.id.to_string()));
        }
        made.sort_unstable();
        made.reverse();
        let (mut seen, mut position) = (Vec::new(), Position::First);
        let last = loop {
            let page = page(w, &operator, position).await;
            seen.extend(page.items.iter().map(|key| (key.created, key.id.to_string())));
            position = Position::After(page.items.last().unwrap().id.to_string());
            if !page.has_next {
                break page;
            }
        };
        assert_eq!(seen, made, "newest first, none twice and none left out");
        let before = Position::Before(last.items.first().unwrap().id.to_string());
        let back = page(w, &operator, before).await;
        let ids: Vec<_> = back.items.iter().map(|key| key.id.to_string()).collect();
        let expected: Vec<_> = made[80..120].iter().map(|(_, id)| id.clone()).collect();
        assert_eq!(ids, expected);
        let oldest = made[149].1.parse::<KeyId>().unwrap();
        keys::revoke(&w.ctx, &operator, &oldest).await.unwrap();
        let unknown = PageRequest::new(10, Position::After("key_unknown".to_owned()));
        let error = keys::list(&w.ctx, &operator, &unknown).await.unwrap_err();
        assert!(matches!(error, Error::NotFound { param: "starting_after", .. }), "{error:?}");
    }

    async fn the_last_use_of_a_key_is_noted_once_a_minute(w: &World) {
        let operator = w.operator();
        let made = secret(w, &operator, "Backend").await.unwrap();
        assert_eq!(made.key.last_used, None);
        let (first, id) = (w.ctx.wall(), &made.key.id);
        for (seconds, expected) in [(0, first), (59, first), (1, first.plus(60))] {
            w.clock.advance(seconds);
            keys::note_use(&w.ctx, &w.tenant(), id).await.unwrap();
            let key = keys::retrieve(&w.ctx, &operator, id).await.unwrap();
            assert_eq!(key.last_used, Some(expected), "after {seconds} s");
        }
    }

    async fn calling_with_a_key_notes_its_use_by_itself(w: &World) {
        let operator = w.operator();
        let made = secret(w, &operator, "Backend").await.unwrap();
        keys::authenticate(&w.ctx, &made.text).await.unwrap().unwrap();
        let used = async {
            loop {
                let key = keys::retrieve(&w.ctx, &operator, &made.key.id).await.unwrap();
                if let Some(at) = key.last_used {
                    break at;
                }
                tokio::time::sleep(std::time::Duration::from_millis(10)).await;
            }
        };
        let used = tokio::time::timeout(std::time::Duration::from_secs(20), used).await;
        assert_eq!(used.expect("it is noted soon"), w.ctx.wall());
    }
}
