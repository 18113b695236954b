//! What kinds of jobs there are, as they are stored.

/// Pending money reaches its date.
pub(crate) const SETTLE: &str = "settle";
/// A deadline of an account passes.
pub(crate) const REFRESH: &str = "refresh";
/// A message goes to a phone.
pub(crate) const SMS: &str = "sms";
/// An account's payday.
pub(crate) const PAYOUTS: &str = "payouts";
/// A payout goes to its bank.
pub(crate) const SEND: &str = "payout_send";
/// A payout arrives at its bank, or comes back.
pub(crate) const ARRIVE: &str = "payout_arrive";
/// Refunds that waited for funds are tried again.
pub(crate) const REFUNDS: &str = "refunds";
/// The card's bank says what became of a refund.
pub(crate) const REFUND_OUTCOME: &str = "refund_outcome";
/// A card that the test network disputes: the payload is payment, reason, and `inquiry` or
/// `dispute`, with spaces between.
pub(crate) const DISPUTE: &str = "dispute";
/// The authorisation of a card ends: the payload is the payment.
pub(crate) const AUTHORISATION: &str = "authorisation";
/// A dispute's deadline passes, or a bank decides about it.
pub(crate) const DISPUTE_STEP: &str = "dispute_step";
/// A bank answers a top-up.
pub(crate) const TOPUP: &str = "topup";
/// The platform pays off an account that stays negative.
pub(crate) const COLLECT: &str = "collect";
/// What is held on after a bank debit is released: the payload is the account and the currency.
pub(crate) const RELEASE: &str = "reserve_release";
