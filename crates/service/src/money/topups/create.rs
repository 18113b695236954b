//! Adding funds.

use domain::{
    actor::{Actor, Permission},
    calendar,
    country::Country,
    event::EventKind,
    id::TopupId,
    statement::Statement,
    task::Task,
    text,
    time::Timestamp,
    topup::{ARRIVAL_DAYS, DEFAULT_DESCRIPTOR, NewTopup, REFUSAL_DAYS, Topup, TopupStatus},
    transfer::{MAX_DESCRIPTION, MAX_GROUP},
};

use super::outcome::arrive;
use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work,
    outbound::bank::{self, Draw},
    rights::authorize,
    work::run_keyed,
};

/// Adds funds from the platform's bank. In test mode the platform's own bank pays at once; a bank
/// named by a token is debited, and answers on a later business day.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    new: &NewTopup,
    key: Option<&Key>,
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
    if bank::simulate(new.source.as_deref()) == Draw::UnknownSource {
        let source = new.source.clone().unwrap_or_default();
        return Err(Error::not_found("source", source, "source"));
    }
    run_keyed(ctx, actor, &scope, key, &Create(new)).await
}

fn check(new: &NewTopup) -> Result<()> {
    let texts = [
        ("description", &new.description, MAX_DESCRIPTION),
        ("transfer_group", &new.transfer_group, MAX_GROUP),
        ("source", &new.source, 100),
    ];
    for (param, value, most) in texts {
        let value = value.as_deref().unwrap_or_default();
        text::check(value, most).map_err(|error| Error::text(param, error))?;
    }
    let shown = new.statement_descriptor.as_deref();
    Error::check_statement("statement_descriptor", shown, Statement::Topup)?;
    Error::check_step("amount", new.amount, new.amount.currency().step())
}

struct Create<'a>(&'a NewTopup);

impl Work for Create<'_> {
    type Output = Topup;
    const ACTION: &'static str = "topup.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Topup> {
        let mut topup = self.build(unit);
        let country = country(unit).await?;
        if topup.source.is_some() {
            topup.expected_availability_date = on_day(country, unit.now, ARRIVAL_DAYS);
        }
        unit.about(topup.id.as_str());
        store::topups::insert(&mut unit.write, unit.scope, &topup).await?;
        unit.tell(EventKind::TopupCreated, &topup, None).await?;
        let Some(source) = &topup.source else {
            return arrive(unit, topup).await;
        };
        let at = match bank::simulate(Some(source)) {
            Draw::Failed(_) => on_day(country, unit.now, REFUSAL_DAYS),
            _ => topup.expected_availability_date,
        };
        let task = Task::AnswerTopup {
            topup: topup.id.clone(),
        };
        unit.enqueue(&task, at).await?;
        Ok(topup)
    }
}

impl Create<'_> {
    fn build(&self, unit: &Unit<'_>) -> Topup {
        let new = self.0;
        let text = |value: &Option<String>| value.clone().filter(|text| !text.is_empty());
        Topup {
            id: unit.id(TopupId::from_suffix),
            amount: new.amount,
            status: TopupStatus::Pending,
            failure: None,
            source: text(&new.source),
            description: text(&new.description),
            statement_descriptor: text(&new.statement_descriptor)
                .or_else(|| Some(DEFAULT_DESCRIPTOR.to_owned())),
            transfer_group: text(&new.transfer_group),
            balance_transaction: None,
            expected_availability_date: unit.now,
            metadata: new.metadata.clone(),
            created: unit.now,
        }
    }
}

/// Where the platform's bank is.
async fn country(unit: &mut Unit<'_>) -> Result<Country> {
    let (write, platform) = (&mut unit.write, unit.scope.platform());
    let found = store::accounts::find(write, unit.scope, platform).await?;
    let found = found.ok_or_else(|| Error::not_found("account", platform, "account"))?;
    Ok(found.country)
}

/// The beginning of the business day that is so many business days after today.
fn on_day(country: Country, now: Timestamp, days: u16) -> Timestamp {
    Timestamp::midnight(calendar::add_business_days(country, now.date(), days))
}
