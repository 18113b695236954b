//! Which fields of which objects can be expanded, and to what.

/// What an object is, as far as expansion cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A collected fee.
    ApplicationFee,
    /// What somebody has.
    Balance,
    /// A line of a balance.
    BalanceTransaction,
    /// A payment.
    Charge,
    /// A payout.
    Payout,
    /// A refund.
    Refund,
    /// A refund of a collected fee.
    FeeRefund,
    /// A customer.
    Customer,
    /// A payment intent.
    PaymentIntent,
    /// A way to pay.
    PaymentMethod,
    /// A dispute.
    Dispute,
    /// A top-up.
    Topup,
    /// A transfer.
    Transfer,
    /// A reversal of a transfer.
    TransferReversal,
    /// A payment as our own object.
    RecordedPayment,
    /// An account.
    Account,
    /// A bank account or debit card for payouts.
    ExternalAccount,
    /// Anything without references.
    Plain,
}

/// What a call is answered with: one object, or a list of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One.
    One(Kind),
    /// A page of them.
    Many(Kind),
}

impl Shape {
    /// Of what kind.
    pub fn kind(self) -> Kind {
        match self {
            Self::One(kind) | Self::Many(kind) => kind,
        }
    }
}

/// The expandable fields of a kind, each with what it may point at; dots lead into hashes. Fields that are always whole
/// or always null here point at nothing.
fn fields(kind: Kind) -> &'static [(&'static str, &'static [Kind])] {
    use Kind::*;
    match kind {
        Account => &[
            ("external_accounts", &[]),
            ("individual", &[]),
            ("company", &[]),
        ],
        ApplicationFee => &[
            ("account", &[Account]),
            ("balance_transaction", &[BalanceTransaction]),
            ("charge", &[Charge]),
            ("originating_transaction", &[Charge]),
        ],
        Balance => &[("instant_available.net_available", &[])],
        BalanceTransaction => &[(
            "source",
            &[
                ApplicationFee,
                Charge,
                Dispute,
                FeeRefund,
                Payout,
                Refund,
                Topup,
                Transfer,
                TransferReversal,
            ],
        )],
        Charge => &[
            ("application", &[]),
            ("application_fee", &[ApplicationFee]),
            ("balance_transaction", &[BalanceTransaction]),
            ("customer", &[Customer]),
            ("failure_balance_transaction", &[]),
            ("on_behalf_of", &[Account]),
            ("payment_intent", &[PaymentIntent]),
            ("refunds", &[]),
            ("refunds.data", &[Refund]),
            ("source_transfer", &[Transfer]),
            ("transfer", &[Transfer]),
            ("transfer_data.destination", &[Account]),
        ],
        Payout => &[
            ("application_fee", &[]),
            ("balance_transaction", &[BalanceTransaction]),
            ("destination", &[ExternalAccount]),
            ("failure_balance_transaction", &[BalanceTransaction]),
            ("original_payout", &[Payout]),
            ("reversed_by", &[Payout]),
        ],
        Customer => &[("default_source", &[])],
        PaymentIntent => &[
            ("application", &[]),
            ("customer", &[Customer]),
            ("latest_charge", &[Charge]),
            ("on_behalf_of", &[Account]),
            ("payment_method", &[PaymentMethod]),
            ("transfer_data.destination", &[Account]),
        ],
        PaymentMethod => &[("customer", &[Customer])],
        Dispute => &[
            ("charge", &[Charge]),
            ("evidence.cancellation_policy", &[Plain]),
            ("evidence.customer_communication", &[Plain]),
            ("evidence.customer_signature", &[Plain]),
            ("evidence.duplicate_charge_documentation", &[Plain]),
            ("evidence.receipt", &[Plain]),
            ("evidence.refund_policy", &[Plain]),
            ("evidence.service_documentation", &[Plain]),
            ("evidence.shipping_documentation", &[Plain]),
            ("evidence.uncategorized_file", &[Plain]),
            ("payment_intent", &[PaymentIntent]),
        ],
        ExternalAccount => &[("account", &[Account])],
        RecordedPayment => &[
            ("account", &[Account]),
            ("application_fee", &[ApplicationFee]),
            ("balance_transaction", &[BalanceTransaction]),
            ("source_transfer", &[Transfer]),
        ],
        FeeRefund => &[
            ("balance_transaction", &[BalanceTransaction]),
            ("fee", &[ApplicationFee]),
        ],
        Refund => &[
            ("balance_transaction", &[BalanceTransaction]),
            ("charge", &[Charge]),
            ("failure_balance_transaction", &[BalanceTransaction]),
            ("payment_intent", &[PaymentIntent]),
            ("source_transfer_reversal", &[TransferReversal]),
            ("transfer_reversal", &[TransferReversal]),
        ],
        Topup => &[("balance_transaction", &[BalanceTransaction])],
        Transfer => &[
            ("balance_transaction", &[BalanceTransaction]),
            ("destination", &[Account]),
            ("destination_payment", &[Charge]),
            ("reversals", &[]),
            ("source_transaction", &[Charge]),
        ],
        TransferReversal => &[
            ("balance_transaction", &[BalanceTransaction]),
            ("destination_payment_refund", &[Refund]),
            ("source_refund", &[Refund]),
            ("transfer", &[Transfer]),
        ],
        Plain => &[],
    }
}

/// Whether every name of `path` is an expandable field, starting from an object of `kind`.
pub fn leads_somewhere(kind: Kind, path: &[&str]) -> bool {
    fields(kind).iter().any(|(field, targets)| {
        let names: Vec<&str> = field.split('.').collect();
        path.strip_prefix(names.as_slice()).is_some_and(|rest| {
            rest.is_empty() || targets.iter().any(|target| leads_somewhere(*target, rest))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_follow_the_references_of_each_object() {
        let goes = |kind, path: &str| leads_somewhere(kind, &path.split('.').collect::<Vec<_>>());
        assert!(goes(Kind::Transfer, "destination"));
        assert!(goes(
            Kind::Transfer,
            "destination_payment.balance_transaction.source"
        ));
        assert!(goes(Kind::BalanceTransaction, "source.destination"));
        assert!(goes(Kind::Topup, "balance_transaction"));
        assert!(goes(Kind::Refund, "transfer_reversal.transfer.destination"));
        assert!(goes(Kind::PaymentIntent, "latest_charge.refunds"));
        assert!(goes(Kind::Charge, "refunds.data.balance_transaction"));
        assert!(goes(Kind::Charge, "transfer_data.destination"));
        for bad in [
            "transfer_data",
            "refunds.url",
            "refunds.balance_transaction",
        ] {
            assert!(!goes(Kind::Charge, bad), "{bad}");
        }
        for bad in [
            "",
            "amount",
            "nonsense",
            "destination.a",
            "destination.",
            "data.destination",
        ] {
            assert!(!goes(Kind::Transfer, bad), "{bad}");
        }
    }
}
