//! The queue of work for later, below the use cases that fill it. What does the work is
//! [`crate::runner`], above them.

mod enqueue;
mod once;

pub(crate) use enqueue::enqueue;
pub(crate) use once::once;
pub(crate) use store::jobs::Job;
