//! A platform in a temporary store, with a clock that the test moves.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicI64, Ordering},
};

use domain::{
    account::Account,
    actor::{Actor, Permission, Proof, Rights, Role, Tenant},
    external_account::ExternalAccount,
    id::{AccountId, BankAccountId, KeyId, UserId},
    money::{Currency, Money, Positive},
    payment::NewPayment,
    time::{DAY, Timestamp},
};
use service::{
    Ctx,
    clock::Clock,
    config::Config,
    external_accounts::NewExternalAccount,
    ids::SeededIds,
    outbound::Outbound,
    platforms::{NewPlatform, Platform},
};
use store::Store;
use tokio::task::JoinError;

use crate::{Database, build, plans};

/// Sunday, 22 November 2026, 14:03 UTC.
pub const START: i64 = 1_795_356_180;

/// A wall clock that stands still until the test moves it.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl TestClock {
    /// Moves on by `seconds`.
    pub fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix(self.0.load(Ordering::SeqCst))
    }
}

/// A platform in a temporary store.
pub struct World {
    /// What use cases work with.
    pub ctx: Ctx,
    /// The wall clock.
    pub clock: Arc<TestClock>,
    /// The platform, in the United States.
    pub platform: Platform,
    /// Where the rows are.
    pub database: Database,
    /// Whether the story means to end with jobs that failed or were left over.
    unfinished: AtomicBool,
}

impl World {
    /// On SQLite.
    pub async fn sqlite() -> Self {
        Self::on(Database::sqlite()).await
    }

    /// On Postgres, if a server answers.
    pub async fn postgres() -> Option<Self> {
        Some(Self::on(Database::postgres().await?).await)
    }

    /// On a database without a schema.
    pub async fn on(database: Database) -> Self {
        plans::watch();
        let store = Store::open(&database.address())
            .await
            .expect("the store opens");
        store.migrate().await.expect("the store migrates");
        let clock = Arc::new(TestClock(AtomicI64::new(START)));
        let ctx = Ctx {
            store,
            clock: clock.clone(),
            ids: Arc::new(SeededIds::new(1)),
            config: Arc::new(Config {
                pricing: Default::default(),
                base_url: "http://127.0.0.1:4700".to_owned(),
                keep_events: None,
            }),
            outbound: Outbound::none(),
            key_uses: Default::default(),
            known_keys: Default::default(),
            request: None,
        };
        let platform = service::platforms::create(&ctx, &us_platform("Meridian Market"))
            .await
            .expect("the platform is made");
        Self {
            ctx,
            clock,
            platform,
            database,
            unfinished: AtomicBool::new(false),
        }
    }

    /// Says that the story means to end with jobs that failed, or that are due and were not done.
    /// A story that says so and ends without any fails.
    pub fn leaves_jobs(&self) {
        self.unfinished.store(true, Ordering::SeqCst);
    }

    /// Ends a story, whatever it did: the ledger must add up, no job may ever have failed, and none
    /// that is due be left over, unless the story [leaves jobs](Self::leaves_jobs). No statement may
    /// have a plan that reads more the larger a tenant is.
    pub async fn end(world: Arc<Self>, outcome: Result<(), JoinError>) {
        if let Err(error) = outcome {
            world.ctx.store.close().await;
            world.database.remove().await;
            std::panic::resume_unwind(error.into_panic());
        }
        let report = service::verify::run(&world.ctx)
            .await
            .expect("the ledger can be read");
        let troubles = world.troubles().await;
        world.ctx.store.close().await;
        world.database.remove().await;
        plans::check().await;
        assert!(report.is_clean(), "the ledger does not add up: {report:#?}");
        match world.unfinished.load(Ordering::SeqCst) {
            true => assert!(!troubles.is_empty(), "no job failed or was left over"),
            false => assert!(
                troubles.is_empty(),
                "jobs failed or were left over: {troubles:#?}"
            ),
        }
    }

    /// The platform in test mode.
    pub fn tenant(&self) -> Tenant {
        Tenant {
            platform: self.platform.id.clone(),
            livemode: false,
        }
    }

    /// A member of the team with one role, in test mode.
    pub fn member(&self, role: Role) -> Actor {
        let user = UserId::from_suffix(role.name());
        Actor::Member {
            user,
            tenant: self.tenant(),
            roles: vec![role],
            proof: Proof::Fresh,
        }
    }

    /// An administrator.
    pub fn admin(&self) -> Actor {
        self.member(Role::Administrator)
    }

    /// The operator, on the command line.
    pub fn operator(&self) -> Actor {
        Actor::System {
            tenant: self.tenant(),
        }
    }

