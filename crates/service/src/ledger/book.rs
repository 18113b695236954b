//! Writing money down: the one way from a use case to the ledger.
//!
//! Postings and the lines that owners see of them are written together. What follows from changed
//! balances is done once, when the unit ends: [`crate::ledger::follow`].

use domain::{
    balance_transaction::{BalanceTransaction, TransactionType},
    id::{AccountId, BalanceTransactionId, LedgerTransactionId},
    ledger::{PostingError, recipes::Postings},
    money::Money,
    task::Task,
};
use store::ledger::Source;

use crate::{Error, Result, Unit};

/// One business event in the ledger.
pub(crate) struct Entry<'a> {
    /// The kind of object behind it, such as `transfer`.
    pub kind: &'static str,
    /// Its id. The same object is posted once per posting code.
    pub id: &'a str,
    /// What its recipe made.
    pub postings: Postings,
    /// What owners see of it.
    pub lines: Vec<BalanceTransaction>,
}

impl Unit<'_> {
    /// A line of `gross` for `account`, available at once.
    pub(crate) fn line(
        &self,
        account: &AccountId,
        kind: TransactionType,
        gross: Money,
        source: &str,
    ) -> BalanceTransaction {
        let id = self.id(BalanceTransactionId::from_suffix);
        BalanceTransaction::line(id, account, kind, gross, source, self.now)
    }

    /// Writes an entry. Answers the id of the set of postings.
    pub(crate) async fn book(&mut self, entry: Entry<'_>) -> Result<LedgerTransactionId> {
        let transaction = self.id(LedgerTransactionId::from_suffix);
        let postings = entry.postings.map_err(posting_error)?;
        let source = Source {
            transaction: &transaction,
            kind: entry.kind,
            id: entry.id,
        };
        let (write, scope) = (&mut self.write, self.scope);
        let posted = store::ledger::post(write, scope, source, &postings, self.now).await?;
        for moved in posted.moved {
            self.note_moved(moved);
        }
        for (account, change) in &posted.totals {
            self.add_balance(account, *change)?;
        }
        for line in &entry.lines {
            self.write_line(line, &transaction).await?;
        }
        Ok(transaction)
    }

    /// Writes a line, adds it to the earnings, and makes sure that it is settled in time.
    async fn write_line(
        &mut self,
        line: &BalanceTransaction,
        ledger: &LedgerTransactionId,
    ) -> Result<()> {
        let (write, scope) = (&mut self.write, self.scope);
        store::balance_transactions::insert(write, scope, line, ledger).await?;
        self.earn(line)?;
        if line.available {
            return Ok(());
        }
        self.enqueue(&Task::Settle, line.available_on).await
    }
}

fn posting_error(error: PostingError) -> Error {
    Error::refused("parameter_invalid", None, error.to_string())
}
