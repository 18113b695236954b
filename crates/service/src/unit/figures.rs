//! What a unit adds to figures that stand beside the ledger, gathered until it ends.

use std::collections::BTreeMap;

use domain::{
    actor::Scope,
    balance_transaction::BalanceTransaction,
    id::AccountId,
    money::{Currency, Money, add_minor},
    time::Timestamp,
};
use store::{Write, accounts::Added};

use crate::Result;

/// What an account earned in a currency and a slot.
type Slot = (AccountId, Currency, (i64, Timestamp));

/// What is to be added.
#[derive(Default)]
pub(super) struct Figures {
    /// To the figures of accounts.
    accounts: BTreeMap<(AccountId, Currency), Added>,
    /// To what they earned, in minor units.
    earned: BTreeMap<Slot, i64>,
}

impl Figures {
    /// Notes what an account has more than before, available and pending.
    pub(super) fn add_balance(&mut self, account: &AccountId, change: Money) -> Result<()> {
        let added = self.of(account, change.currency());
        added.balance = add_minor(added.balance, change.minor())?;
        Ok(())
    }

    /// Counts a payment.
    pub(super) fn count_payment(
        &mut self,
        account: &AccountId,
        gross: Money,
        at: Timestamp,
    ) -> Result<()> {
        let added = self.of(account, gross.currency());
        added.volume = add_minor(added.volume, gross.minor())?;
        added.payments = added.payments.saturating_add(1);
        added.last_payment = added.last_payment.max(Some(at));
        Ok(())
    }

    /// Adds a line to what its account earned, if it is an earning.
    pub(super) fn earn(&mut self, line: &BalanceTransaction) -> Result<()> {
        if !line.kind.is_earning() {
            return Ok(());
        }
        let net = line.net_money();
        for slot in store::earnings::slots(line.created) {
            let slot = (line.account.clone(), net.currency(), slot);
            let sum = self.earned.entry(slot).or_default();
            *sum = add_minor(*sum, net.minor())?;
        }
        Ok(())
    }

    fn of(&mut self, account: &AccountId, currency: Currency) -> &mut Added {
        self.accounts
            .entry((account.clone(), currency))
            .or_default()
    }

    /// Writes them.
    pub(super) async fn write(self, write: &mut Write, scope: &Scope) -> Result<()> {
        for ((account, currency, slot), net) in self.earned {
            let net = Money::new(net, currency);
            store::earnings::add(write, scope, &account, net, slot).await?;
        }
        for ((account, currency), added) in self.accounts {
            if added != Added::default() {
                store::accounts::add(write, scope, &account, currency, &added).await?;
            }
        }
        Ok(())
    }
}
