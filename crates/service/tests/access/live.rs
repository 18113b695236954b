//! Live mode: real messages, no code that everyone knows, no outbox.

use std::sync::Arc;

use domain::{list::PageRequest, login::CODE_TTL};
use service::{Error, links, login, outbox, runner};
use testkit::{Phones, World, refusal, refused};

use crate::support::token_of;

testkit::both_engines! {
    async fn the_code_goes_to_the_phone(w: &World) {
        let provider = Arc::new(Phones::default());
        let ctx = w.with_phones(&provider);
        let admin = w.live_admin();
        let seller = w.live_seller("live", Some("+34 600-000-099")).await;
        let link = links::create(&ctx, &admin, &seller).await.unwrap();
        let challenge = login::redeem(&ctx, &token_of(&link.url), None).await.unwrap().0;
        assert!(!login::challenge(&ctx, &challenge).await.unwrap().unwrap().test_mode);
        assert_eq!(runner::send_due(&ctx).await.unwrap(), 1);
        assert_eq!(runner::send_due(&ctx).await.unwrap(), 0, "sent once");

        let sent = provider.told();
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].to, "+34600000099");
        let code = sent[0].body[..6].to_owned();
        assert!(code != "000000" && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
        let error = login::answer(&ctx, &challenge, "000000").await.unwrap_err();
        assert_eq!(refusal(&error).0, "code_wrong", "the test code does not work");
        let session = login::answer(&ctx, &challenge, &code).await.unwrap();
        let open = login::account_session(&ctx, &session.token).await.unwrap().unwrap();
        assert!(open.account.livemode && open.account.id == seller);
    }

    async fn there_is_no_outbox(w: &World) {
        let found = outbox::list(&w.ctx, &w.live_admin(), &PageRequest::first(10)).await;
        assert!(matches!(found, Err(Error::NotFound { .. })));
    }

    async fn nobody_is_sent_into_a_dead_end(w: &World) {
        let provider = Arc::new(Phones::default());
        let admin = w.live_admin();
        for (n, phone) in [None, Some("555 0123"), Some("ask mum")].into_iter().enumerate() {
            let seller = w.live_seller(&format!("live{n}"), phone).await;
            refused(links::create(&w.with_phones(&provider), &admin, &seller).await, "login_link_no_phone", "account");
        }
    }

    async fn without_a_provider_there_are_no_links(w: &World) {
        let admin = w.live_admin();
        let seller = w.live_seller("live", Some("+34 600-000-099")).await;
        refused(links::create(&w.ctx, &admin, &seller).await, "login_link_no_sms", "account");
    }

    async fn a_failed_message_is_sent_later_but_not_too_late(w: &World) {
        let broken = Arc::new(Phones::default());
        broken.set_down(true);
        let working = Arc::new(Phones::default());
        let admin = w.live_admin();
        let seller = w.live_seller("live", Some("+34 600-000-099")).await;
        w.leaves_jobs();
        let ctx = w.with_phones(&broken);
        let link = links::create(&ctx, &admin, &seller).await.unwrap();
        login::redeem(&ctx, &token_of(&link.url), None).await.unwrap();
        runner::send_due(&ctx).await.unwrap();
        w.clock.advance(120);
        runner::send_due(&w.with_phones(&working)).await.unwrap();
        assert_eq!(working.told().len(), 1, "at the second try");

        let link = links::create(&ctx, &admin, &seller).await.unwrap();
        login::redeem(&ctx, &token_of(&link.url), None).await.unwrap();
        runner::send_due(&ctx).await.unwrap();
        w.clock.advance(CODE_TTL);
        runner::send_due(&w.with_phones(&working)).await.unwrap();
        assert_eq!(working.told().len(), 1, "an expired code is not sent");
    }
}
