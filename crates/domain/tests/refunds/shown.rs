//! Plans as a line that a person reads: each posting as `amount from > to`, with `!` where it must
//! be covered, and `@` the day where that is not today.

use domain::{
    id::AccountId,
    ledger::{LedgerAccount, LedgerKind, Owner, Posting, When},
    refund::{RefundError, RefundPlan},
    transfer::{ReversalError, ReversalPlan},
};

use crate::scene::{TODAY, day, platform};

/// What a refund comes to.
pub fn refund(found: &Result<RefundPlan, RefundError>) -> String {
    match found {
        Err(error) => match error.param() {
            Some(param) => format!("{} {param}", error.code()),
            None => error.code().to_owned(),
        },
        Ok(RefundPlan::Releases(amount)) => format!("releases {}", amount.minor()),
        Ok(RefundPlan::Waits {
            on,
            takes_from,
            missing,
            ..
        }) => {
            let name = |id: &AccountId| {
                if *id == platform() {
                    "platform"
                } else {
                    "seller"
                }
            };
            let others = takes_from
                .as_ref()
                .map(|it| format!(" or the {}", name(it)));
            let (missing, on) = (missing.minor(), name(on));
            format!(
                "waits for {missing} more of the {on}{}",
                others.unwrap_or_default()
            )
        }
        Ok(RefundPlan::Pays(paid)) => {
            let shown = postings(&paid.postings().unwrap());
            let back = paid.reversal.as_ref().map(|back| back.when);
            format!(
                "{shown}{}{}",
                dated("reversal ", back),
                dated("", Some(paid.when))
            )
        }
    }
}

/// What a reversal comes to.
pub fn reversal(found: &Result<ReversalPlan, ReversalError>) -> String {
    match found {
        Err(error) => format!("{} {}", error.code(), error.param()),
        Ok(plan) => {
            let shown = postings(&plan.postings().unwrap());
            format!("{shown}{}", dated("", Some(plan.when)))
        }
    }
}

pub fn postings(postings: &[Posting]) -> String {
    let one = |posting: &Posting| {
        let (from, to) = (account(posting.debit()), account(posting.credit()));
        let guard = if posting.is_guarded() { "!" } else { "" };
        format!("{}{guard} {from} > {to}", posting.amount().minor())
    };
    let shown: Vec<String> = postings.iter().map(one).collect();
    shown.join(", ")
}

/// `p` and `s` for platform and seller, with their state where that is not `available`.
fn account(account: &LedgerAccount) -> String {
    let owner = match &account.owner {
        Owner::World => return "card".to_owned(),
        Owner::Account(owner) if *owner == platform() => "p",
        Owner::Account(_) => "s",
    };
    match account.kind {
        LedgerKind::Available => owner.to_owned(),
        kind => format!("{owner}.{}", kind.name()),
    }
}

fn dated(what: &str, when: Option<When>) -> String {
    match when {
        Some(when) if when.at != day(TODAY) => format!(", {what}@{}", when.at.unix() / 86_400),
        _ => String::new(),
    }
}
