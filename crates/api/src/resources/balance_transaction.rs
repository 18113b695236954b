//! Lines of a balance.

use domain::{
    actor::{Actor, Tenant},
    balance_transaction::{BalanceTransaction, FeeDetail, FeeKind},
    dispute::Dispute,
    payment::{ApplicationFee, FeeRefund, Payment},
    payout::Payout,
    refund::Refund,
    topup::Topup,
    transfer::{Reversal, Transfer},
};
use serde_json::{Value, json};
use service::{Ctx, Result, balances};

use crate::wire::{Fields, Object, Viewer, Wire, to};

/// A line.
impl Wire for BalanceTransaction {
    const FIELDS: Fields = &[(
        "source",
        &[
            to::<ApplicationFee>(),
            to::<Payment>(),
            to::<Dispute>(),
            to::<FeeRefund>(),
            to::<Payout>(),
            to::<Refund>(),
            to::<Topup>(),
            to::<Transfer>(),
            to::<Reversal>(),
        ],
    )];

    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        let details = self.fee_details.iter();
        let fee_details: Vec<Value> = details
            .map(|it| fee_detail(it, self, viewer.tenant))
            .collect();
        json!({
            "id": self.id,
            "object": "balance_transaction",
            "amount": self.amount,
            "available_on": self.available_on,
            "balance_type": self.balance_type.name(),
            "created": self.created,
            "currency": self.currency,
            "description": self.description,
            "exchange_rate": null,
            "fee": self.fee,
            "fee_details": fee_details,
            "net": self.net,
            "reporting_category": self.reporting_category(),
            "source": self.source,
            "status": if self.available { "available" } else { "pending" },
            "type": self.kind.name(),
        })
    }
}

impl Object for BalanceTransaction {
    const PREFIXES: &'static [&'static str] = &["txn"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        balances::transaction(ctx, actor, id).await.map(Some)
    }
}

fn fee_detail(detail: &FeeDetail, line: &BalanceTransaction, tenant: &Tenant) -> Value {
    let (kind, words, application) = match detail.kind {
        FeeKind::ApplicationFee => {
            let by = super::application(tenant);
            ("application_fee", "Application fee", Some(by))
        }
        FeeKind::StripeFee => ("stripe_fee", "Processing fee", None),
    };
    json!({
        "amount": detail.amount,
        "application": application,
        "currency": line.currency,
        "description": words,
        "type": kind,
    })
}