    /// The platform's secret key in test mode.
    pub fn key(&self) -> Actor {
        let key = KeyId::from_suffix("test");
        Actor::Key {
            key,
            tenant: self.tenant(),
            on_behalf: None,
            rights: Rights::ALL,
        }
    }

    /// The owner of an account, signed in.
    pub fn owner(&self, account: &AccountId) -> Actor {
        Actor::AccountUser {
            account: account.clone(),
            tenant: self.tenant(),
        }
    }

    /// Another platform in the same store, with its administrator.
    pub async fn other_platform(&self) -> Actor {
        let platform = service::platforms::create(&self.ctx, &us_platform("Other Market"))
            .await
            .expect("the other platform is made");
        Actor::Member {
            user: UserId::from_suffix("other"),
            tenant: Tenant {
                platform: platform.id,
                livemode: false,
            },
            roles: vec![Role::Administrator],
            proof: Proof::Fresh,
        }
    }

    /// An Express account in the United States that finished onboarding.
    pub async fn seller(&self, name: &str) -> Account {
        let account = self.newcomer(name).await;
        service::simulator::complete_onboarding(&self.ctx, &self.admin(), &account.id, None)
            .await
            .expect("onboarding is finished")
            .value
    }

    /// An Express account in the United States that did not finish onboarding.
    pub async fn newcomer(&self, name: &str) -> Account {
        service::accounts::create(&self.ctx, &self.admin(), &build::express(name), None)
            .await
            .expect("the account is made")
            .value
    }

    /// Adds `amount` minor units of USD to the platform's balance.
    pub async fn fund(&self, amount: i64) {
        service::topups::create(&self.ctx, &self.admin(), &build::new_topup(amount), None)
            .await
            .expect("funds are added");
    }

    /// Adds the bank account behind a test name to `account`, as the default of its currency.
    pub async fn bank(&self, account: &AccountId, token: &str) -> ExternalAccount {
        let id = BankAccountId::from_suffix(&self.ctx.ids.id());
        let new = NewExternalAccount {
            external_account: build::bank(id, token).into(),
            default_for_currency: true,
            metadata: Default::default(),
        };
        let actor = Actor::System {
            tenant: self.tenant(),
        };
        service::external_accounts::create(&self.ctx, &actor, account, &new, None)
            .await
            .expect("the bank account is added")
            .value
    }

    /// An account of [`Self::seller`] with a bank that takes payouts.
    pub async fn banked(&self, name: &str) -> Account {
        let seller = self.seller(name).await;
        self.bank(&seller.id, "btok_us_verified").await;
        service::accounts::retrieve(&self.ctx, &self.admin(), &seller.id)
            .await
            .expect("the account is read")
    }

    /// Gives `account` `amount` minor units of USD that are available now.
    pub async fn earn(&self, account: &AccountId, amount: i64) {
        self.earn_in(account, self.usd(amount)).await;
    }

    /// Gives `account` money that is available now.
    pub async fn earn_in(&self, account: &AccountId, money: Money) {
        let now = service::clock::get(&self.ctx, &self.admin())
            .await
            .expect("the clock is read");
        let id = self.ctx.ids.suffix(12);
        let new = NewPayment {
            amount: Positive::new(money).expect("a positive amount"),
            application_fee: Money::zero(money.currency()),
            ..build::new_payment(account, &id, 1, 0, now.plus(-30 * DAY))
        };
        service::payments::record(&self.ctx, &self.admin(), &new, None)
            .await
            .expect("the payment is recorded");
    }

    /// What `owner` has available in USD, in minor units.
    pub async fn available(&self, owner: &AccountId) -> i64 {
        self.balance(owner).await.available
    }

    /// The balance of `owner` in USD.
    pub async fn balance(&self, owner: &AccountId) -> domain::balance_transaction::Balance {
        let scope =
            service::authorize::account(&self.admin(), Permission::ViewMoney, owner).unwrap();
        let mut read = self.ctx.store.read().await.expect("the store answers");
        store::ledger::balance(&mut read, &scope, owner, Currency::USD)
            .await
            .expect("the balance is read")
    }

    /// Moves the test clock, and does what comes due.
    pub async fn advance(&self, seconds: i64) {
        service::clock::advance(&self.ctx, &self.admin(), seconds)
            .await
            .expect("time passes");
    }

    /// `amount` minor units of USD.
    pub fn usd(&self, amount: i64) -> Money {
        Money::new(amount, Currency::USD)
    }
}

fn us_platform(name: &str) -> NewPlatform {
    NewPlatform {
        name: name.to_owned(),
        country: "US".parse().expect("a country"),
        email: None,
        clock_offset: 0,
    }
}
