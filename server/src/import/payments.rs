//! Payments that were made elsewhere.

use std::collections::HashMap;

use domain::id::AccountId;
use domain::money::parse_major;
use domain::payment::NewPayment;
use domain::time::{Timestamp, parse_iso};
use service::payments::{self, Recorded};
use service::{accounts, clock};

use super::batch::{self, Files, Importer, Outcome};
use super::columns::Columns;
use super::source::Source;
use super::{Desk, Summary};
use crate::cli::ImportPayments;

/// Brings in the payments of the file.
pub async fn run(desk: Desk<'_>, options: &ImportPayments) -> anyhow::Result<Summary> {
    let common = &options.common;
    let source = Source::open(&common.file)?;
    let columns = Columns::new(source.header(), &common.id)?;
    let account = columns.find("--account", &options.account)?;
    let amount = columns.find("--amount", &options.amount)?;
    let time = columns.find("--time", &options.time)?;
    let now = clock::get(desk.ctx, desk.actor).await?;
    let used = [account, amount, time];
    let known = HashMap::new();
    let mut importer = Payments {
        desk,
        options,
        columns,
        used,
        now,
        known,
    };
    let files = Files {
        input: &common.file,
        rejected: common.rejected.as_deref(),
        currency: common.currency,
    };
    batch::run(source, &files, &mut importer).await
}

struct Payments<'a> {
    desk: Desk<'a>,
    options: &'a ImportPayments,
    columns: Columns,
    /// The places of account, amount and time.
    used: [usize; 3],
    now: Timestamp,
    /// Accounts by how the file names them.
    known: HashMap<String, Option<AccountId>>,
}

impl Importer for Payments<'_> {
    type Item = NewPayment;
    const WHAT: &'static str = "payments";

    async fn read(&mut self, fields: &[String]) -> anyhow::Result<Result<NewPayment, String>> {
        let [account, _, _] = self.used;
        let named = field(fields, account).to_owned();
        let found = self.account(&named).await?;
        Ok(self.payment(fields, &named, found))
    }

    async fn write(&self, items: &[NewPayment]) -> service::Result<Vec<Outcome>> {
        let written = payments::record_many(self.desk.ctx, self.desk.actor, items).await?;
        Ok(written
            .into_iter()
            .map(|outcome| match outcome {
                Recorded::New(payment) => {
                    Outcome::Imported(payment.amount.minor(), payment.application_fee.minor())
                }
                Recorded::Known(_) => Outcome::Skipped,
            })
            .collect())
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
        self.known.insert(named.to_owned(), found.clone());
        Ok(found)
    }

    fn payment(
        &self,
        fields: &[String],
        named: &str,
        found: Option<AccountId>,
    ) -> Result<NewPayment, String> {
        let external_id = self.columns.id(fields)?;
        let [_, amount, time] = self.used;
        let Some(account) = found else {
            let shown: String = named.chars().take(80).collect();
            return Err(format!(
                "there is no account `{shown}`; import the accounts first"
            ));
        };
        let currency = self.options.common.currency;
        let written = field(fields, amount);
        let amount = parse_major(written, currency)
            .map_err(|error| format!("column `{}`: {error}", self.options.amount))?;
        let application_fee = self
            .options
            .application_fee_percent
            .of(amount.money())
            .map_err(|error| error.to_string())?;
        let created = parse_iso(field(fields, time)).ok_or_else(|| {
            format!(
                "column `{}` is not a time such as 2018-03-04T05:06:07Z",
                self.options.time
            )
        })?;
        let payment = NewPayment {
            account,
            amount,
            application_fee,
            created,
            external_id,
            description: None,
            metadata: self.columns.metadata(fields, &self.used)?,
        };
        payment.check(self.now).map_err(|error| error.to_string())?;
        Ok(payment)
    }
}

fn field(fields: &[String], place: usize) -> &str {
    fields.get(place).map_or("", |value| value.trim())
}
