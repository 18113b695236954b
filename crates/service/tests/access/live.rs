//! Live mode: real messages, no code that everyone knows, no outbox.

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex},
};

use domain::{account::Account, id::AccountId, list::PageRequest, login::CODE_TTL};
use service::{Ctx, Error, links, login, outbound::sms::Sms, outbox, runner};
use testkit::{World, refusal, refused};

use crate::support::{live_admin, token_of};

/// A provider that keeps what it was given, or refuses everything.
#[derive(Default)]
struct Provider {
    sent: Mutex<Vec<(String, String)>>,
    broken: bool,
}

impl Sms for Provider {
    fn send<'a>(
        &'a self,
        _id: &'a str,
        to: &'a str,
        body: &'a str,
    ) -> Pin<Box<dyn Future<Output = service::Result<()>> + Send + 'a>> {
        Box::pin(async move {
            if self.broken {
                return Err(Error::Outside("the provider is down".to_owned()));
            }
            self.sent
                .lock()
                .unwrap()
                .push((to.to_owned(), body.to_owned()));
            Ok(())
        })
    }
}

fn with(w: &World, provider: &Arc<Provider>) -> Ctx {
    let mut ctx = w.ctx.clone();
    ctx.outbound.sms = Some(provider.clone());
    ctx
}

/// A live account that is otherwise like a test-mode seller.
async fn live_seller(w: &World, n: usize, phone: Option<&str>) -> AccountId {
    let model = w.seller("Alma Ceramics").await;
    let mut person = model.individual.clone().unwrap_or_default();
    person.phone = phone.map(str::to_owned);
    let account = Account {
        id: AccountId::from_suffix(&format!("live{n}")),
        livemode: true,
        individual: Some(person),
        company: None,
        ..model
    };
    let mut write = w.ctx.store.begin_write().await.unwrap();
    store::accounts::insert(&mut write, &account).await.unwrap();
    write.commit().await.unwrap();
    account.id
}

testkit::both_engines! {
    async fn the_code_goes_to_the_phone(w: &World) {
        let provider = Arc::new(Provider::default());
        let ctx = with(w, &provider);
        let admin = live_admin(w);
        let seller = live_seller(w, 0, Some("+34 600-000-099")).await;
        let link = links::create(&ctx, &admin, &seller).await.unwrap();
        let challenge = login::redeem(&ctx, &token_of(&link.url)).await.unwrap().0;
        assert!(!login::challenge(&ctx, &challenge).await.unwrap().unwrap().test_mode);
        assert_eq!(runner::send_due(&ctx).await.unwrap(), 1);
        assert_eq!(runner::send_due(&ctx).await.unwrap(), 0, "sent once");

        let sent = provider.sent.lock().unwrap().clone();
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].0, "+34600000099");
        let code = sent[0].1[..6].to_owned();
        assert!(code != "000000" && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
        let error = login::answer(&ctx, &challenge, "000000").await.unwrap_err();
        assert_eq!(refusal(&error).0, "code_wrong", "the test code does not work");
        let session = login::answer(&ctx, &challenge, &code).await.unwrap();
        let open = login::account_session(&ctx, &session.token).await.unwrap().unwrap();
        assert!(open.account.livemode && open.account.id == seller);
    }

    async fn there_is_no_outbox(w: &World) {
        let found = outbox::list(&w.ctx, &live_admin(w), &PageRequest::first(10)).await;
        assert!(matches!(found, Err(Error::NotFound { .. })));
    }

    async fn nobody_is_sent_into_a_dead_end(w: &World) {
        let provider = Arc::new(Provider::default());
        let admin = live_admin(w);
        for (n, phone) in [None, Some("555 0123"), Some("ask mum")].into_iter().enumerate() {
            let seller = live_seller(w, n, phone).await;
            refused(links::create(&with(w, &provider), &admin, &seller).await, "login_link_no_phone", "account");
        }
    }

    async fn without_a_provider_there_are_no_links(w: &World) {
        let admin = live_admin(w);
        let seller = live_seller(w, 0, Some("+34 600-000-099")).await;
        refused(links::create(&w.ctx, &admin, &seller).await, "login_link_no_sms", "account");
    }

    async fn a_failed_message_is_sent_later_but_not_too_late(w: &World) {
        let broken = Arc::new(Provider { broken: true, ..Provider::default() });
        let working = Arc::new(Provider::default());
        let admin = live_admin(w);
        let seller = live_seller(w, 0, Some("+34 600-000-099")).await;
        w.leaves_jobs();
        let ctx = with(w, &broken);
        let link = links::create(&ctx, &admin, &seller).await.unwrap();
        login::redeem(&ctx, &token_of(&link.url)).await.unwrap();
        runner::send_due(&ctx).await.unwrap();
        w.clock.advance(120);
        runner::send_due(&with(w, &working)).await.unwrap();
        assert_eq!(working.sent.lock().unwrap().len(), 1, "at the second try");

        let link = links::create(&ctx, &admin, &seller).await.unwrap();
        login::redeem(&ctx, &token_of(&link.url)).await.unwrap();
        runner::send_due(&ctx).await.unwrap();
        w.clock.advance(CODE_TTL);
        runner::send_due(&with(w, &working)).await.unwrap();
        assert_eq!(working.sent.lock().unwrap().len(), 1, "an expired code is not sent");
    }
}
