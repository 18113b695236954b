//! Payments that were made elsewhere.

use std::collections::HashMap;

use domain::id::AccountId;
use domain::money::{Money, Notation};
use domain::payment::{NewPayment, Payment};
use domain::time::Timestamp;
use service::payments::{self, Expected, Recorded};
use service::{accounts, clock};

use super::amounts::Amounts;
use super::columns::Columns;
use super::fault::{Fault, Question};
use super::importer::{Fact, Importer, Outcome, Reading, blame, differences};
use super::times::Times;
use super::{Desk, Done, run_with};
use crate::cli::ImportPayments;

/// How many accounts are remembered by how the file names them.
const REMEMBERED: usize = 100_000;

/// Brings in the payments of the file.
pub async fn run(desk: Desk<'_>, options: &ImportPayments) -> anyhow::Result<Done> {
    let common = &options.common;
    let named = [&options.account, &options.amount, &options.time];
    let input = common.open(named.into_iter().map(String::as_str))?;
    let mut columns = Columns::new(input.header(), &common.id)?;
    let used = [
        columns.use_as("--account", &options.account, "account")?,
        columns.use_as("--amount", &options.amount, "amount")?,
        columns.use_as("--time", &options.time, "time")?,
    ];
    columns.keep(common.keep())?;
    let now = clock::get(desk.ctx, desk.actor).await?;
    let notation = options.notation()?;
    let mut importer = Payments {
        amounts: Amounts::new(&options.amount, common.currency, notation),
        times: Times::new(&options.time, options.zone.clone()),
        places: Places::new(options),
        desk,
        options,
        columns,
        used,
        now,
        known: HashMap::new(),
    };
    run_with(&input, common, &mut importer).await
}

struct Payments<'a> {
    desk: Desk<'a>,
    options: &'a ImportPayments,
    columns: Columns,
    amounts: Amounts,
    times: Times,
    places: Places,
    /// The places of account, amount and time.
    used: [usize; 3],
    now: Timestamp,
    /// Accounts by how the file names them.
    known: HashMap<String, Option<AccountId>>,
}

/// What people have to look at, by the parameter of the use case.
struct Places {
    account: String,
    amount: String,
    time: String,
    currency: String,
}

impl Places {
    fn new(options: &ImportPayments) -> Self {
        let column = |name: &str| format!("column `{name}`");
        Self {
            account: column(&options.account),
            amount: column(&options.amount),
            time: column(&options.time),
            currency: format!("--currency {}", options.common.currency.upper()),
        }
    }

    fn of(&self, param: &str) -> Option<&str> {
        match param {
            "account" => Some(&self.account),
            "amount" => Some(&self.amount),
            "application_fee_amount" => Some("--application-fee-percent"),
            "created" => Some(&self.time),
            "currency" => Some(&self.currency),
            "external_id" => Some("--id"),
            _ => None,
        }
    }
}

impl Importer for Payments<'_> {
    type Item = NewPayment;
    const WHAT: &'static str = "payments";
    /// What is known of one account stands together in a dozen indexes. So payments are written by
    /// account, and a page that many of them change is changed once and not again and again.
    const WINDOW: usize = 40_000;

    fn columns(&self) -> &Columns {
        &self.columns
    }

    async fn read(
        &mut self,
        cells: &[String],
        line: u64,
    ) -> anyhow::Result<Result<NewPayment, Fault>> {
        let [account, _, _] = self.used;
        let named = cell(cells, account).to_owned();
        let found = self.account(&named).await?;
        Ok(self.payment(cells, line, &named, found))
    }

    fn id(item: &NewPayment) -> &str {
        &item.external_id
    }

    fn place(item: &NewPayment) -> &str {
        item.account.as_str()
    }

    fn facts(&self, item: &NewPayment) -> Vec<Fact> {
        let mut facts = self.facts_of(&item.account, item.amount.money(), item.created);
        let pairs = item.metadata.iter();
        facts.extend(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        facts
    }

    async fn check(&self, items: &[NewPayment]) -> anyhow::Result<Vec<Outcome>> {
        let expected = payments::check_many(self.desk.ctx, self.desk.actor, items).await?;
        let outcomes = items
            .iter()
            .zip(expected)
            .map(|(item, expected)| match expected {
                Ok(Expected::New) => Ok(imported(item.amount.money(), item.application_fee)),
                Ok(Expected::Known) => Ok(Outcome::Skipped),
                Ok(Expected::Changed(payment)) => Ok(self.changed(item, &payment)),
                Err(error) => match self.blame(&error) {
                    Some(reason) => Ok(Outcome::Rejected(reason)),
                    None => Err(error.into()),
                },
            });
        outcomes.collect()
    }

    async fn write(&self, items: &[NewPayment]) -> service::Result<Vec<Outcome>> {
        let written = payments::record_many(self.desk.ctx, self.desk.actor, items).await?;
        let outcomes = items
            .iter()
            .zip(written)
            .map(|(item, written)| match written {
                Recorded::New(payment) => imported(payment.amount, payment.application_fee),
                Recorded::Known(_) => Outcome::Skipped,
                Recorded::Changed(payment) => self.changed(item, &payment),
            });
        Ok(outcomes.collect())
    }

    fn blame(&self, error: &service::Error) -> Option<String> {
        blame(error, |param| self.places.of(param))
    }

    fn questions(&mut self) -> Vec<Question> {
        let mut all = self.columns.questions();
        all.extend(self.amounts.questions());
        all
    }

    fn readings(&self) -> Vec<Reading> {
        let mut readings = vec![self.amounts.reading(), self.times.reading()];
        readings.extend(self.columns.reading());
        readings
    }
}

