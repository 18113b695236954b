//! Login links.

use domain::{
    account::{AccountKind, DisabledReason},
    actor::Role,
    id::AccountId,
    login::{LINK_TTL, TEST_CODE},
};
use service::{
    Error, links,
    login::{self, ChallengeToken, LinkState},
};
use testkit::{World, refusal, refused};

use crate::support::{challenge, link, messages, token_of};

testkit::both_engines! {
    async fn of_a_hundred_redemptions_one_wins(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let token = link(w, &seller.id).await;
        let attempts: Vec<_> = (0..100)
            .map(|_| {
                let (ctx, token) = (w.ctx.clone(), token.clone());
                tokio::spawn(async move { login::redeem(&ctx, &token, None).await })
            })
            .collect();
        let mut winners = 0;
        for attempt in attempts {
            match attempt.await.unwrap() {
                Ok(_) => winners += 1,
                Err(error) => assert!(matches!(error, Error::Unauthenticated(_)), "{error:?}"),
            }
        }
        assert_eq!(winners, 1);
        assert_eq!(messages(w).await.len(), 1, "one code was sent");
        let redeemed = |row: &&(String, String, String)| row.0 == "login_link.redeem";
        assert_eq!(w.audit().await.iter().filter(redeemed).count(), 1);
    }

    async fn a_page_that_redeems_twice_goes_on_to_its_code_both_times(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let token = link(w, &seller.id).await;
        let LinkState::Open { challenge, .. } = login::peek(&w.ctx, &token).await.unwrap() else {
            panic!("the link works");
        };
        let taps: Vec<_> = (0..10)
            .map(|_| {
                let (ctx, token, page) = (w.ctx.clone(), token.clone(), challenge.clone());
                tokio::spawn(async move { login::redeem(&ctx, &token, Some(&page)).await })
            })
            .collect();
        for tap in taps {
            assert_eq!(tap.await.unwrap().unwrap(), challenge);
        }
        assert_eq!(messages(w).await.len(), 1, "one code was sent");
        login::answer(&w.ctx, &challenge.0, TEST_CODE).await.unwrap();
        let after = login::redeem(&w.ctx, &token, Some(&challenge)).await;
        refused(after, "unauthenticated", None);
    }

    async fn another_page_of_a_used_link_is_told_that_it_was_used(w: &World) {
        let (alma, bruno) = (w.seller("Alma Ceramics").await, w.seller("Bruno Bikes").await);
        let token = link(w, &alma.id).await;
        let LinkState::Open { challenge: late, .. } = login::peek(&w.ctx, &token).await.unwrap()
        else {
            panic!("the link works");
        };
        login::redeem(&w.ctx, &token, None).await.unwrap();
        let of_bruno = login::redeem(&w.ctx, &link(w, &bruno.id).await, None).await.unwrap();
        for page in [late, of_bruno, ChallengeToken(String::new()), ChallengeToken("0".repeat(64))] {
            let refusal = login::redeem(&w.ctx, &token, Some(&page)).await;
            refused(refusal, "unauthenticated", None);
        }
    }

    async fn looking_at_a_link_changes_nothing(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let token = link(w, &seller.id).await;
        for _ in 0..20 {
            let LinkState::Open { platform_name, .. } = login::peek(&w.ctx, &token).await.unwrap()
            else {
                panic!("the link works");
            };
            assert_eq!(platform_name, "Meridian Market");
        }
        assert!(messages(w).await.is_empty());
        login::redeem(&w.ctx, &token, None).await.unwrap();
        assert_eq!(login::peek(&w.ctx, &token).await.unwrap(), LinkState::Closed);
    }

    async fn a_link_expires_by_the_test_clock(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let made = links::create(&w.ctx, &w.admin(), &seller.id).await.unwrap();
        assert_eq!(made.expires_at.since(made.created), LINK_TTL);
        let token = token_of(&made.url);
        w.advance(LINK_TTL - 1).await;
        assert!(matches!(login::peek(&w.ctx, &token).await.unwrap(), LinkState::Open { .. }));
        w.advance(1).await;
        assert_eq!(login::peek(&w.ctx, &token).await.unwrap(), LinkState::Closed);
        assert!(matches!(login::redeem(&w.ctx, &token, None).await, Err(Error::Unauthenticated(_))));
    }

    async fn a_new_link_ends_the_older_one(w: &World) {
        let (alma, bruno) = (w.seller("Alma Ceramics").await, w.seller("Bruno Bikes").await);
        let other = link(w, &bruno.id).await;
        let old = link(w, &alma.id).await;
        let new = link(w, &alma.id).await;
        assert!(matches!(login::redeem(&w.ctx, &old, None).await, Err(Error::Unauthenticated(_))));
        assert!(login::redeem(&w.ctx, &new, None).await.is_ok());
        assert!(login::redeem(&w.ctx, &other, None).await.is_ok(), "of another account");
    }

    async fn a_link_that_never_was_looks_like_a_used_one(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let used = link(w, &seller.id).await;
        login::redeem(&w.ctx, &used, None).await.unwrap();
        let expected = login::redeem(&w.ctx, &used, None).await.unwrap_err().to_string();
        let long = "f".repeat(100_000);
        for token in ["", "0", "nul\0", "'; --", "ünïcode", &long] {
            let error = login::redeem(&w.ctx, token, None).await.unwrap_err();
            assert_eq!(error.to_string(), expected);
            assert_eq!(login::peek(&w.ctx, token).await.unwrap(), LinkState::Closed);
        }
    }

    async fn only_onboarded_express_accounts_get_links(w: &World) {
        let admin = w.admin();
        let code = async |id: &AccountId| {
            let error = links::create(&w.ctx, &admin, id).await.unwrap_err();
            (refusal(&error).0.to_owned(), error.to_string())
        };
        let mut custom = testkit::express("Carla Custom");
        custom.kind = AccountKind::Custom;
        custom.controller = domain::account::Controller::preset(AccountKind::Custom).unwrap();
        let custom = service::accounts::create(&w.ctx, &admin, &custom, None).await.unwrap();
        let custom = custom.value;
        let (found, text) = code(&custom.id).await;
        assert_eq!(found, "login_link_not_express");
        assert!(text.contains(custom.id.as_str()) && text.contains("not an Express account"));

        assert_eq!(code(&w.platform.id).await.0, "login_link_not_express");
        let newcomer = w.newcomer("Nils New").await;
        assert_eq!(code(&newcomer.id).await.0, "login_link_not_onboarded");
        let seller = w.seller("Rita Rejected").await;
        service::accounts::reject(&w.ctx, &admin, &seller.id, DisabledReason::RejectedFraud, None).await.unwrap();
        assert_eq!(code(&seller.id).await.0, "login_link_rejected");
        let absent = AccountId::from_suffix("nobody");
        assert_eq!(code(&absent).await.0, "resource_missing");
    }

    async fn links_are_the_platforms_to_make(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        for role in [Role::Analyst, Role::ViewOnly] {
            let result = links::create(&w.ctx, &w.member(role), &seller.id).await;
            assert!(matches!(result, Err(Error::Forbidden(_))), "{role:?}");
        }
        for role in [Role::Administrator, Role::Developer, Role::Support] {
            assert!(links::create(&w.ctx, &w.member(role), &seller.id).await.is_ok(), "{role:?}");
        }
        let own = links::create(&w.ctx, &w.owner(&seller.id), &seller.id).await;
        assert!(matches!(own, Err(Error::Forbidden(_))), "not by the account itself");
        let stranger = w.other_platform().await;
        let foreign = links::create(&w.ctx, &stranger, &seller.id).await;
        assert!(matches!(foreign, Err(Error::NotFound { .. })), "not by another platform");
    }

    async fn a_rejected_account_is_out_at_every_step(w: &World) {
        let admin = w.admin();
        let seller = w.seller("Rita Rejected").await;
        let waiting = challenge(w, &seller.id).await;
        let unused = link(w, &seller.id).await;
        let inside = login::answer(&w.ctx, &waiting, "000000").await.unwrap().token;
        w.advance(60).await;
        let waiting = challenge(w, &seller.id).await;
        service::accounts::reject(&w.ctx, &admin, &seller.id, DisabledReason::RejectedFraud, None).await.unwrap();
        assert_eq!(login::account_session(&w.ctx, &inside).await.unwrap(), None);
        assert_eq!(login::challenge(&w.ctx, &waiting).await.unwrap(), None);
        refused(login::answer(&w.ctx, &waiting, "000000").await, "unauthenticated", None);
        refused(login::resend(&w.ctx, &waiting).await, "unauthenticated", None);
        refused(login::redeem(&w.ctx, &unused, None).await, "unauthenticated", None);
    }
}
