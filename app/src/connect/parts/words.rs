//! What things of the domain are called. The matches have no default arm: a new kind does not
//! compile until it has a name.

use crate::i18n::{AccountTexts, ConnectTexts, Locale, MoneyTexts};
use domain::account::{AccountKind, BusinessType};
use domain::balance_transaction::TransactionType;
use domain::ledger::LedgerKind;

/// A kind of account.
pub const fn account_kind(locale: Locale, kind: AccountKind) -> &'static str {
    let texts = ConnectTexts(locale);
    match kind {
        AccountKind::Standard => texts.standard(),
        AccountKind::Express => texts.express(),
        AccountKind::Custom => texts.custom(),
        AccountKind::None => texts.no_kind(),
    }
}

/// A type of business.
pub const fn business_type(locale: Locale, kind: BusinessType) -> &'static str {
    let texts = AccountTexts(locale);
    match kind {
        BusinessType::Individual => texts.individual(),
        BusinessType::Company => texts.company(),
        BusinessType::NonProfit => texts.non_profit(),
        BusinessType::GovernmentEntity => texts.government(),
    }
}

/// A type of balance transaction.
pub const fn transaction_type(locale: Locale, kind: TransactionType) -> &'static str {
    let texts = MoneyTexts(locale);
    match kind {
        TransactionType::Payment => texts.type_payment(),
        TransactionType::Transfer => texts.type_transfer(),
        TransactionType::ApplicationFee => texts.type_fee(),
        TransactionType::Topup => texts.type_topup(),
        TransactionType::Charge => texts.type_charge(),
        TransactionType::Refund => texts.type_refund(),
        TransactionType::PaymentRefund => texts.type_payment_refund(),
        TransactionType::RefundFailure => texts.type_refund_failure(),
        TransactionType::Adjustment => texts.type_adjustment(),
        TransactionType::ApplicationFeeRefund => texts.type_fee_refund(),
        TransactionType::TransferRefund => texts.type_transfer_refund(),
        TransactionType::Payout => texts.type_payout(),
        TransactionType::PayoutCancel => texts.type_payout_cancel(),
        TransactionType::PayoutFailure => texts.type_payout_failure(),
        TransactionType::PayoutMinimumBalanceHold => texts.type_minimum_hold(),
        TransactionType::PayoutMinimumBalanceRelease => texts.type_minimum_release(),
        TransactionType::TopupReversal => texts.type_topup_reversal(),
        TransactionType::StripeFee => texts.type_processing(),
        TransactionType::ReserveTransaction => texts.type_reserve(),
        TransactionType::ConnectCollectionTransfer => texts.type_collection(),
    }
}

/// What a ledger account holds.
pub const fn ledger_kind(locale: Locale, kind: LedgerKind) -> &'static str {
    let texts = MoneyTexts(locale);
    match kind {
        LedgerKind::Available => texts.kind_available(),
        LedgerKind::Pending => texts.kind_pending(),
        LedgerKind::InTransit => texts.kind_in_transit(),
        LedgerKind::ClearingBank => texts.kind_bank(),
        LedgerKind::CardNetwork => texts.kind_cards(),
        LedgerKind::Reserve => texts.kind_reserve(),
        LedgerKind::Prefunding => texts.kind_prefunding(),
        LedgerKind::Fees => texts.kind_fees(),
    }
}
