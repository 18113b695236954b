//! Connected accounts.

use domain::account::{
    AccountChange, AccountKind, BusinessProfileChange, Capability, Change, Controller, NewAccount,
};
use service::accounts::{self, ImportRow, Imported};

use super::batch::{self, Files, Importer, Outcome};
use super::columns::Columns;
use super::source::Source;
use super::{Desk, Summary};
use crate::cli::ImportAccounts;

/// Brings in the accounts of the file.
pub async fn run(desk: Desk<'_>, options: &ImportAccounts) -> anyhow::Result<Summary> {
    let common = &options.common;
    let source = Source::open(&common.file)?;
    let columns = Columns::new(source.header(), &common.id)?;
    let email = columns.find_opt("--email", options.email.as_deref())?;
    let name = columns.find_opt("--name", options.name.as_deref())?;
    let used = email.into_iter().chain(name).collect();
    let mut importer = Accounts {
        desk,
        options,
        columns,
        email,
        name,
        used,
    };
    let files = Files {
        input: &common.file,
        rejected: common.rejected.as_deref(),
        currency: common.currency,
    };
    batch::run(source, &files, &mut importer).await
}

struct Accounts<'a> {
    desk: Desk<'a>,
    options: &'a ImportAccounts,
    columns: Columns,
    email: Option<usize>,
    name: Option<usize>,
    used: Vec<usize>,
}

impl Importer for Accounts<'_> {
    type Item = ImportRow;
    const WHAT: &'static str = "accounts";

    async fn read(&mut self, fields: &[String]) -> anyhow::Result<Result<ImportRow, String>> {
        Ok(self.row(fields))
    }

    async fn write(&self, items: &[ImportRow]) -> service::Result<Vec<Outcome>> {
        let written = accounts::import(self.desk.ctx, self.desk.actor, items).await?;
        Ok(written
            .into_iter()
            .map(|outcome| match outcome {
                Imported::New(_) => Outcome::Imported(0, 0),
                Imported::Known(_) => Outcome::Skipped,
            })
            .collect())
    }
}

impl Accounts<'_> {
    fn row(&self, fields: &[String]) -> Result<ImportRow, String> {
        let external_id = self.columns.id(fields)?;
        let kind = AccountKind::from(self.options.kind);
        let controller = Controller::preset(kind).ok_or("this kind cannot be imported")?;
        let change = AccountChange {
            email: text(fields, self.email),
            default_currency: Some(self.options.common.currency),
            business_profile: BusinessProfileChange {
                name: text(fields, self.name),
                ..Default::default()
            },
            capabilities: [
                (Capability::CardPayments, true),
                (Capability::Transfers, true),
            ]
            .into(),
            metadata: self.columns.patch(fields, &self.used)?,
            ..Default::default()
        };
        change.check().map_err(|error| error.to_string())?;
        let account = NewAccount {
            kind,
            controller,
            country: self.options.country,
            fields: change,
        };
        Ok(ImportRow {
            external_id,
            account,
        })
    }
}

fn text(fields: &[String], place: Option<usize>) -> Change<String> {
    let value = place
        .and_then(|place| fields.get(place))
        .map_or("", |value| value.trim());
    if value.is_empty() {
        Change::Keep
    } else {
        Change::Set(value.to_owned())
    }
}
