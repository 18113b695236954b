//! What every use case works with.

mod known_keys;
mod uses;

use std::sync::Arc;

use domain::{actor::Tenant, time::Timestamp};
use store::{Batch, Conn, Store};

pub use known_keys::KnownKeys;
pub use uses::Uses;

use crate::{Result, config::Config, ids::Ids, outbound::Outbound, time::Clock};

/// The store, the clock, the source of ids, the configuration and the outside world.
///
/// Nothing else in the service reads a clock or draws a random number. Cheap to clone.
#[derive(Clone)]
pub struct Ctx {
    /// Rows and transactions.
    pub store: Store,
    /// The wall clock.
    pub clock: Arc<dyn Clock>,
    /// Ids and secrets.
    pub ids: Arc<dyn Ids>,
    /// What the operator set.
    pub config: Arc<Config>,
    /// Banks, messages and everything else outside of the process.
    pub outbound: Outbound,
    /// Which keys were noted as used, and when.
    pub key_uses: Uses,
    /// Which keys were checked a moment ago.
    pub known_keys: KnownKeys,
    /// The id of the request that is served, for events and the audit log.
    pub request: Option<Arc<str>>,
}

impl Ctx {
    /// The same, for one request.
    pub fn for_request(&self, id: &str) -> Self {
        Self {
            request: Some(Arc::from(id)),
            ..self.clone()
        }
    }

    /// The same, whose units end without waiting until they are durable: see
    /// [`Store::batched`].
    pub(crate) fn batched(&self) -> (Self, Batch) {
        let (store, batch) = self.store.batched();
        let ctx = Self {
            store,
            ..self.clone()
        };
        (ctx, batch)
    }

    /// The time by the wall clock: what sessions and live mode go by.
    pub fn wall(&self) -> Timestamp {
        self.clock.now()
    }

    /// The time for the rows of `tenant`: the wall clock in live mode, the platform's test clock
    /// in test mode.
    pub async fn now(&self, conn: &mut Conn, tenant: &Tenant) -> Result<Timestamp> {
        let platform = match tenant.livemode {
            true => None,
            false => store::platforms::find(conn, &tenant.platform).await?,
        };
        let offset = platform.map_or(0, |platform| platform.clock_offset);
        Ok(self.on_clock(tenant, offset))
    }

    /// The same where it is known how far the test clock is ahead.
    pub(crate) fn on_clock(&self, tenant: &Tenant, offset: i64) -> Timestamp {
        match tenant.livemode {
            true => self.wall(),
            false => self.wall().plus(offset),
        }
    }
}
