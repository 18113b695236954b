//! Phones of live mode, and accounts whose owners have one.

use std::{
    collections::BTreeSet,
    future::Future,
    pin::Pin,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use domain::{
    account::Account,
    actor::{Actor, Proof, Role, Tenant},
    id::{AccountId, UserId},
};
use service::{Ctx, Error, outbound::sms::Sms};
use tokio::sync::watch;

use crate::World;

/// A message as the provider was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The id under which it was sent.
    pub id: String,
    /// To whom.
    pub to: String,
    /// What it says.
    pub body: String,
}

/// An SMS provider that keeps every call, and that can be down or hang.
pub struct Phones {
    told: Mutex<Vec<Told>>,
    down: AtomicBool,
    broken: AtomicBool,
    hanging: Mutex<BTreeSet<String>>,
    free: watch::Sender<bool>,
}

impl Default for Phones {
    fn default() -> Self {
        Self {
            told: Mutex::default(),
            down: AtomicBool::new(false),
            broken: AtomicBool::new(false),
            hanging: Mutex::default(),
            free: watch::Sender::new(false),
        }
    }
}

impl Phones {
    /// Every call so far that the provider took.
    pub fn told(&self) -> Vec<Told> {
        self.told.lock().expect("nobody panicked").clone()
    }

    /// Refuses every call from here on, or takes them again.
    pub fn set_down(&self, down: bool) {
        self.down.store(down, Ordering::SeqCst);
    }

    /// Panics at every call from here on, and quotes the number.
    pub fn break_down(&self) {
        self.broken.store(true, Ordering::SeqCst);
    }

    /// Takes calls to this number, and does not answer them.
    pub fn hang(&self, to: &str) {
        self.hanging
            .lock()
            .expect("nobody panicked")
            .insert(to.to_owned());
    }

    /// Answers the calls that hang, and every later one.
    pub fn answer(&self) {
        self.free.send_replace(true);
    }

    /// Waits until so many calls were taken for `to`.
    pub async fn taken(&self, to: &str, count: usize) {
        while self.told().iter().filter(|told| told.to == to).count() < count {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    }
}

impl Sms for Phones {
    fn send<'a>(
        &'a self,
        id: &'a str,
        to: &'a str,
        body: &'a str,
    ) -> Pin<Box<dyn Future<Output = service::Result<()>> + Send + 'a>> {
        Box::pin(async move {
            let broken = self.broken.load(Ordering::SeqCst);
            assert!(!broken, "no way to reach {to}");
            if self.down.load(Ordering::SeqCst) {
                return Err(Error::Outside("the provider is down".to_owned()));
            }
            self.told.lock().expect("nobody panicked").push(Told {
                id: id.to_owned(),
                to: to.to_owned(),
                body: body.to_owned(),
            });
            let hangs = self.hanging.lock().expect("nobody panicked").contains(to);
            if hangs {
                let mut free = self.free.subscribe();
                let _ = free.wait_for(|free| *free).await;
            }
            Ok(())
        })
    }
}

impl World {
    /// The context of a server that sends messages to `phones`.
    pub fn with_phones(&self, phones: &Arc<Phones>) -> Ctx {
        let mut ctx = self.ctx.clone();
        ctx.outbound.sms = Some(phones.clone());
        ctx
    }

    /// The platform in live mode.
    pub fn live(&self) -> Tenant {
        Tenant {
            platform: self.platform.id.clone(),
            livemode: true,
        }
    }

    /// An administrator who looks at live data.
    pub fn live_admin(&self) -> Actor {
        Actor::Member {
            user: UserId::from_suffix("administrator"),
            tenant: self.live(),
            roles: vec![Role::Administrator],
            proof: Proof::Fresh,
        }
    }

    /// A live account that is otherwise like a test-mode seller.
    pub async fn live_seller(&self, suffix: &str, phone: Option<&str>) -> AccountId {
        let model = self.seller("Alma Ceramics").await;
        let mut person = model.individual.clone().unwrap_or_default();
        person.phone = phone.map(str::to_owned);
        let account = Account {
            id: AccountId::from_suffix(suffix),
            livemode: true,
            individual: Some(person),
            company: None,
            ..model
        };
        let mut write = self.ctx.store.begin_write().await.expect("a turn");
        store::accounts::insert(&mut write, &account)
            .await
            .expect("the account is written");
        write.commit().await.expect("it is real");
        account.id
    }

    /// Has a sign-in code sent to the owner of a live account, who follows a new link. Answers the
    /// challenge.
    pub async fn ask_for_code(&self, ctx: &Ctx, account: &AccountId) -> String {
        let link = service::links::create(ctx, &self.live_admin(), account)
            .await
            .expect("a link is made");
        let (_, token) = link.url.split_once("token=").expect("a link has a token");
        service::login::redeem(ctx, token, None)
            .await
            .expect("the link is redeemed")
            .0
    }
}
