//! The statements that something takes.

use std::{
    fmt::Debug,
    sync::{Arc, Mutex, PoisonError},
};

use crate::plans;
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
    instrument::WithSubscriber,
};
use tracing_subscriber::{
    Layer, Registry,
    layer::{Context, SubscriberExt},
};

/// Does it, and answers with the texts of the statements that it took, in their order. What begins,
/// marks and ends a transaction is not among them, nor is what a task of its own does.
pub async fn statements<T>(work: impl Future<Output = T>) -> (T, Vec<String>) {
    let log = Log::default();
    let subscriber = Registry::default()
        .with(plans::listener())
        .with(log.clone());
    let done = work.with_subscriber(subscriber).await;
    let mut ran = log.0.lock().unwrap_or_else(PoisonError::into_inner);
    (done, std::mem::take(&mut *ran))
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl<S: Subscriber> Layer<S> for Log {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "store::sql" {
            event.record(&mut self.clone());
        }
    }
}

impl Visit for Log {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "statement" {
            let words: Vec<_> = value.split_whitespace().collect();
            let mut ran = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            ran.push(words.join(" "));
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}
