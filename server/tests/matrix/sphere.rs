//! Whose objects there are: platforms in their modes, and connected accounts.

use std::collections::BTreeMap;
use std::pin::Pin;

use axum::Router;
use domain::actor::{Actor, Tenant};
use domain::id::{AccountId, BankAccountId};
use service::Ctx;
use service::external_accounts::NewExternalAccount;
use service::keys::{self, Kind as Access};
use tokio::sync::Mutex;

use crate::http::{Headers, fresh, send};
use crate::kinds::{For, KINDS, Kind};

/// A name that would turn round whatever stands beside it.
pub const TURNING: &str = "\u{2069}\u{202E}مطعم Co";

/// Ids by the kind of object.
pub type Objects = BTreeMap<&'static str, String>;

/// A platform in one of its modes, or a connected account, with a key that may do everything.
pub struct Sphere {
    pub name: &'static str,
    pub tenant: Tenant,
    /// The connected account, if it is one.
    pub account: Option<AccountId>,
    /// The secret key of the platform.
    pub key: String,
    ctx: Ctx,
    router: Router,
    operator: Actor,
    /// What there is one of.
    fixed: Objects,
    /// One object of each kind, as far as they were asked for.
    standing: Mutex<Objects>,
}

impl Sphere {
    /// A platform, with a bank and funds in test mode.
    pub async fn platform(ctx: &Ctx, router: &Router, name: &'static str, operator: Actor) -> Self {
        let key = keys::create(
            ctx,
            &operator,
            "matrix",
            Access::Secret(keys::grantable(&operator)),
        )
        .await
        .unwrap();
        let tenant = operator.tenant().clone();
        let mut sphere = Self {
            name,
            account: None,
            key: key.text,
            ctx: ctx.clone(),
            router: router.clone(),
            operator,
            fixed: Objects::from([("platform", tenant.platform.to_string())]),
            tenant,
            standing: Mutex::default(),
        };
        if !sphere.tenant.livemode {
            let platform = sphere.tenant.platform.clone();
            sphere.add_bank(&platform).await;
            let call = "POST /v1/topups";
            sphere
                .must(
                    &sphere.platform_headers(),
                    call,
                    "amount=90000000&currency=usd",
                )
                .await;
            sphere.sell().await;
        }
        sphere
    }

    /// A connected account of it, with a bank and funds in test mode.
    pub async fn connected(&self, name: &'static str) -> Self {
        let kind = if self.tenant.livemode {
            "newcomer"
        } else {
            "account"
        };
        let id = self.fresh(kind, &mut Objects::new()).await.unwrap();
        let account: AccountId = id.parse().unwrap();
        let fixed = ["account", "newcomer", "rejected", "custom"].map(|kind| (kind, id.clone()));
        let mut fixed = Objects::from(fixed);
        fixed.insert("platform", self.tenant.platform.to_string());
        let mut sphere = Self {
            name,
            account: Some(account.clone()),
            key: self.key.clone(),
            ctx: self.ctx.clone(),
            router: self.router.clone(),
            operator: self.operator.clone(),
            fixed,
            tenant: self.tenant.clone(),
            standing: Mutex::default(),
        };
        if !self.tenant.livemode {
            sphere.add_bank(&account).await;
            sphere.sell().await;
        }
        sphere
    }

    async fn add_bank(&mut self, account: &AccountId) {
        let id = BankAccountId::from_suffix(&self.ctx.ids.suffix(24));
        let new = NewExternalAccount {
            external_account: testkit::bank(id.clone(), "btok_us_verified").into(),
            default_for_currency: true,
            metadata: Default::default(),
        };
        let system = Actor::System {
            tenant: self.tenant.clone(),
        };
        service::external_accounts::create(&self.ctx, &system, account, &new, None)
            .await
            .unwrap();
        self.fixed.insert("own_bank", id.to_string());
        if self.account.is_some() {
            self.fixed.insert("bank", id.to_string());
        }
    }

    /// A large sale, from which payouts and refunds are paid.
    async fn sell(&self) {
        let form = "amount=90000000&currency=usd&confirm=true&payment_method=pm_card_bypassPending";
        self.must(&self.headers(), "POST /v1/payment_intents", form)
            .await;
    }

    async fn must(&self, headers: &Headers, call: &str, form: &str) {
        let answer = send(&self.router, headers, call, form).await;
        assert_eq!(answer.status, 200, "{}: {call}: {}", self.name, answer.body);
    }

    fn platform_headers(&self) -> Headers {
        vec![("authorization", format!("Bearer {}", self.key))]
    }

    /// The headers with which the owner of the sphere calls.
    pub fn headers(&self) -> Headers {
        let mut headers = self.platform_headers();
        if let Some(account) = &self.account {
            headers.push(("stripe-account", account.to_string()));
        }
        headers
    }

    /// An object of that kind that is there already; nothing where there can be none.
    pub async fn standing(&self, kind: &'static str) -> Option<String> {
        let mut objects = self.standing.lock().await;
        self.fresh(kind, &mut objects).await
    }

    /// A new object of that kind, made of `objects` where it is made of others. In live mode much
    /// cannot be made yet; what is there stands in for it.
    pub fn fresh<'a>(
        &'a self,
        kind: &'static str,
        objects: &'a mut Objects,
    ) -> Pin<Box<dyn Future<Output = Option<String>> + Send + 'a>> {
        Box::pin(async move {
            if let Some(id) = objects.get(kind).or_else(|| self.fixed.get(kind)) {
                return Some(id.clone());
            }
            let id = match kind {
                "fresh" => return Some(fresh()),
                "key" if self.account.is_some() => return None,
                "key" => self.new_key().await?,
                _ => self.make(self.recipe(kind)?, objects).await?,
            };
            objects.insert(kind, id.clone());
            Some(id)
        })
    }

    async fn new_key(&self) -> Option<String> {
        let made = keys::create(&self.ctx, &self.operator, TURNING, Access::Publishable);
        Some(made.await.unwrap().key.id.to_string())
    }

    fn recipe(&self, name: &str) -> Option<&'static Kind> {
        let suits = |of: For| match of {
            For::Anyone => true,
            For::Platform => self.account.is_none(),
            For::Account | For::AccountByPlatform => self.account.is_some(),
        };
        KINDS
            .iter()
            .find(|kind| kind.name == name && suits(kind.of))
    }

    async fn make(&self, kind: &'static Kind, objects: &mut Objects) -> Option<String> {
        let call = self.fill(kind.call, objects).await?;
        let form = self.fill(kind.form, objects).await?;
        let headers = match kind.of {
            For::AccountByPlatform => self.platform_headers(),
            _ => self.headers(),
        };
        let answer = send(&self.router, &headers, &call, &form).await;
        let id = answer.json();
        let id = id.pointer(kind.id).and_then(|id| id.as_str());
        let whole = answer.status == 200 && id.is_some();
        assert!(
            whole || self.tenant.livemode,
            "{}: no {}: {call} {form}: {}",
            self.name,
            kind.name,
            answer.body
        );
        id.filter(|_| whole).map(str::to_owned)
    }

    /// The text with an object in the place of each name in braces.
    async fn fill(&self, text: &'static str, objects: &mut Objects) -> Option<String> {
        let mut filled = String::new();
        for (index, part) in text.split('{').enumerate() {
            match part.split_once('}') {
                Some((kind, rest)) if index > 0 => {
                    filled.push_str(&self.fresh(kind, objects).await?);
                    filled.push_str(rest);
                }
                _ => filled.push_str(part),
            }
        }
        Some(filled)
    }
}