impl Payments<'_> {
    /// The account that the file calls `named`: the id of an imported row, or one of ours.
    async fn account(&mut self, named: &str) -> anyhow::Result<Option<AccountId>> {
        if named.is_empty() {
            return Ok(None);
        }
        if let Some(found) = self.known.get(named) {
            return Ok(found.clone());
        }
        let Desk { ctx, actor } = &self.desk;
        let mut found = accounts::imported(ctx, actor, named).await?;
        if found.is_none()
            && let Ok(id) = named.parse::<AccountId>()
        {
            found = match accounts::retrieve(ctx, actor, &id).await {
                Ok(account) => Some(account.id),
                Err(service::Error::NotFound { .. }) => None,
                Err(error) => return Err(error.into()),
            };
        }
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        self.known.insert(named.to_owned(), found.clone());
        Ok(found)
    }

    /// What a row says. Amount and metadata come first: what is asked about them is asked whatever
    /// else is wrong with the row.
    fn payment(
        &mut self,
        cells: &[String],
        line: u64,
        named: &str,
        found: Option<AccountId>,
    ) -> Result<NewPayment, Fault> {
        let [_, amount, time] = self.used;
        let amount = self.amounts.read(cell(cells, amount), line);
        let metadata = self.columns.metadata(cells, line);
        let (amount, metadata) = match (amount, metadata) {
            (Err(Fault::File), _) | (_, Err(Fault::File)) => return Err(Fault::File),
            (amount, metadata) => (amount, metadata?),
        };
        let external_id = self.columns.id(cells)?;
        let Some(account) = found else {
            let shown: String = named.chars().take(80).collect();
            let place = &self.places.account;
            return Err(Fault::Row(match named {
                "" => format!("{place} is empty"),
                _ => format!("{place}: there is no account `{shown}`; import the accounts first"),
            }));
        };
        let amount = amount?;
        let currency = self.options.common.currency;
        let fee = self.options.application_fee_percent.of(amount.money());
        let fee = fee.map_err(|error| Fault::Row(error.to_string()))?;
        let payment = NewPayment {
            account,
            amount,
            application_fee: fee.to_step(currency.step()),
            created: self.times.read(cell(cells, time))?,
            external_id,
            description: None,
            metadata,
        };
        let told = |error| Fault::Row(format!("{}: {error}", self.places.time));
        payment.check(self.now).map_err(told)?;
        Ok(payment)
    }

    fn facts_of(&self, account: &AccountId, amount: Money, created: Timestamp) -> Vec<Fact> {
        let columns = self.options;
        vec![
            (columns.account.clone(), account.to_string()),
            (columns.amount.clone(), amount.to_string()),
            (columns.time.clone(), created.to_string()),
        ]
    }

    /// What to say of a row whose payment was recorded with other values.
    fn changed(&self, item: &NewPayment, payment: &Payment) -> Outcome {
        let mut here = self.facts(item);
        let mut there = self.facts_of(&payment.account, payment.amount, payment.created);
        for (name, _) in item.metadata.iter() {
            let value = payment.metadata.get(name);
            there.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        }
        // With another amount the fee is another one anyhow.
        if item.amount.money() == payment.amount {
            let fee = |fee: Money| ("application fee".to_owned(), fee.to_string());
            here.push(fee(item.application_fee));
            there.push(fee(payment.application_fee));
        }
        let differences = differences(&here, &there).join("; ");
        let id = &payment.id;
        Outcome::Rejected(format!("imported before as {id}: {differences}"))
    }
}

fn imported(amount: Money, fee: Money) -> Outcome {
    Outcome::Imported(amount.minor(), fee.minor())
}

fn cell(cells: &[String], place: usize) -> &str {
    cells.get(place).map_or("", String::as_str)
}

impl ImportPayments {
    /// How amounts are written, where it was said.
    fn notation(&self) -> anyhow::Result<Option<Notation>> {
        match (self.decimal, self.grouping) {
            (None, None) => Ok(None),
            (mark, grouping) => Ok(Some(Notation::new(mark, grouping)?)),
        }
    }
}
