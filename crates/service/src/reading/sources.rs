//! What stands behind lines and payments: the objects that pages link to and name.

mod behind;

use domain::{
    actor::{Actor, Permission},
    dispute::{Dispute, DisputeFilter},
    list::PageRequest,
    payment::Payment,
    refund::{Refund, RefundFilter},
};

pub use behind::{Behind, behind};

use crate::{Ctx, Result, rights::authorize};

/// How many refunds and disputes of one payment are shown.
const MOST: u32 = 100;

/// What happened to a payment after it was made, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Afterwards {
    /// What was given back of it.
    pub refunds: Vec<Refund>,
    /// What banks said of it.
    pub disputes: Vec<Dispute>,
}

/// Refunds and disputes of `payment`, the latest hundred of each.
pub async fn afterwards(ctx: &Ctx, actor: &Actor, payment: &Payment) -> Result<Afterwards> {
    let scope = authorize::account(actor, Permission::ViewMoney, &payment.account)?;
    let of = Some(payment.id.clone());
    let refunds = RefundFilter {
        payment: of.clone(),
        ..RefundFilter::default()
    };
    let disputes = DisputeFilter {
        payment: of,
        ..DisputeFilter::default()
    };
    let page = PageRequest::first(MOST);
    let mut read = ctx.store.read().await?;
    Ok(Afterwards {
        refunds: store::refunds::page(&mut read, &scope, &refunds, &page)
            .await?
            .items,
        disputes: store::disputes::page(&mut read, &scope, &disputes, &page)
            .await?
            .items,
    })
}
