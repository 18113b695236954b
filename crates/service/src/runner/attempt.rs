//! One try of one job: whatever goes wrong is the job's own trouble.

use std::{
    any::Any,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    task::Poll,
};

use domain::{task::Retry, time::Timestamp};
use store::jobs::Due;

use super::run::run;
use crate::{Ctx, Error, Result, queue::Job};

/// The most characters of an error that are noted.
const NOTED: usize = 500;

/// Does what the row asks for. A row that cannot be read, and a panic, are errors like others.
///
/// An error is kept beside the job and logged, so it never quotes what may name somebody.
pub(super) async fn attempt(ctx: &Ctx, due: &Due) -> Result<()> {
    let Ok(job) = &due.job else {
        let message = "this version of the server cannot read what the job is to do";
        return Err(Error::Outside(message.to_owned()));
    };
    caught(run(ctx, job)).await.unwrap_or_else(|panic| {
        let said = match job.task.is_private() {
            true => "without its words, which may be private",
            false => said(panic.as_ref()),
        };
        Err(Error::Outside(format!("a panic: {said}")))
    })
}

/// When a job that failed at `now` after so many tries is tried again, if ever.
pub(super) fn again(job: Option<&Job>, tried: i64, now: Timestamp) -> Option<Timestamp> {
    // A row that this version cannot read, another one may.
    let retry = job.map_or(Retry::PATIENT, |job| job.task.retry());
    retry.again(tried, now)
}

/// An error as it is noted beside its job: short, and without what a database cannot keep.
pub(super) fn noted(error: &Error) -> String {
    let text = error.to_string();
    text.chars()
        .filter(|it| !it.is_control())
        .take(NOTED)
        .collect()
}

type Panic = Box<dyn Any + Send>;

/// Polls `work`, and catches a panic.
async fn caught<T>(work: impl Future<Output = T> + Send) -> std::result::Result<T, Panic> {
    // In a box: the future of every task together is large and deep for whoever holds it.
    let mut work: Pin<Box<dyn Future<Output = T> + Send + '_>> = Box::pin(work);
    poll_fn(|cx| {
        // After a panic the work is dropped, with the transaction that it had open.
        match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx))) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => Poll::Ready(Err(panic)),
        }
    })
    .await
}

fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("without words")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_an_error_says_can_be_noted() {
        let error = Error::Outside(format!("nul\0 and {}", "é".repeat(1_000)));
        let noted = noted(&error);
        assert!(noted.starts_with("nul and é"), "{noted}");
        assert_eq!(noted.chars().count(), NOTED);
    }
}
