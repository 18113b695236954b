//! Addresses that more than one file needs.

use crate::url::encode;

/// The Connect Dashboard's home page.
pub const CONNECT: &str = "/connect";
/// The connected accounts; `?q=` searches them.
pub const ACCOUNTS: &str = "/connect/accounts";
/// The platform's balances.
pub const BALANCES: &str = "/connect/balances";
/// The transfers.
pub const TRANSFERS: &str = "/connect/transfers";
/// The form for a new transfer.
pub const NEW_TRANSFER: &str = "/connect/transfers/new";
/// The review step of a new transfer.
pub const REVIEW_TRANSFER: &str = "/connect/transfers/review";
/// The top-ups.
pub const TOPUPS: &str = "/connect/topups";
/// The form for a new top-up.
pub const NEW_TOPUP: &str = "/connect/topups/new";
/// The review step of a new top-up.
pub const REVIEW_TOPUP: &str = "/connect/topups/review";
/// API keys and what developers need.
pub const DEVELOPERS: &str = "/connect/developers";
/// Asks before live data is shown.
pub const LIVE: &str = "/connect/live";
/// Where a member proves again who they are.
pub const CONFIRM: &str = "/connect/confirm";
/// The messages of test mode.
pub const OUTBOX: &str = "/connect/outbox";
/// The Express Dashboard's home page.
pub const EXPRESS: &str = "/express";
/// The transactions of an Express account.
pub const EXPRESS_TRANSACTIONS: &str = "/express/transactions";
/// The payments of an Express account.
pub const EXPRESS_PAYMENTS: &str = "/express/payments";
/// Where platform members sign in.
pub const LOGIN: &str = "/login";
/// Where the sign-out form of a platform member posts to.
pub const SIGN_OUT: &str = "/sign-out";
/// Where the sign-out form of an account's user posts to.
pub const EXPRESS_SIGN_OUT: &str = "/express/sign-out";

/// The page that asks for the password and leads on to `next`.
pub fn confirm(next: &str) -> String {
    format!("{CONFIRM}?next={}", encode(next))
}

/// The page of one connected account.
pub fn account(id: &str) -> String {
    format!("{ACCOUNTS}/{}", encode(id))
}

/// The page of one transfer.
pub fn transfer(id: &str) -> String {
    format!("{TRANSFERS}/{}", encode(id))
}

/// The page of one top-up.
pub fn topup(id: &str) -> String {
    format!("{TOPUPS}/{}", encode(id))
}

/// The page of one transaction of an Express account.
pub fn express_transaction(id: &str) -> String {
    format!("{EXPRESS_TRANSACTIONS}/{}", encode(id))
}

/// The page of one payment of an Express account.
pub fn express_payment(id: &str) -> String {
    format!("{EXPRESS_PAYMENTS}/{}", encode(id))
}

/// The form for one connected account's profile.
pub fn account_profile(id: &str) -> String {
    format!("{}/profile", account(id))
}

/// The form for one connected account's metadata.
pub fn account_metadata(id: &str) -> String {
    format!("{}/metadata", account(id))
}

/// The page that shows a new login link once.
pub fn login_link(id: &str) -> String {
    format!("{}/login-link", account(id))
}

/// The page of one line of a connected account's balance.
pub fn account_line(account_id: &str, id: &str) -> String {
    format!("{}/transactions/{}", account(account_id), encode(id))
}

/// The page of one payout, of a connected account or of the platform.
pub fn payout(account_id: &str, id: &str) -> String {
    format!("{}/payouts/{}", account(account_id), encode(id))
}

/// The page of one payment that an account received.
pub fn payment(id: &str) -> String {
    format!("{CONNECT}/payments/{}", encode(id))
}

/// The page of one line of the platform's balance.
pub fn balance_line(id: &str) -> String {
    format!("{BALANCES}/{}", encode(id))
}

/// The page of one line of a balance: the platform's own, or a connected account's.
pub fn line_of(account_id: &str, of_platform: bool, id: &str) -> String {
    if of_platform {
        balance_line(id)
    } else {
        account_line(account_id, id)
    }
}

/// The page that asks before a key is revoked.
pub fn revoke_key(id: &str) -> String {
    format!("{DEVELOPERS}/keys/{}/revoke", encode(id))
}
