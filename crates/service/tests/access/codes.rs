//! Codes, and the sessions that they open.

use std::time::Duration;

use domain::{
    list::PageRequest,
    login::{ACCOUNT_SESSION, CHALLENGE_TTL, CODE_TRIES, CODE_TTL, CODE_WINDOW, RESEND_PAUSE},
};
use service::{Error, login, members, outbox};
use testkit::{World, refusal, refused};

use crate::support::{ada, challenge, link, messages, sign_in};

testkit::both_engines! {
    async fn a_seller_signs_in_and_out(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let challenge = challenge(w, &seller.id).await;
        let sent = messages(w).await;
        assert_eq!(sent.len(), 1);
        assert_eq!((sent[0].account.clone(), sent[0].channel.as_str()), (seller.id.clone(), "sms"));
        assert!(sent[0].body.contains("000000") && sent[0].body.contains("Meridian Market"));
        assert_eq!(sent[0].recipient, "+14155550123");

        let view = login::challenge(&w.ctx, &challenge).await.unwrap().unwrap();
        assert_eq!(view.platform_name, "Meridian Market");
        assert_eq!(view.account_label, "Alma Ceramics");
        assert_eq!(view.phone_masked, "•••• 23");
        assert_eq!(view.tries_left, CODE_TRIES);
        assert!(view.test_mode && view.resend_at == Some(view.now.plus(RESEND_PAUSE)));

        let session = login::answer(&w.ctx, &challenge, "000-000").await.unwrap();
        assert_eq!(session.expires_at, w.ctx.wall().plus(ACCOUNT_SESSION));
        let open = login::account_session(&w.ctx, &session.token).await.unwrap().unwrap();
        assert_eq!(open.account.id, seller.id);
        assert_eq!(open.actor, w.owner(&seller.id));
        assert_eq!(open.platform.id, w.platform.id);
        assert_eq!(login::challenge(&w.ctx, &challenge).await.unwrap(), None, "it is used up");
        refused(login::answer(&w.ctx, &challenge, "000000").await, "unauthenticated", None);

        login::sign_out(&w.ctx, &session.token).await.unwrap();
        assert_eq!(login::account_session(&w.ctx, &session.token).await.unwrap(), None);
        login::sign_out(&w.ctx, &session.token).await.unwrap();
        let actions: Vec<String> = w.audit().await.into_iter().map(|row| row.0).collect();
        for action in [
            "login_link.create", "login_link.redeem", "login_code.send", "login_code.try",
            "account.sign_in", "account.sign_out",
        ] {
            assert!(actions.iter().any(|found| found == action), "{action} in {actions:?}");
        }
    }

    async fn five_tries_and_the_right_code_is_dead_too(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let challenge = challenge(w, &seller.id).await;
        for left in (0..CODE_TRIES).rev() {
            let error = login::answer(&w.ctx, &challenge, "123456").await.unwrap_err();
            assert_eq!(refusal(&error), ("code_wrong", Some("code")));
            if left > 1 {
                assert!(error.to_string().contains(&left.to_string()), "{error}");
            }
            let view = login::challenge(&w.ctx, &challenge).await.unwrap().unwrap();
            assert_eq!(view.tries_left, left, "the challenge survives");
        }
        refused(login::answer(&w.ctx, &challenge, "000000").await, "code_expired", "code");
        w.advance(RESEND_PAUSE).await;
        login::resend(&w.ctx, &challenge).await.unwrap();
        assert!(login::answer(&w.ctx, &challenge, "000000").await.is_ok(), "a new code works");
    }

    async fn tries_are_counted_per_account_and_not_per_browser(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let first = challenge(w, &seller.id).await;
        let second = challenge(w, &seller.id).await;
        assert_eq!(messages(w).await.len(), 1, "the second had to wait for a code");
        for guess in 0..CODE_TRIES {
            let browser = if guess % 2 == 0 { &first } else { &second };
            refused(login::answer(&w.ctx, browser, "999999").await, "code_wrong", "code");
        }
        for browser in [&first, &second] {
            refused(login::answer(&w.ctx, browser, "000000").await, "code_expired", "code");
        }
    }

    async fn parallel_guesses_do_not_share_a_try(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let challenge = challenge(w, &seller.id).await;
        let guesses: Vec<_> = (1..=40)
            .map(|n| {
                let (ctx, challenge) = (w.ctx.clone(), challenge.clone());
                tokio::spawn(async move {
                    login::answer(&ctx, &challenge, &format!("{n:06}")).await.unwrap_err()
                })
            })
            .collect();
        let mut compared = 0;
        for guess in guesses {
            compared += i64::from(refusal(&guess.await.unwrap()).0 == "code_wrong");
        }
        assert_eq!(compared, CODE_TRIES);
    }

    async fn of_parallel_right_answers_one_opens_a_session(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let challenge = challenge(w, &seller.id).await;
        let answers: Vec<_> = (0..5)
            .map(|_| {
                let (ctx, challenge) = (w.ctx.clone(), challenge.clone());
                tokio::spawn(async move { login::answer(&ctx, &challenge, "000000").await })
            })
            .collect();
        let mut sessions = 0;
        for answer in answers {
            sessions += usize::from(answer.await.unwrap().is_ok());
        }
        assert_eq!(sessions, 1);
    }

    async fn codes_wait_half_a_minute_and_stop_at_five_an_hour(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let first = challenge(w, &seller.id).await;
        let error = login::resend(&w.ctx, &first).await.unwrap_err();
        assert!(matches!(error, Error::TooMany { .. }), "{error:?}");
        for _ in 0..4 {
            w.advance(RESEND_PAUSE).await;
            login::resend(&w.ctx, &first).await.unwrap();
        }
        w.advance(RESEND_PAUSE).await;
        let now = login::challenge(&w.ctx, &first).await.unwrap().unwrap().now;
        let Err(Error::TooMany { retry_at }) = login::resend(&w.ctx, &first).await else {
            panic!("the sixth code within the hour must wait");
        };
        assert!(retry_at.since(now) > CODE_WINDOW - 10 * RESEND_PAUSE);
        let second = challenge(w, &seller.id).await;
        assert_eq!(messages(w).await.len(), 5, "another link is no way around");
        assert!(login::answer(&w.ctx, &second, "000000").await.is_ok(), "the last code is good");
    }

    async fn parallel_requests_send_one_code(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let challenge = challenge(w, &seller.id).await;
        w.advance(RESEND_PAUSE).await;
        // Holds the code's row, so that all of them are on their way at the same moment.
        let mut held = w.ctx.store.begin_write().await.unwrap();
        let now = w.ctx.now(&mut held, &w.tenant()).await.unwrap();
        store::links::take_try(&mut held, &w.tenant(), &seller.id, CODE_TRIES, now).await.unwrap();
        let requests: Vec<_> = (0..10)
            .map(|_| {
                let (ctx, challenge) = (w.ctx.clone(), challenge.clone());
                tokio::spawn(async move { login::resend(&ctx, &challenge).await })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        held.rollback().await.unwrap();
        let mut sent = 0;
        for request in requests {
            sent += usize::from(request.await.unwrap().is_ok());
        }
        assert_eq!(sent, 1);
        assert_eq!(messages(w).await.len(), 2);
    }

    async fn codes_and_challenges_expire(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let challenge = challenge(w, &seller.id).await;
        w.advance(CODE_TTL).await;
        refused(login::answer(&w.ctx, &challenge, "000000").await, "code_expired", "code");
        assert_eq!(login::challenge(&w.ctx, &challenge).await.unwrap().unwrap().tries_left, 0);
        w.advance(CHALLENGE_TTL - CODE_TTL).await;
        assert_eq!(login::challenge(&w.ctx, &challenge).await.unwrap(), None);
        let error = login::answer(&w.ctx, &challenge, "000000").await.unwrap_err();
        assert!(matches!(error, Error::Unauthenticated(_)));
    }

    async fn what_cannot_be_a_code_costs_no_try(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let challenge = challenge(w, &seller.id).await;
        for bad in ["", "12345", "1234567", "abcdef", "nul\0ul", &"9".repeat(100_000)] {
            refused(login::answer(&w.ctx, &challenge, bad).await, "code_malformed", "code");
        }
        let view = login::challenge(&w.ctx, &challenge).await.unwrap().unwrap();
        assert_eq!(view.tries_left, CODE_TRIES);
    }

    async fn a_challenge_opens_its_own_account_only(w: &World) {
        let (alma, bruno) = (w.seller("Alma Ceramics").await, w.seller("Bruno Bikes").await);
        let of_alma = challenge(w, &alma.id).await;
        let of_bruno = challenge(w, &bruno.id).await;
        for _ in 0..CODE_TRIES {
            refused(login::answer(&w.ctx, &of_alma, "111111").await, "code_wrong", "code");
        }
        let error = login::answer(&w.ctx, &of_alma, "000000").await.unwrap_err();
        assert_eq!(refusal(&error).0, "code_expired", "Bruno's code is no help");
        let session = login::answer(&w.ctx, &of_bruno, "000000").await.unwrap();
        let open = login::account_session(&w.ctx, &session.token).await.unwrap().unwrap();
        assert_eq!(open.account.id, bruno.id);
    }

    async fn sessions_of_the_two_dashboards_are_apart(w: &World) {
        ada(w, domain::actor::Role::Administrator).await;
        let member = sign_in(&w.ctx).await;
        let seller = w.seller("Alma Ceramics").await;
        let challenge = challenge(w, &seller.id).await;
        let owner = login::answer(&w.ctx, &challenge, "000000").await.unwrap().token;
        assert_eq!(login::account_session(&w.ctx, &member).await.unwrap(), None);
        assert_eq!(members::session(&w.ctx, &owner).await.unwrap(), None);
        refused(members::set_mode(&w.ctx, &owner, true).await, "unauthenticated", None);
        login::sign_out(&w.ctx, &member).await.unwrap();
        members::sign_out(&w.ctx, &owner).await.unwrap();
        assert!(login::account_session(&w.ctx, &owner).await.unwrap().is_some());
        assert!(members::session(&w.ctx, &member).await.unwrap().is_some());
    }

    async fn a_session_ends_by_the_wall_clock(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        let challenge = challenge(w, &seller.id).await;
        let token = login::answer(&w.ctx, &challenge, "000000").await.unwrap().token;
        w.advance(10 * ACCOUNT_SESSION).await;
        assert!(login::account_session(&w.ctx, &token).await.unwrap().is_some());
        w.clock.advance(ACCOUNT_SESSION);
        assert_eq!(login::account_session(&w.ctx, &token).await.unwrap(), None);
    }

    async fn the_outbox_is_for_those_who_may_see_it(w: &World) {
        let seller = w.seller("Alma Ceramics").await;
        login::redeem(&w.ctx, &link(w, &seller.id).await, None).await.unwrap();
        let page = PageRequest::first(10);
        let viewer = w.member(domain::actor::Role::ViewOnly);
        assert!(matches!(outbox::list(&w.ctx, &viewer, &page).await, Err(Error::Forbidden(_))));
        let stranger = w.other_platform().await;
        assert!(outbox::list(&w.ctx, &stranger, &page).await.unwrap().items.is_empty());
    }
}
