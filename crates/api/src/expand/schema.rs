//! Which fields of which objects can be expanded, and to what.

/// What an object is, as far as expansion cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A collected fee.
    ApplicationFee,
    /// A line of a balance.
    BalanceTransaction,
    /// A payment.
    Charge,
    /// A top-up.
    Topup,
    /// A transfer.
    Transfer,
    /// A payment as our own object.
    RecordedPayment,
    /// An account.
    Account,
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

/// The expandable fields of a kind, each with what it may point at. Fields that are always whole
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
            ("originating_transaction", &[]),
        ],
        BalanceTransaction => &[("source", &[ApplicationFee, Charge, Topup, Transfer])],
        Charge => &[
            ("application_fee", &[ApplicationFee]),
            ("balance_transaction", &[BalanceTransaction]),
            ("customer", &[]),
            ("payment_intent", &[]),
            ("source_transfer", &[Transfer]),
        ],
        RecordedPayment => &[
            ("account", &[Account]),
            ("application_fee", &[ApplicationFee]),
            ("balance_transaction", &[BalanceTransaction]),
            ("source_transfer", &[Transfer]),
        ],
        Topup => &[("balance_transaction", &[BalanceTransaction])],
        Transfer => &[
            ("balance_transaction", &[BalanceTransaction]),
            ("destination", &[Account]),
            ("destination_payment", &[Charge]),
            ("reversals", &[]),
            ("source_transaction", &[]),
        ],
        Plain => &[],
    }
}

/// Whether every name of `path` is an expandable field, starting from an object of `kind`.
pub fn leads_somewhere(kind: Kind, path: &[&str]) -> bool {
    let Some((name, rest)) = path.split_first() else {
        return false;
    };
    let field = fields(kind).iter().find(|(field, _)| field == name);
    field.is_some_and(|(_, targets)| {
        rest.is_empty() || targets.iter().any(|target| leads_somewhere(*target, rest))
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
