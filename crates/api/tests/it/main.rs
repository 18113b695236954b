//! The API as a caller meets it: requests in, statuses, headers and bodies out, on both engines.

mod accounts;
mod bad_input;
mod balance;
mod conventions;
mod events;
mod expand;
mod idempotency;
mod lists;
mod support;
mod test_helpers;
mod topups;
mod transfers;
mod tributary;
