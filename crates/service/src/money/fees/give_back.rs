//! A collected fee goes back to the account that paid it: what every way to do so has in common.

use domain::{
    balance_transaction::{BalanceTransaction, TransactionType},
    event::EventKind,
    id::{BalanceTransactionId, FeeRefundId, PaymentId},
    list::PageRequest,
    metadata::Metadata,
    money::{Money, Positive, add_minor},
    payment::{ApplicationFee, FeeFilter, FeeRefund},
    refund::share,
    time::Timestamp,
};
use store::fee_refunds::Owned;

use crate::{Error, Result, Unit, rights::authorize};

/// What goes back of a fee, which is held.
pub(crate) struct FeeBack {
    /// The fee.
    pub fee: ApplicationFee,
    /// How much.
    pub amount: Positive,
}

/// What it means that nothing is left of what is to go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gone {
    /// Whoever asks is told.
    Refused,
    /// It went back by itself since it was asked for, so that nothing is to be done.
    Done,
}

impl FeeBack {
    /// What goes back of the fee of `payment` when `parts` of `of` were given back with the wish
    /// to return it, of which `already` went back, all in minor units. Nothing where it rounds to
    /// zero; refused where there is no fee, and as `gone` says where nothing is left of it.
    pub(crate) async fn share(
        unit: &mut Unit<'_>,
        payment: &PaymentId,
        parts: i64,
        of: i64,
        already: i64,
        gone: Gone,
    ) -> Result<Option<Self>> {
        let fee = of_payment(unit, payment).await?;
        let fee = fee.ok_or_else(|| refusal("This payment has no application fee to refund."))?;
        let wanted = share(fee.amount.minor(), parts, of, already);
        if wanted > 0 && fee.refundable() <= 0 && gone == Gone::Refused {
            return Err(refusal(
                "The application fee of this payment was refunded already.",
            ));
        }
        let amount = Money::new(wanted.min(fee.refundable()), fee.amount.currency());
        let amount = Positive::new(amount).ok();
        Ok(amount.map(|amount| Self { fee, amount }))
    }

    /// Writes down that it goes back, with the event. Answers the refund of the fee and the
    /// platform's line; the postings and the account's line are the caller's. The money moves
    /// `at` its date.
    pub(crate) async fn write(
        self,
        unit: &mut Unit<'_>,
        metadata: Metadata,
        at: Timestamp,
    ) -> Result<(FeeRefund, BalanceTransaction)> {
        let Self { mut fee, amount } = self;
        let refund = FeeRefund {
            id: unit.id(FeeRefundId::from_suffix),
            fee: fee.id.clone(),
            amount: amount.money(),
            balance_transaction: unit.id(BalanceTransactionId::from_suffix),
            metadata,
            created: unit.now,
        };
        fee.amount_refunded = add_minor(fee.amount_refunded, amount.minor())?;
        let platform = unit.scope.platform().clone();
        let owned = Owned {
            owner: platform.clone(),
            refund: refund.clone(),
        };
        store::fees::update(&mut unit.write, unit.scope, &fee).await?;
        store::fee_refunds::insert(&mut unit.write, unit.scope, &owned).await?;
        let (kind, gross) = (
            TransactionType::ApplicationFeeRefund,
            amount.money().checked_neg()?,
        );
        let mut line = unit
            .line(&platform, kind, gross, refund.id.as_str())
            .settling(at, unit.now);
        line.id = refund.balance_transaction.clone();
        unit.tell(EventKind::ApplicationFeeRefunded, &fee, None)
            .await?;
        Ok((refund, line))
    }
}

/// The fee of a payment, held until the end of the unit.
async fn of_payment(unit: &mut Unit<'_>, payment: &PaymentId) -> Result<Option<ApplicationFee>> {
    let scope = authorize::of_platform(unit.scope);
    let filter = FeeFilter {
        payment: Some(payment.clone()),
        ..FeeFilter::default()
    };
    let found = store::fees::list(&mut unit.write, &scope, &filter, &PageRequest::first(1)).await?;
    match found.items.first() {
        Some(fee) => Ok(store::fees::hold(&mut unit.write, &scope, &fee.id).await?),
        None => Ok(None),
    }
}

fn refusal(message: &str) -> Error {
    Error::refused("parameter_invalid", Some("refund_application_fee"), message)
}
