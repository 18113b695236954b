//! Adding funds.

use domain::{
    actor::{Actor, Permission},
    balance_transaction::{BalanceTransaction, TransactionType},
    event::Subject,
    id::{BalanceTransactionId, LedgerTransactionId, TopupId},
    ledger::recipes,
    text,
    topup::{MAX_DESCRIPTOR, NewTopup, Topup, TopupFailure, TopupStatus},
    transfer::{MAX_DESCRIPTION, MAX_GROUP},
};
use store::ledger::Source;

use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, authorize,
    outbound::bank::{self, Draw},
    unit::run_keyed,
};

/// Adds funds from the platform's bank. In test mode the simulated bank answers at once.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    new: &NewTopup,
    key: Option<Idempotency<'_, Topup>>,
) -> Result<Reply<Topup>> {
    let scope = authorize::platform(actor, Permission::AddFunds)?;
    check(new)?;
    if scope.livemode() {
        return Err(Error::refused(
            "bank_account_unusable",
            Some("source"),
            "No bank is connected in live mode, so funds cannot be added yet.",
        ));
    }
    let failure = match bank::simulate(new.source.as_deref()) {
        Draw::Succeeded => None,
        Draw::Failed(failure) => Some(failure),
        Draw::UnknownSource => {
            let source = new.source.clone().unwrap_or_default();
            return Err(Error::not_found("source", source, "source"));
        }
    };
    run_keyed(ctx, actor, &scope, key, &Create { new, failure }).await
}

fn check(new: &NewTopup) -> Result<()> {
    let texts = [
        ("description", &new.description, MAX_DESCRIPTION),
        (
            "statement_descriptor",
            &new.statement_descriptor,
            MAX_DESCRIPTOR,
        ),
        ("transfer_group", &new.transfer_group, MAX_GROUP),
        ("source", &new.source, 100),
    ];
    for (param, value, most) in texts {
        let value = value.as_deref().unwrap_or_default();
        text::check(value, most).map_err(|error| Error::text(param, error))?;
    }
    Ok(())
}

struct Create<'a> {
    new: &'a NewTopup,
    failure: Option<TopupFailure>,
}

impl Work for Create<'_> {
    type Output = Topup;
    const ACTION: &'static str = "topup.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Topup> {
        let topup = self.build(unit);
        unit.about(topup.id.as_str());
        store::topups::insert(&mut unit.write, unit.scope, &topup).await?;
        let pending = Topup {
            status: TopupStatus::Pending,
            failure: None,
            ..topup.clone()
        };
        unit.event(
            "topup.created",
            None,
            Subject::Topup(Box::new(pending)),
            None,
        )
        .await?;
        let outcome = if topup.status == TopupStatus::Succeeded {
            self.arrive(unit, &topup).await?;
            "topup.succeeded"
        } else {
            "topup.failed"
        };
        unit.event(outcome, None, Subject::Topup(Box::new(topup.clone())), None)
            .await?;
        Ok(topup)
    }
}

impl Create<'_> {
    fn build(&self, unit: &Unit<'_>) -> Topup {
        let new = self.new;
        let arrived = self.failure.is_none();
        let text = |value: &Option<String>| value.clone().filter(|text| !text.is_empty());
        Topup {
            id: unit.id(TopupId::from_suffix),
            amount: new.amount.money(),
            status: if arrived {
                TopupStatus::Succeeded
            } else {
                TopupStatus::Failed
            },
            failure: self.failure.clone(),
            source: new.source.clone(),
            description: text(&new.description),
            statement_descriptor: text(&new.statement_descriptor),
            transfer_group: text(&new.transfer_group),
            balance_transaction: arrived.then(|| unit.id(BalanceTransactionId::from_suffix)),
            expected_availability_date: unit.now,
            metadata: new.metadata.clone(),
            created: unit.now,
        }
    }

    /// Puts the funds into the balance.
    async fn arrive(&self, unit: &mut Unit<'_>, topup: &Topup) -> Result<()> {
        let Some(id) = topup.balance_transaction.clone() else {
            return Ok(());
        };
        let ledger = unit.id(LedgerTransactionId::from_suffix);
        let postings = recipes::topup(unit.scope.platform(), self.new.amount)
            .map_err(|error| Error::refused("parameter_invalid", None, error.to_string()))?;
        let source = Source {
            transaction: &ledger,
            kind: "topup",
            id: topup.id.as_str(),
        };
        store::ledger::post(&mut unit.write, unit.scope, source, &postings, unit.now).await?;
        let line = BalanceTransaction {
            id,
            account: unit.scope.platform().clone(),
            kind: TransactionType::Topup,
            amount: topup.amount.minor(),
            fee: 0,
            net: topup.amount.minor(),
            currency: topup.amount.currency(),
            source: topup.id.as_str().to_owned(),
            description: topup.description.clone(),
            created: unit.now,
            available_on: unit.now,
            available: true,
        };
        store::balance_transactions::insert(&mut unit.write, unit.scope, &line, &ledger).await?;
        Ok(())
    }
}
