//! Charged cards: what a story sells, to whom the money goes, and with which card it is paid.

use domain::{
    account::{Account, AccountKind, Controller},
    actor::{Actor, Permission, Rights},
    balance_transaction::{Balance, BalanceTransaction, TransactionFilter},
    event::EventFilter,
    id::{AccountId, KeyId},
    intent::{CaptureMethod, IntentTerms},
    list::PageRequest,
    metadata::Metadata,
    money::{Currency, Money, Positive},
    payment::{Payment, TransferData},
};
use service::intents::{Attempt, Confirmation, NewIntent};

use crate::{World, build};

/// A sale that is paid by card: `Sale::of(10_000).fee(1_230).to(&seller.id)`. By the platform,
/// with a card that works, in USD and captured at once, unless it says otherwise.
#[derive(Clone, Debug)]
pub struct Sale {
    /// What is agreed.
    pub terms: IntentTerms,
    /// The test card, such as `pm_card_visa`.
    pub card: String,
    /// The connected account on which it is charged.
    pub on: Option<AccountId>,
}

impl Sale {
    /// Of `minor` units of USD.
    pub fn of(minor: i64) -> Self {
        Self::in_currency(minor, Currency::USD)
    }

    /// Of `minor` units of `currency`.
    pub fn in_currency(minor: i64, currency: Currency) -> Self {
        let amount = Positive::new(Money::new(minor, currency)).expect("a positive amount");
        Self {
            terms: IntentTerms::of(amount),
            card: "pm_card_visa".to_owned(),
            on: None,
        }
    }

    /// Paid with this test card.
    pub fn card(mut self, name: &str) -> Self {
        name.clone_into(&mut self.card);
        self
    }

    /// Of which the platform keeps a fee.
    pub fn fee(mut self, minor: i64) -> Self {
        self.terms.application_fee_amount = Some(minor);
        self
    }

    /// A destination charge: all of it goes to `account`.
    pub fn to(mut self, account: &AccountId) -> Self {
        self.terms.transfer_data = Some(TransferData {
            destination: account.clone(),
            amount: None,
            description: None,
            metadata: Metadata::default(),
        });
        self
    }

    /// Only so much goes to the destination.
    pub fn sending(mut self, minor: i64) -> Self {
        let data = self.terms.transfer_data.as_mut();
        data.expect("a destination").amount = Some(minor);
        self
    }

    /// In the name of `account`.
    pub fn on_behalf_of(mut self, account: &AccountId) -> Self {
        self.terms.on_behalf_of = Some(account.clone());
        self
    }

    /// A direct charge on `account`.
    pub fn on(mut self, account: &AccountId) -> Self {
        self.on = Some(account.clone());
        self
    }

    /// Held on the card until it is captured.
    pub fn held(mut self) -> Self {
        self.terms.capture_method = CaptureMethod::Manual;
        self
    }
}

impl World {
    /// The platform's secret key, acting for a connected account.
    pub fn acting_for(&self, account: &AccountId) -> Actor {
        Actor::Key {
            key: KeyId::from_suffix("test"),
            tenant: self.tenant(),
            on_behalf: Some(account.clone()),
            rights: Rights::ALL,
        }
    }

    /// Who makes the sale: the platform's key, acting for the account on which it is.
    pub fn seller_of(&self, sale: &Sale) -> Actor {
        match &sale.on {
            Some(account) => self.acting_for(account),
            None => self.key(),
        }
    }

    /// A sale on `account`: a direct charge, unless it is the platform.
    pub fn sale_on(&self, account: &AccountId, minor: i64) -> Sale {
        let sale = Sale::of(minor);
        if *account == self.platform.id {
            sale
        } else {
            sale.on(account)
        }
    }

    /// Makes an intent for the sale and confirms it.
    pub async fn attempt(&self, sale: &Sale) -> service::Result<Attempt> {
        let new = NewIntent {
            terms: sale.terms.clone(),
            payment_method: Some(sale.card.as_str().into()),
            return_url: None,
            use_stripe_sdk: false,
            confirm: Some(Confirmation::default()),
        };
        let actor = self.seller_of(sale);
        match service::intents::create(&self.ctx, &actor, &new, None).await? {
            service::Reply::Fresh(attempt) => Ok(attempt),
            service::Reply::Replayed(_) => panic!("there is no key to replay"),
        }
    }

    /// Charges the card of a sale, which works, and answers the charge.
    pub async fn charge(&self, sale: &Sale) -> Payment {
        let attempt = self.attempt(sale).await.expect("the sale is made");
        assert_eq!(attempt.declined, None, "the card was declined");
        let id = attempt.intent.latest_charge.expect("there is a charge");
        service::payments::retrieve(&self.ctx, &self.seller_of(sale), &id)
            .await
            .expect("the charge is found")
    }

    /// An onboarded account of any kind and country.
    pub async fn account(&self, name: &str, kind: AccountKind, country: &str) -> Account {
        let mut new = build::express(name);
        new.kind = kind;
        new.controller = Controller::preset(kind).expect("a preset");
        new.country = country.parse().expect("a country");
        let made = service::accounts::create(&self.ctx, &self.admin(), &new, None)
            .await
            .expect("the account is made")
            .into_value()
            .expect("the account is new");
        service::simulator::complete_onboarding(&self.ctx, &self.admin(), &made.id)
            .await
            .expect("onboarding is finished")
    }

    /// The balance of `owner` in `currency`.
    pub async fn balance_in(&self, owner: &AccountId, currency: Currency) -> Balance {
        let scope = service::authorize::account(&self.admin(), Permission::ViewMoney, owner)
            .expect("the platform sees all its accounts");
        let mut read = self.ctx.store.read().await.expect("the store answers");
        store::ledger::balance(&mut read, &scope, owner, currency)
            .await
            .expect("the balance is read")
    }

    /// The lines of `owner`, oldest first.
    pub async fn lines(&self, owner: &AccountId) -> Vec<BalanceTransaction> {
        let actor = match *owner == self.platform.id {
            true => self.key(),
            false => self.acting_for(owner),
        };
        let filter = TransactionFilter::default();
        let page = PageRequest::first(100);
        let mut lines = service::balances::transactions(&self.ctx, &actor, &filter, &page)
            .await
            .expect("the lines are read")
            .items;
        lines.reverse();
        lines
    }

    /// The kinds of the events on `owner` alone, oldest first.
    pub async fn events(&self, owner: &AccountId) -> Vec<&'static str> {
        let connected = (*owner != self.platform.id).then(|| owner.clone());
        let (key, page) = (self.key(), PageRequest::first(100));
        let mut kinds: Vec<_> =
            service::events::list(&self.ctx, &key, &EventFilter::default(), &page)
                .await
                .expect("the events are read")
                .items
                .into_iter()
                .filter(|event| event.account == connected)
                .map(|event| event.kind.name())
                .collect();
        kinds.reverse();
        kinds
    }
}
