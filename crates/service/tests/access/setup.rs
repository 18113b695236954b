//! The first run, on a store without a platform.

use std::sync::Arc;

use domain::{actor::Role, login::SETUP_TTL};
use service::{
    Ctx, Error, members, platforms,
    setup::{self, NewOwner},
};
use testkit::{Database, World, refusal, refused};

use crate::support::{EMAIL, PASSWORD};

/// The same context on a store with nothing in it.
async fn empty(w: &World) -> (Ctx, Database) {
    let database = match w.database {
        Database::Sqlite(_) | Database::Kept(_) => Database::sqlite(),
        Database::Postgres { .. } => Database::postgres().await.expect("the server answers"),
    };
    let store = store::Store::open(&database.address()).await.unwrap();
    store.migrate().await.unwrap();
    (
        Ctx {
            store,
            ..w.ctx.clone()
        },
        database,
    )
}

fn owner() -> NewOwner {
    NewOwner {
        platform_name: "Harbour Market".to_owned(),
        country: "ES".parse().unwrap(),
        name: "Ada".to_owned(),
        email: EMAIL.to_owned(),
        password: PASSWORD.to_owned(),
    }
}

async fn end(ctx: Ctx, database: Database) {
    ctx.store.close().await;
    database.remove().await;
}

testkit::both_engines! {
    async fn the_owner_sets_the_server_up_once(w: &World) {
        let (ctx, database) = empty(w).await;
        let token = setup::begin(&ctx).await.unwrap().expect("there is no platform");
        assert!(setup::is_open(&ctx, &token).await.unwrap());
        let session = setup::finish(&ctx, &token, &owner()).await.unwrap();
        let session = members::session(&ctx, &session.token).await.unwrap().unwrap();
        assert_eq!(session.roles, [Role::Administrator]);
        assert_eq!(session.platform.name, "Harbour Market");
        assert_eq!(session.user.email, EMAIL);
        assert!(members::sign_in(&ctx, EMAIL, PASSWORD).await.is_ok());

        assert!(!setup::is_open(&ctx, &token).await.unwrap());
        assert!(matches!(setup::finish(&ctx, &token, &owner()).await, Err(Error::Unauthenticated(_))));
        assert_eq!(setup::begin(&ctx).await.unwrap(), None, "there is a platform");
        assert_eq!(platforms::all(&ctx).await.unwrap().len(), 1);
        end(ctx, database).await;
    }

    async fn of_many_callers_with_the_token_one_wins(w: &World) {
        let (ctx, database) = empty(w).await;
        let token = Arc::new(setup::begin(&ctx).await.unwrap().unwrap());
        let callers: Vec<_> = (0..10)
            .map(|n| {
                let (ctx, token) = (ctx.clone(), token.clone());
                let owner = NewOwner { email: format!("ada{n}@example.com"), ..owner() };
                tokio::spawn(async move { setup::finish(&ctx, &token, &owner).await })
            })
            .collect();
        let mut winners = 0;
        for caller in callers {
            winners += usize::from(caller.await.unwrap().is_ok());
        }
        assert_eq!(winners, 1);
        assert_eq!(platforms::all(&ctx).await.unwrap().len(), 1);
        end(ctx, database).await;
    }

    async fn the_token_lives_half_an_hour(w: &World) {
        let (ctx, database) = empty(w).await;
        let token = setup::begin(&ctx).await.unwrap().unwrap();
        w.clock.advance(SETUP_TTL - 1);
        assert!(setup::is_open(&ctx, &token).await.unwrap());
        w.clock.advance(1);
        assert!(!setup::is_open(&ctx, &token).await.unwrap());
        refused(setup::finish(&ctx, &token, &owner()).await, "unauthenticated", None);

        let newer = setup::begin(&ctx).await.unwrap().unwrap();
        let newest = setup::begin(&ctx).await.unwrap().unwrap();
        assert!(!setup::is_open(&ctx, &newer).await.unwrap(), "a new token ends the older one");
        assert!(setup::finish(&ctx, &newest, &owner()).await.is_ok());
        end(ctx, database).await;
    }

    async fn bad_input_leaves_the_token_as_it_was(w: &World) {
        let (ctx, database) = empty(w).await;
        let token = setup::begin(&ctx).await.unwrap().unwrap();
        for (bad, field) in [
            (NewOwner { platform_name: " ".to_owned(), ..owner() }, "platform_name"),
            (NewOwner { platform_name: "x".repeat(101), ..owner() }, "platform_name"),
            (NewOwner { name: String::new(), ..owner() }, "name"),
            (NewOwner { email: "ada".to_owned(), ..owner() }, "email"),
            (NewOwner { password: "short".to_owned(), ..owner() }, "password"),
            (NewOwner { password: "x".repeat(257), ..owner() }, "password"),
        ] {
            let error = setup::finish(&ctx, &token, &bad).await.unwrap_err();
            assert_eq!(refusal(&error).1, Some(field), "{error}");
            let error = setup::finish(&ctx, "stranger", &bad).await.unwrap_err();
            assert!(matches!(error, Error::Unauthenticated(_)), "strangers learn nothing");
        }
        assert!(platforms::all(&ctx).await.unwrap().is_empty());
        assert!(setup::finish(&ctx, &token, &owner()).await.is_ok());
        end(ctx, database).await;
    }
}
