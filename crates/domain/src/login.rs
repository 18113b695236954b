//! Rules of signing in: by link and code for account owners, by password for a platform's team.

use crate::time::{DAY, HOUR, MINUTE, Timestamp};

/// How long a login link can be redeemed.
pub const LINK_TTL: i64 = 5 * MINUTE;
/// How long a code can be used.
pub const CODE_TTL: i64 = 10 * MINUTE;
/// How often one code may be tried.
pub const CODE_TRIES: i64 = 5;
/// Pause before another code may be sent to the same account.
pub const RESEND_PAUSE: i64 = 30;
/// Most codes per account within [`CODE_WINDOW`].
pub const CODES_PER_WINDOW: i64 = 5;
/// The window in which codes are counted.
pub const CODE_WINDOW: i64 = HOUR;
/// The code that every test-mode account takes.
pub const TEST_CODE: &str = "000000";
/// Where test-mode messages go when no number is on file.
pub const TEST_PHONE: &str = "+1 000 000 0000";

/// Wrong passwords per email within [`PASSWORD_WINDOW`] before attempts are refused.
pub const PASSWORD_TRIES: i64 = 10;
/// The window in which wrong passwords are counted.
pub const PASSWORD_WINDOW: i64 = 15 * MINUTE;
/// Shortest password, in characters.
pub const MIN_PASSWORD: usize = 10;
/// Longest password, in characters: hashing is work.
pub const MAX_PASSWORD: usize = 256;

/// How long a setup address works.
pub const SETUP_TTL: i64 = 30 * MINUTE;
/// A session of the platform's team ends after this at the latest.
pub const MEMBER_SESSION: i64 = 7 * DAY;
/// A session of an account's owner ends after this at the latest.
pub const ACCOUNT_SESSION: i64 = 12 * HOUR;
/// The time between redeeming a link and entering the code.
pub const CHALLENGE_TTL: i64 = 30 * MINUTE;

/// What became of a request for another code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resend {
    /// It may be sent.
    Allowed,
    /// Not before this point in time.
    WaitUntil(Timestamp),
}

/// Whether another code may be sent at `now`, given when the codes of the window were sent.
/// Counted per account, whatever browser asks.
pub fn may_send(sent: &[Timestamp], now: Timestamp) -> Resend {
    let window = now.plus(-CODE_WINDOW);
    let mut recent: Vec<Timestamp> = sent.iter().copied().filter(|at| *at > window).collect();
    recent.sort_unstable();
    if let Some(last) = recent.last()
        && last.plus(RESEND_PAUSE) > now
    {
        return Resend::WaitUntil(last.plus(RESEND_PAUSE));
    }
    let most = usize::try_from(CODES_PER_WINDOW).unwrap_or(usize::MAX);
    match recent
        .len()
        .checked_sub(most)
        .and_then(|excess| recent.get(excess))
    {
        Some(oldest) => Resend::WaitUntil(oldest.plus(CODE_WINDOW)),
        None => Resend::Allowed,
    }
}

/// The phone number with all but its last two digits hidden.
pub fn mask_phone(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    let end: String = digits.iter().skip(digits.len().saturating_sub(2)).collect();
    format!("•••• {end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_unix(100_000 + seconds)
    }

    #[test]
    fn a_second_code_waits_half_a_minute() {
        assert_eq!(may_send(&[], at(0)), Resend::Allowed);
        assert_eq!(may_send(&[at(0)], at(10)), Resend::WaitUntil(at(30)));
        assert_eq!(may_send(&[at(0)], at(30)), Resend::Allowed);
    }

    #[test]
    fn five_codes_an_hour_and_no_more() {
        let sent: Vec<_> = (0..5).map(|n| at(n * 60)).collect();
        assert_eq!(may_send(&sent, at(600)), Resend::WaitUntil(at(CODE_WINDOW)));
        assert_eq!(may_send(&sent, at(CODE_WINDOW + 1)), Resend::Allowed);
    }

    #[test]
    fn a_phone_number_shows_two_digits() {
        assert_eq!(mask_phone("+1 415 555 0123"), "•••• 23");
        assert_eq!(mask_phone(""), "•••• ");
    }
}
