//! Balances.

use domain::{
    account::Account,
    balance_transaction::Balance,
    external_account::ExternalAccount,
    money::{Currency, Money, Positive},
    pricing::PriceList,
};
use serde_json::{Value, json};

use crate::wire::{Fields, Viewer, Wire};

/// What an account has, and what of it can be paid out within minutes.
#[derive(Clone, Debug)]
pub struct AccountBalance<'a> {
    /// One entry per currency.
    pub balances: Vec<Balance>,
    /// Whose they are.
    pub account: Account,
    /// What instant payouts cost, where it is asked what arrives of them.
    pub pricing: Option<&'a PriceList>,
}

impl AccountBalance<'_> {
    /// What arrives of an instant payout, which is shown only where it is asked for.
    pub const NET: &'static str = "instant_available.net_available";
}

impl Wire for AccountBalance<'_> {
    const FIELDS: Fields = &[(Self::NET, &[])];

    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        let platform = self.account.id == viewer.tenant.platform;
        let mut wire = balance(&self.balances, viewer.tenant.livemode, platform);
        let instant = instant_available(&self.balances, &self.account, self.pricing);
        if let (false, Some(wire)) = (instant.is_empty(), wire.as_object_mut()) {
            wire.insert("instant_available".to_owned(), instant.into());
        }
        wire
    }
}

/// The balances of one owner, one entry per currency. `platform` balances also say what is held
/// because connected accounts are negative.
pub(super) fn balance(balances: &[Balance], livemode: bool, platform: bool) -> Value {
    let entries = |amount: fn(&Balance) -> i64| -> Vec<Value> {
        balances
            .iter()
            .map(|it| entry(it.currency, amount(it)))
            .collect()
    };
    let mut balance = json!({
        "object": "balance",
        "available": entries(|it| it.available),
        "livemode": livemode,
        "pending": entries(|it| it.pending),
    });
    if balances.iter().any(|it| it.prefunding != 0)
        && let Some(balance) = balance.as_object_mut()
    {
        let set_aside = json!({ "available": entries(|it| it.prefunding), "pending": [] });
        balance.insert("refund_and_dispute_prefunding".to_owned(), set_aside);
    }
    if platform && let Some(balance) = balance.as_object_mut() {
        let reserved: Vec<Value> = balances
            .iter()
            .map(|it| entry(it.currency, it.reserved))
            .collect();
        balance.insert("connect_reserved".to_owned(), reserved.into());
    }
    balance
}

/// What can be paid out within minutes, in the currencies in which `account` has somewhere to send
/// it; with prices, also what of it arrives at each place.
fn instant_available(
    balances: &[Balance],
    account: &Account,
    pricing: Option<&PriceList>,
) -> Vec<Value> {
    let external = account.external_accounts();
    let places = |currency: Currency| -> Vec<&ExternalAccount> {
        let all = external.iter();
        all.filter(|it| it.is_instant() && it.currency() == currency)
            .collect()
    };
    let mut entries = Vec::new();
    for it in balances.iter().filter(|it| it.available > 0) {
        let places = places(it.currency);
        if places.is_empty() {
            continue;
        }
        let mut shown = entry(it.currency, it.available);
        if let (Some(pricing), Some(shown)) = (pricing, shown.as_object_mut()) {
            let net = net(pricing, it);
            let each = |place: &&ExternalAccount| json!({ "amount": net, "destination": place.id(), "source_types": { "card": net } });
            let each: Vec<Value> = places.iter().map(each).collect();
            shown.insert("net_available".to_owned(), each.into());
        }
        entries.push(shown);
    }
    entries
}

/// The largest instant payout, in minor units, that the balance covers together with its fee.
fn net(pricing: &PriceList, balance: &Balance) -> i64 {
    let covered = |amount: i64| {
        let money = Money::new(amount, balance.currency);
        let fee = Positive::new(money)
            .ok()
            .and_then(|it| pricing.instant_fee(it).ok());
        fee.and_then(|fee| amount.checked_add(fee.minor()))
            .is_some_and(|all| all <= balance.available)
    };
    // Costs grow with the amount, so the border is found by halving.
    let (mut yes, mut no) = (0, balance.available.saturating_add(1));
    while no.saturating_sub(yes) > 1 {
        let middle = yes.midpoint(no);
        if covered(middle) {
            yes = middle;
        } else {
            no = middle;
        }
    }
    yes
}

fn entry(currency: Currency, amount: i64) -> Value {
    json!({ "amount": amount, "currency": currency, "source_types": { "card": amount } })
}
