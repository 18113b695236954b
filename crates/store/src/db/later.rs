//! Units of one caller that become durable together, when it asks for it.

use std::sync::{Arc, Mutex, PoisonError};

use super::{batch, postgres, sqlite};
use crate::Result;

/// The units of one caller that are done.
#[derive(Clone, Default)]
pub struct Batch(Arc<Mutex<Vec<Receipt>>>);

/// What a unit that is done can be asked for.
pub(super) enum Receipt {
    Sqlite(batch::Receipt<sqlite::Writer>),
    Postgres(batch::Receipt<postgres::Lane>),
}

impl Receipt {
    /// Waits until the unit is durable.
    pub(super) async fn durable(self) -> Result<()> {
        match self {
            Self::Sqlite(receipt) => receipt.durable().await,
            Self::Postgres(receipt) => receipt.durable().await,
        }
    }
}

impl Batch {
    pub(super) fn keep(&self, receipt: Receipt) {
        self.receipts().push(receipt);
    }

    /// Waits until all that are done are durable. An error says that of some nothing remains.
    pub async fn durable(&self) -> Result<()> {
        let receipts = std::mem::take(&mut *self.receipts());
        let mut outcome = Ok(());
        for receipt in receipts {
            let durable = receipt.durable().await;
            outcome = outcome.and(durable);
        }
        outcome
    }

    fn receipts(&self) -> std::sync::MutexGuard<'_, Vec<Receipt>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
