//! Tasks that several stories enqueue.

use domain::{
    id::AccountId,
    message::Sms,
    task::Task,
    time::{DAY, Timestamp},
};

/// So many paydays of accounts that nobody knows: each is a unit of work that finds nothing to do.
pub fn paydays(count: i64) -> Vec<Task> {
    (0..count)
        .map(|number| Task::Payday {
            account: AccountId::from_suffix(&format!("payday{number}")),
            day: Timestamp::from_unix(number * DAY).date(),
        })
        .collect()
}

/// The deadline of an account that nobody knows.
pub fn refresh(name: &str) -> Task {
    Task::RefreshAccount {
        account: AccountId::from_suffix(name),
    }
}

/// A message that is worth sending for a year.
pub fn message(to: &str) -> Task {
    Task::Sms(Sms {
        account: AccountId::from_suffix("somebody"),
        to: to.to_owned(),
        body: "123456 is your code".to_owned(),
        expires_at: Timestamp::from_unix(testkit::START + 365 * DAY),
    })
}
