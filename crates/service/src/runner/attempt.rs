//! One try of one job: whatever goes wrong is the job's own trouble.

use std::{
    any::Any,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    task::Poll,
};

use domain::{task::Retry, time::Timestamp};
use store::jobs::Due;

use super::run::run;
use crate::{Ctx, Error, Result, queue::Job};

/// Does what the row asks for. A row that cannot be read, and a panic, are errors like others.
pub(super) async fn attempt(ctx: &Ctx, due: &Due) -> Result<()> {
    match &due.job {
        Ok(job) => caught(run(ctx, job)).await,
        Err(error) => Err(Error::Outside(error.to_string())),
    }
}

/// When a job that failed at `now` after so many tries is tried again, if ever.
pub(super) fn again(job: Option<&Job>, tried: i64, now: Timestamp) -> Option<Timestamp> {
    // A row that this version cannot read, another one may.
    let retry = job.map_or(Retry::PATIENT, |job| job.task.retry());
    retry.again(tried, now)
}

/// Polls `work`, and makes an error of a panic.
async fn caught<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    // Boxed: the future of every task together is deep for whoever holds it.
    let mut work = Box::pin(work);
    poll_fn(|cx| {
        // After a panic the work is dropped, with the transaction that it had open.
        match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx))) {
            Ok(poll) => poll,
            Err(panic) => Poll::Ready(Err(Error::Outside(said(panic.as_ref())))),
        }
    })
    .await
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    format!("a panic: {}", text.unwrap_or("without words"))
}
