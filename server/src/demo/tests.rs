use std::collections::BTreeSet;

use domain::account::{AccountFilter, AccountKind, AccountStatus};
use domain::actor::Actor;
use service::{accounts, clock, verify};

use super::cast::{self, Fate, Kind};
use super::*;
use crate::boot;

async fn world() -> (tempfile::TempDir, Ctx, Actor) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("demo.db");
    let store = boot::open(file.to_str().unwrap(), &Default::default())
        .await
        .unwrap();
    let ctx = boot::ctx(
        store,
        "http://127.0.0.1:4700".into(),
        None,
        Default::default(),
        None,
    )
    .unwrap();
    let tenant = ensure(&ctx, &|_| ()).await.unwrap();
    (folder, ctx, Actor::System { tenant })
}

/// Everything that tells two worlds apart, but for hashes and wall-clock times.
async fn portrait(ctx: &Ctx, actor: &Actor) -> String {
    let report = verify::run(ctx).await.unwrap();
    let page = domain::list::PageRequest::first(100);
    let list = accounts::list(ctx, actor, Default::default(), &page)
        .await
        .unwrap();
    let lines = service::balances::transactions(ctx, actor, &Default::default(), &page)
        .await
        .unwrap();
    format!("{:?}\n{:?}\n{:?}", report.totals, list.items, lines.items)
}

#[test]
fn the_cast_is_as_varied_as_the_real_world() {
    let all: Vec<_> = cast::all().collect();
    assert!((38..=45).contains(&all.len()));
    let distinct = |of: fn(&cast::Cast) -> &'static str| {
        all.iter()
            .map(|cast| of(cast))
            .collect::<BTreeSet<_>>()
            .len()
    };
    assert_eq!(distinct(|cast| cast.country), 6);
    assert_eq!(distinct(|cast| cast.site), all.len());
    assert_eq!(distinct(|cast| cast.prefix), all.len());
    for kind in [Kind::Standard, Kind::Express, Kind::Custom] {
        assert!(all.iter().any(|cast| {
            cast.country == "US" && cast.kind == kind && cast.fate == Fate::Enabled
        }));
    }
}

#[tokio::test]
async fn two_demo_worlds_are_equal_and_add_up() {
    let began = std::time::Instant::now();
    let (_one, ctx, actor) = world().await;
    let now = clock::get(&ctx, &actor).await.unwrap();
    let since = now.since(super::clock::ANCHOR);
    let taken = i64::try_from(began.elapsed().as_secs()).unwrap() + 1;
    assert!(
        (0..=taken).contains(&since),
        "the demo was made in {taken} seconds, and begins {since} seconds off"
    );
    let (_two, other, _) = world().await;
    assert_eq!(portrait(&ctx, &actor).await, portrait(&other, &actor).await);
    let report = verify::run(&ctx).await.unwrap();
    assert!(report.is_clean(), "{:?}", report.checks);
    assert_eq!(report.totals.len(), 5, "five currencies");

    let all = accounts::counts(&ctx, &actor, &AccountFilter::default())
        .await
        .unwrap();
    for status in AccountStatus::ALL {
        let found = all
            .by_status
            .iter()
            .any(|(name, count)| *name == status && *count > 0);
        assert!(found, "nobody is {status:?}");
    }
    for kind in [
        AccountKind::Standard,
        AccountKind::Express,
        AccountKind::Custom,
    ] {
        let filter = AccountFilter {
            kind: Some(kind),
            country: Some("US".parse().unwrap()),
            ..Default::default()
        };
        let counts = accounts::counts(&ctx, &actor, &filter).await.unwrap();
        assert!(
            counts
                .by_status
                .iter()
                .any(|(it, _)| *it == AccountStatus::Enabled),
            "{kind:?}"
        );
    }

    let available = funds::available(&ctx, &actor).await.unwrap();
    assert_eq!(available, funds::FINAL_BALANCE);
    assert_eq!(
        ensure(&ctx, &|_| ()).await.unwrap(),
        *actor.tenant(),
        "made once"
    );
}
